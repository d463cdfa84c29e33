import type { Engine } from "../../backend/engine";
import {
  layerOperations,
  trackStatistics,
  type NormalisedBatch,
  type RunningStatistics,
} from "../../backend/operations";
import { makeVariable, type Variable, type Variables, type Weights } from "../../backend/variables";
import type { Stream } from "../../random";
import { uniformFanIn } from "../initialise";
import { EPSILON, simSiamSizes, type SimSiamConfig, type SimSiamSizes } from "./config";
import {
  backboneLayers,
  encoderLayers,
  predictionLayers,
  projectionLayers,
  statisticsShapes,
  trainedShapes,
  type Layer,
} from "./layers";
import { convolve, type Unit } from "./resnet";

/** SimSiam as variables, all by name. */
export interface SimSiamNetwork {
  readonly sizes: SimSiamSizes;
  /** what training changes by gradients */
  readonly variables: Variables;
  /** running mean and variance of each normalisation */
  readonly statistics: Variables;
  dispose(): void;
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

/**
 * As torchvision initialises ResNet-18, `N(0, 2 / (k^2 out))` (He et al. 2015), but for the first convolution, which
 * the paper's code replaces and which so keeps PyTorch's default, as the linear layers do.
 */
function initialKernel({ name, kernel }: Layer, stream: Stream): Float32Array {
  const fanIn = sizeOf(kernel.slice(0, -1));
  if (kernel.length === 2 || name === "backbone/stem") return uniformFanIn(stream, kernel, fanIn);
  const [side = 1] = kernel;
  const deviation = Math.sqrt(2 / (side * side * (kernel.at(-1) as number)));
  return Float32Array.from({ length: sizeOf(kernel) }, () => deviation * stream.normal());
}

function initialValues(layer: Layer, name: string, shape: readonly number[], stream: Stream): Float32Array {
  const own = stream.stream(name);
  switch (name.slice(layer.name.length + 1)) {
    case "kernel":
      return initialKernel(layer, own);
    case "bias":
      return uniformFanIn(own, shape, layer.kernel[0]);
    case "scale":
    case "variance":
      return new Float32Array(sizeOf(shape)).fill(1);
    default:
      return new Float32Array(sizeOf(shape));
  }
}

/**
 * SimSiam (Chen & He 2021) with the paper's sizes (FIGURES 1.7): ResNet-18 for one channel, a projection head of three
 * layers to 100 values, a prediction head of two; 11,773,732 parameters at full width.
 */
export function makeSimSiam(engine: Engine, stream: Stream, config: SimSiamConfig = {}): SimSiamNetwork {
  const sizes = simSiamSizes(config);
  const layers = [...backboneLayers(sizes), ...projectionLayers(sizes), ...predictionLayers(sizes)];
  const make = (shapes: (layer: Layer) => Readonly<Record<string, readonly number[]>>): Variables =>
    Object.fromEntries(
      layers.flatMap((layer) =>
        Object.entries(shapes(layer)).map(([name, shape]) => [
          name,
          makeVariable(engine, name, shape, initialValues(layer, name, shape, stream)),
        ]),
      ),
    );
  const [variables, statistics] = [make(trainedShapes), make(statisticsShapes)];
  return {
    sizes,
    variables,
    statistics,
    dispose: () =>
      [...Object.values(variables), ...Object.values(statistics)].forEach((variable) => variable.dispose()),
  };
}

/** What makes embeddings of a network's variables: no prediction head. */
export function encoderVariables({ sizes, variables, statistics }: SimSiamNetwork): readonly Variable[] {
  const names = encoderLayers(sizes).flatMap((layer) =>
    Object.keys({ ...trainedShapes(layer), ...statisticsShapes(layer) }),
  );
  return names.map((name) => (variables[name] ?? statistics[name]) as Variable);
}

/** What becomes of the statistics of a batch that a layer normalised. */
export type Track = (running: RunningStatistics, batch: NormalisedBatch) => void;

/** Layers normalised by the batch that they see, which by default moves the running statistics as PyTorch does. */
export function batchUnit(
  engine: Engine,
  { statistics }: SimSiamNetwork,
  weights: Weights,
  track: Track = (running, batch) => trackStatistics(engine, running, batch),
): Unit {
  const { tf } = engine;
  const { activate, batchNormalisation } = layerOperations(engine);
  return (name, x, { activation, ...options } = {}) => {
    const h = convolve(engine, x, weights[`${name}/kernel`], options);
    const each = [h.shape.at(-1) as number];
    const [scale, offset] = [weights[`${name}/scale`] ?? tf.ones(each), weights[`${name}/offset`] ?? tf.zeros(each)];
    const normal = batchNormalisation(h, scale, offset, { epsilon: EPSILON });
    track({ mean: statistics[`${name}/mean`], variance: statistics[`${name}/variance`] }, normal);
    return activation === undefined ? normal.output : activate(normal.output, activation);
  };
}
