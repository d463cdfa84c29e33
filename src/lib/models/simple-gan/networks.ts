import type { Engine, Tensor } from "../../backend/engine";
import { layerOperations, type LayerOperations } from "../../backend/operations";
import { makeVariable, type Variables, type Weights } from "../../backend/variables";
import type { Stream } from "../../random";
import { uniformFanIn } from "../initialise";
import { BASE_SIDE, SIMPLE_GAN_SIDE, type SimpleGanSizes } from "./config";

/** A network as variables and a pure function of their values. */
export interface Network {
  readonly variables: Variables;
  forward(weights: Weights, x: Tensor): Tensor;
}

/** One layer's variables. */
export interface Layer {
  readonly name: string;
  readonly kernel: readonly number[];
  readonly bias: number;
  /** as PyTorch counts it */
  readonly fanIn: number;
}

const KERNEL = 3;

/** How a variable begins: drawn as PyTorch does, or at zero where a checkpoint is to be loaded. */
export type Initial = Stream | "zero";

const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

function makeVariables(engine: Engine, name: string, layers: readonly Layer[], initial: Initial): Variables {
  const values = (key: string, shape: readonly number[], fanIn: number) =>
    initial === "zero" ? new Float32Array(sizeOf(shape)) : uniformFanIn(initial.stream(`${name}/${key}`), shape, fanIn);
  const make = (key: string, shape: readonly number[], fanIn: number) =>
    [key, makeVariable(engine, `${name}/${key}`, shape, values(key, shape, fanIn))] as const;
  return Object.fromEntries(
    layers.flatMap((layer) => [
      make(`${layer.name}/kernel`, layer.kernel, layer.fanIn),
      make(`${layer.name}/bias`, [layer.bias], layer.fanIn),
    ]),
  );
}

/** Names and shapes of a network's variables, as a checkpoint has them. */
export function variableShapes(name: string, layers: readonly Layer[]): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(layers.flatMap((layer) => [
    [`${name}/${layer.name}/kernel`, layer.kernel] as const,
    [`${name}/${layer.name}/bias`, [layer.bias]] as const,
  ]));
}

/** Looks weights up by layer. */
function layerOf(weights: Weights, name: string): { kernel: Tensor; bias: Tensor } {
  return { kernel: weights[`${name}/kernel`] as Tensor, bias: weights[`${name}/bias`] as Tensor };
}

export function generatorLayers({ latent, deep, shallow }: SimpleGanSizes): readonly Layer[] {
  const base = BASE_SIDE ** 2 * deep;
  return [
    { name: "linear", kernel: [latent, base], bias: base, fanIn: latent },
    { name: "up-31", kernel: [KERNEL, KERNEL, deep, deep], bias: deep, fanIn: deep * KERNEL ** 2 },
    { name: "up-63", kernel: [KERNEL, KERNEL, shallow, deep], bias: shallow, fanIn: shallow * KERNEL ** 2 },
    { name: "up-128", kernel: [KERNEL, KERNEL, 1, shallow], bias: 1, fanIn: KERNEL ** 2 },
  ];
}

export function discriminatorLayers({ deep, shallow, hidden }: SimpleGanSizes): readonly Layer[] {
  const flat = BASE_SIDE ** 2 * deep;
  return [
    { name: "down-63", kernel: [KERNEL, KERNEL, 1, shallow], bias: shallow, fanIn: KERNEL ** 2 },
    { name: "down-31", kernel: [KERNEL, KERNEL, shallow, deep], bias: deep, fanIn: shallow * KERNEL ** 2 },
    { name: "down-15", kernel: [KERNEL, KERNEL, deep, deep], bias: deep, fanIn: deep * KERNEL ** 2 },
    { name: "hidden", kernel: [flat, hidden], bias: hidden, fanIn: flat },
    { name: "logit", kernel: [hidden, 1], bias: 1, fanIn: hidden },
  ];
}

/**
 * z [n, 100] -> images [n, 128, 128, 1] in -1 … 1 (Chatterjee et al. 2025; FIGURES 1.3): linear to 15x15x64, three
 * transposed convolutions of 3x3 with stride 2, leaky ReLU of slope 0.2, tanh; 1,510,081 parameters at full width.
 */
export function makeGenerator(engine: Engine, sizes: SimpleGanSizes, initial: Initial): Network {
  const { deep } = sizes;
  const variables = makeVariables(engine, "generator", generatorLayers(sizes), initial);
  const { dense, transposedConvolution } = layerOperations(engine);
  const activation = "leaky-relu" as const;
  const up = (x: Tensor, weights: Weights, name: string, side: number, last = false) => {
    const { kernel, bias } = layerOf(weights, name);
    return transposedConvolution(x, kernel, { stride: 2, size: [side, side], bias, activation: last ? "tanh" : activation });
  };
  return {
    variables,
    forward(weights, z) {
      const { kernel, bias } = layerOf(weights, "linear");
      // [n, 100]
      const flat = dense(z, kernel, { bias, activation });
      let h = flat.reshape([z.shape[0] as number, BASE_SIDE, BASE_SIDE, deep]);
      // [n, 15, 15, 64]
      h = up(h, weights, "up-31", 31);
      // [n, 31, 31, 64]
      h = up(h, weights, "up-63", 63);
      // [n, 63, 63, 32]; the paper pads to 64, transposes to 129 and crops to 128, which is this
      return up(h, weights, "up-128", SIMPLE_GAN_SIDE, true);
      // [n, 128, 128, 1]
    },
  };
}

/**
 * Images [n, 128, 128, 1] -> logits [n, 1] of being real (FIGURES 1.3): three convolutions of 3x3 with stride 2, two
 * linear layers, leaky ReLU of slope 0.2; 1,495,945 parameters at full width. The paper's sigmoid is in the loss.
 */
export function makeDiscriminator(engine: Engine, sizes: SimpleGanSizes, initial: Initial): Network {
  const flat = BASE_SIDE ** 2 * sizes.deep;
  const variables = makeVariables(engine, "discriminator", discriminatorLayers(sizes), initial);
  const operations: LayerOperations = layerOperations(engine);
  const activation = "leaky-relu" as const;
  const down = (x: Tensor, weights: Weights, name: string) => {
    const { kernel, bias } = layerOf(weights, name);
    return operations.convolution(x, kernel, { stride: 2, bias, activation });
  };
  const linear = (x: Tensor, weights: Weights, name: string, last = false) => {
    const { kernel, bias } = layerOf(weights, name);
    return operations.dense(x, kernel, last ? { bias } : { bias, activation });
  };
  return {
    variables,
    forward(weights, images) {
      // [n, 128, 128, 1]
      let h = down(images, weights, "down-63");
      // [n, 63, 63, 32]
      h = down(h, weights, "down-31");
      // [n, 31, 31, 64]
      h = down(h, weights, "down-15");
      // [n, 15, 15, 64]
      h = linear(h.reshape([h.shape[0] as number, flat]), weights, "hidden");
      return linear(h, weights, "logit", true);
    },
  };
}
