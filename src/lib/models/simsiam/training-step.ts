import { compile, type CompiledStep } from "../../backend/compile";
import type { Engine, Tensor } from "../../backend/engine";
import { layerOperations } from "../../backend/operations";
import { gradients, momentum as gradientDescent, type Variable, type Weights } from "../../backend/variables";
import { SIMSIAM_SIDE } from "./config";
import { batchUnit, type SimSiamNetwork } from "./network";
import { backbone, project, type Unit } from "./resnet";

export interface SimSiamStepOptions {
  /** patches of a step, each in two views; default 64 */
  readonly batch?: number;
  /** of the images, default 128 */
  readonly side?: number;
  /** default 0.0125 */
  readonly learningRate?: number;
  /** default 0, as the paper's code has it; 0.9 in Chen & He (2021) */
  readonly momentum?: number;
  /** default 0, as the paper's code has it; 1e-4 in Chen & He (2021) */
  readonly weightDecay?: number;
  readonly mode?: "graph" | "eager";
}

export interface SimSiamStep extends CompiledStep {
  /** weights, running statistics and optimiser state: what a checkpoint must hold to go on */
  readonly state: readonly Variable[];
  /** frees the graph and the optimiser's state; the weights stay */
  dispose(): void;
}

/** Below this length a vector has no direction (PyTorch's cosine similarity). */
const SHORTEST = 1e-8;

/** Embeddings [n, 100] -> predictions [n, 100] of the other view's embeddings. */
function predict(engine: Engine, unit: Unit, weights: Weights, embeddings: Tensor): Tensor {
  const { dense } = layerOperations(engine);
  const hidden = unit("prediction/first", embeddings, { activation: "relu" });
  return dense(hidden, weights["prediction/last/kernel"], { bias: weights["prediction/last/bias"] });
}

/**
 * One iteration (FIGURES 1.7): embeddings z and predictions p of two views of the same patches, each view normalised by
 * its own batch; `loss = -1/2 [cos(p0, z1) + cos(p1, z0)]` averaged over the patches, z taken as constant; gradient
 * descent. Inputs `first` and `second` [n, 128, 128, 1] in kG. Outputs the loss (-1 … 1); `spread`, sqrt(100) times
 * the mean standard deviation of the values of p0 / |p0| over the batch: 1 when they point everywhere, 0 when all are one;
 * and `collapse`, `max(0, 1 - spread)`.
 */
export function simSiamStep(engine: Engine, network: SimSiamNetwork, options: SimSiamStepOptions = {}): SimSiamStep {
  const { batch = 64, side = SIMSIAM_SIDE, learningRate = 0.0125, momentum = 0, weightDecay = 0, mode } = options;
  const { tf } = engine;
  const { sizes, variables, statistics } = network;
  const optimiser = gradientDescent(engine, "gradient-descent", variables, { learningRate, momentum, weightDecay });

  const constant = tf.customGrad((x) => ({
    value: (x as Tensor).clone(),
    gradFunc: (dy) => tf.zerosLike(dy as Tensor),
  }));
  const direction = (x: Tensor) => tf.mul(x, tf.rsqrt(tf.maximum(tf.sum(tf.square(x), 1, true), SHORTEST ** 2)));
  const similarity = (p: Tensor, z: Tensor) => tf.mean(tf.sum(tf.mul(direction(p), direction(constant(z))), 1));
  const spreadOf = (p: Tensor) => {
    const { variance } = tf.moments(direction(p), 0);
    return tf.mul(tf.mean(tf.sqrt(tf.mul(variance, batch / (batch - 1)))), Math.sqrt(sizes.latent));
  };

  const step = ({ first, second }: Readonly<Record<string, Tensor>>) => {
    const {
      loss,
      values,
      gradients: found,
    } = gradients(
      engine,
      (weights) => {
        const unit = batchUnit(engine, network, weights);
        const see = (images: Tensor) => {
          const z = project(unit, backbone(engine, sizes, unit, images));
          return { z, p: predict(engine, unit, weights, z) };
        };
        const [one, other] = [see(first), see(second)];
        return {
          loss: tf.mul(tf.add(similarity(one.p, other.z), similarity(other.p, one.z)), -0.5),
          prediction: one.p,
        };
      },
      variables,
    );
    optimiser.apply(found);
    const spread = spreadOf(values.prediction);
    return { loss, spread, collapse: tf.relu(tf.sub(1, spread)) };
  };

  const state = [...Object.values(variables), ...Object.values(statistics), ...optimiser.state];
  const images = [batch, side, side, 1];
  const compiled = compile(engine, {
    name: "SimSiam",
    inputs: { first: images, second: images },
    variables: state,
    step,
    ...(mode === undefined ? {} : { mode }),
  });
  return {
    ...compiled,
    state,
    dispose() {
      compiled.dispose();
      for (const variable of optimiser.state) variable.dispose();
    },
  };
}
