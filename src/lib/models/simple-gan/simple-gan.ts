import { compile, type CompiledStep } from "../../backend/compile";
import type { Engine, Tensor } from "../../backend/engine";
import { adam, gradients, readAll, type Variable } from "../../backend/variables";
import type { Stream } from "../../random";
import { SIMPLE_GAN_SIDE, simpleGanSizes, type SimpleGanConfig, type SimpleGanSizes } from "./config";
import { makeDiscriminator, makeGenerator, type Network } from "./networks";
import { shiftImages } from "./shift-images";

export interface SimpleGan {
  readonly sizes: SimpleGanSizes;
  readonly generator: Network;
  readonly discriminator: Network;
  /** frees the weights of both */
  dispose(): void;
}

/** The GAN for solar active regions, initialised as PyTorch does by default. */
export function makeSimpleGan(engine: Engine, stream: Stream, config: SimpleGanConfig = {}): SimpleGan {
  const sizes = simpleGanSizes(config);
  const [generator, discriminator] = [makeGenerator(engine, sizes, stream), makeDiscriminator(engine, sizes, stream)];
  const weights = [...Object.values(generator.variables), ...Object.values(discriminator.variables)];
  return { sizes, generator, discriminator, dispose: () => weights.forEach((variable) => variable.dispose()) };
}

/** Number of trained values. */
export function parameterCount({ variables }: Network): number {
  return Object.values(variables).reduce((sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1), 0);
}

export interface GanStepOptions {
  /** images of a step, default 32 */
  readonly batch?: number;
  /** of both optimisers, default 5e-4 */
  readonly learningRate?: number;
  /** of the discriminator's, default `learningRate` */
  readonly discriminatorRate?: number;
  /** default 0.9 */
  readonly beta1?: number;
  /** whether the step takes the two rates of each call as an input `rates` [2], G's and D's, in place of the fixed ones */
  readonly scheduledRates?: boolean;
  /**
   * whether D sees every image, real or generated, shifted (Zhao et al. 2020, arXiv:2006.10738: so it cannot learn the
   * training set by heart), by an input `shifts` [3 batch, 2]: rows and columns, in pixels, of the generated images
   * when G learns, then of the generated and of the real ones when D learns; default false, as the paper
   */
  readonly shifted?: boolean;
  /**
   * Which generated images D learns from: `"recomputed"` by the G just updated, as the paper's code does (default), or
   * `"shared"`, those that G learned from, which saves one pass of G
   */
  readonly fakes?: "recomputed" | "shared";
  readonly mode?: "graph" | "eager";
}

export interface GanStep extends CompiledStep {
  /** weights and optimiser state: what a checkpoint must hold to go on */
  readonly state: readonly Variable[];
  /** frees the graph and the optimisers' state; the weights stay */
  dispose(): void;
}

/**
 * One iteration (FIGURES 1.3): draw z; update G by `-E log D(G(z))`; then D on G(z), of the same z, and on real images by
 * `-1/2 [E log(1 - D(G(z))) + E log D(x)]`; Adam for both. Inputs `images` [n, 128, 128, 1] in kG and `latents` [n, 100],
 * standard normal. Outputs the two losses and the shares of real and of generated images that D tells right at 0.5.
 */
export function ganTrainingStep(engine: Engine, gan: SimpleGan, options: GanStepOptions = {}): GanStep {
  const { batch = 32, learningRate = 5e-4, discriminatorRate = learningRate, beta1 = 0.9, scheduledRates = false, shifted = false, fakes = "recomputed", mode } = options;
  const { tf } = engine;
  const { generator, discriminator, sizes } = gan;
  const generatorAdam = adam(engine, "generator-adam", generator.variables, { learningRate, beta1 });
  const discriminatorAdam = adam(engine, "discriminator-adam", discriminator.variables, { learningRate: discriminatorRate, beta1 });
  // binary cross-entropy on logits l: -log sigmoid(l) = softplus(-l), -log(1 - sigmoid(l)) = softplus(l)
  const called = (real: boolean, logits: Tensor): Tensor => tf.mean(tf.softplus(real ? tf.neg(logits) : logits));
  const share = (condition: Tensor) => tf.mean(tf.cast(condition, "float32"));

  const step = ({ images, latents, rates, shifts }: Readonly<Record<string, Tensor>>) => {
    const seen = (x: Tensor, first: number) =>
      shifts === undefined ? x : shiftImages(engine, x, tf.slice(shifts, [first, 0], [x.shape[0] as number, 2]));
    const [generatorRate, ownRate] = [0, 1].map((i) => (rates === undefined ? undefined : tf.squeeze(tf.slice(rates, [i], [1]))));
    const fixed = readAll(discriminator.variables);
    const ofGenerator = gradients(
      engine,
      (weights) => {
        const fake = generator.forward(weights, latents as Tensor);
        const loss = called(true, discriminator.forward(fixed, seen(fake, 0)));
        return { loss, fake };
      },
      generator.variables,
    );
    generatorAdam.apply(ofGenerator.gradients, generatorRate);
    const fake = fakes === "shared" ? ofGenerator.values.fake : generator.forward(readAll(generator.variables), latents as Tensor);
    const ofDiscriminator = gradients(
      engine,
      (weights) => {
        // one pass for both: there is no batch normalisation
        const logits = discriminator.forward(weights, seen(tf.concat([fake, images as Tensor]), batch));
        const [onFake, onReal] = [tf.slice(logits, [0, 0], [batch, 1]), tf.slice(logits, [batch, 0], [batch, 1])];
        const loss = tf.mul(tf.add(called(false, onFake), called(true, onReal)), 0.5);
        return { loss, fakeAccuracy: share(tf.lessEqual(onFake, 0)), realAccuracy: share(tf.greater(onReal, 0)) };
      },
      discriminator.variables,
    );
    discriminatorAdam.apply(ofDiscriminator.gradients, ownRate);
    return { generatorLoss: ofGenerator.loss, discriminatorLoss: ofDiscriminator.loss, ...ofDiscriminator.values };
  };

  const state = [
    ...Object.values(generator.variables),
    ...Object.values(discriminator.variables),
    ...generatorAdam.state,
    ...discriminatorAdam.state,
  ];
  const inputs = {
    images: [batch, SIMPLE_GAN_SIDE, SIMPLE_GAN_SIDE, 1], latents: [batch, sizes.latent],
    ...(scheduledRates ? { rates: [2] } : {}), ...(shifted ? { shifts: [3 * batch, 2] } : {}),
  };
  const compiled = compile(engine, { name: "GAN of active regions", inputs, variables: state, step, ...(mode === undefined ? {} : { mode }) });
  return {
    ...compiled,
    state,
    dispose() {
      compiled.dispose();
      for (const variable of [...generatorAdam.state, ...discriminatorAdam.state]) variable.dispose();
    },
  };
}
