import type { SimSiamSizes } from "./config";

/** One convolution or linear layer; all but the last of the prediction head are followed by batch normalisation. */
export interface Layer {
  readonly name: string;
  /** [k, k, in, out] or [in, out] */
  readonly kernel: readonly number[];
  /** what follows: batch normalisation with scale and offset, or without, or a bias of the layer's own */
  readonly then: "normalisation" | "plain-normalisation" | "bias";
}

/** One residual block; its first convolution has the stride. */
export interface Block {
  readonly name: string;
  /** 1 … 4 */
  readonly stage: number;
  readonly stride: 1 | 2;
  /** whether the shortcut is a convolution of 1x1 with normalisation, since size or channels change */
  readonly projects: boolean;
  readonly inputs: number;
  readonly outputs: number;
}

/** Two blocks a stage; each stage but the first halves the image. */
export function residualBlocks({ channels }: SimSiamSizes): readonly Block[] {
  return channels.flatMap((outputs, i) => {
    const name = (block: number) => `backbone/stage-${i + 1}/block-${block}`;
    const [stage, inputs, halves] = [i + 1, channels[Math.max(i - 1, 0)], i > 0];
    return [
      { name: name(1), stage, stride: halves ? 2 : 1, projects: halves, inputs, outputs },
      { name: name(2), stage, stride: 1, projects: false, inputs: outputs, outputs },
    ] as const;
  });
}

/** ResNet-18 without its classification layer (He et al. 2016), for images of one channel. */
export function backboneLayers(sizes: SimSiamSizes): readonly Layer[] {
  const then = "normalisation";
  return [
    { name: "backbone/stem", kernel: [7, 7, 1, sizes.channels[0]], then },
    ...residualBlocks(sizes).flatMap(({ name, inputs, outputs, projects }): Layer[] => [
      { name: `${name}/first`, kernel: [3, 3, inputs, outputs], then },
      { name: `${name}/second`, kernel: [3, 3, outputs, outputs], then },
      ...(projects ? [{ name: `${name}/shortcut`, kernel: [1, 1, inputs, outputs], then } as const] : []),
    ]),
  ];
}

export function projectionLayers({ channels, hidden, latent }: SimSiamSizes): readonly Layer[] {
  return [
    { name: "projection/first", kernel: [channels[3], hidden], then: "normalisation" },
    { name: "projection/second", kernel: [hidden, hidden], then: "normalisation" },
    { name: "projection/last", kernel: [hidden, latent], then: "plain-normalisation" },
  ];
}

export function predictionLayers({ latent, bottleneck }: SimSiamSizes): readonly Layer[] {
  return [
    { name: "prediction/first", kernel: [latent, bottleneck], then: "normalisation" },
    { name: "prediction/last", kernel: [bottleneck, latent], then: "bias" },
  ];
}

/** The layers that make embeddings. */
export const encoderLayers = (sizes: SimSiamSizes): readonly Layer[] => [
  ...backboneLayers(sizes),
  ...projectionLayers(sizes),
];

/** Number of channels that a layer gives. */
export const outputsOf = ({ kernel }: Layer): number => kernel.at(-1) as number;

/** Names and shapes of a layer's trained variables. */
export function trainedShapes(layer: Layer): Readonly<Record<string, readonly number[]>> {
  const { name, kernel, then } = layer;
  const each = [outputsOf(layer)];
  switch (then) {
    case "normalisation":
      return { [`${name}/kernel`]: kernel, [`${name}/scale`]: each, [`${name}/offset`]: each };
    case "plain-normalisation":
      return { [`${name}/kernel`]: kernel };
    case "bias":
      return { [`${name}/kernel`]: kernel, [`${name}/bias`]: each };
  }
}

/** Names and shapes of the running statistics of a layer's normalisation. */
export function statisticsShapes(layer: Layer): Readonly<Record<string, readonly number[]>> {
  if (layer.then === "bias") return {};
  const each = [outputsOf(layer)];
  return { [`${layer.name}/mean`]: each, [`${layer.name}/variance`]: each };
}

/** All that an encoder is loaded from: what a checkpoint holds. */
export function encoderShapes(sizes: SimSiamSizes): Readonly<Record<string, readonly number[]>> {
  return Object.assign(
    {},
    ...encoderLayers(sizes).map((layer) => ({ ...trainedShapes(layer), ...statisticsShapes(layer) })),
  );
}
