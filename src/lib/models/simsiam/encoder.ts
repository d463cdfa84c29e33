import { matrix, requireImages, type Images, type Matrix } from "../../arrays";
import { compile } from "../../backend/compile";
import type { Engine } from "../../backend/engine";
import { makeVariable, readAll, type Variables } from "../../backend/variables";
import { OptionError, ShapeError } from "../../errors";
import { requireAlive } from "../require-alive";
import { SIMSIAM_SIDE, type SimSiamSizes } from "./config";
import { foldNormalisation, type Values } from "./fold";
import { encoderLayers, outputsOf } from "./layers";
import { backbone, convolve, project, type Unit } from "./resnet";

export interface EmbedOptions {
  /** the projection head's 100 values, as the paper compares them (default), or the backbone's 512 */
  readonly output?: "projection" | "backbone";
}

/** Vectors for images: typed arrays on both sides. */
export interface Embedder {
  /** values of an embedding: 100 */
  readonly latent: number;
  /** values of the backbone's output: 512 */
  readonly features: number;
  /**
   * @param images [n, 128, 128] in kG
   * @returns [n, 100], or [n, 512] for the backbone; each row depends on its own image alone
   * @throws ShapeError for images of another size or unit, none, or values that are not finite; OptionError for an
   *   unknown output; UserError after `dispose`
   */
  embed(images: Images, options?: EmbedOptions): Matrix;
  /** frees its weights */
  dispose(): void;
}

/** An embedder whose weights can be loaded anew, such as after each epoch of a training. */
export interface Encoder extends Embedder {
  load(values: Values): void;
}

export interface EncoderOptions {
  /** images that go through the network at a time, default 16: what bounds its memory */
  readonly batch?: number;
  /** of the images, default 128 */
  readonly side?: number;
}

const OUTPUTS = ["projection", "backbone"] as const;

function checkImages(images: Images, side: number): void {
  requireImages(images, "what is to be embedded");
  const {
    data,
    shape: [n, h, w],
    unit,
  } = images;
  const expected = `at least one image of ${side} x ${side} pixels in kG`;
  const remedy = "Prepare magnetograms with preprocessMagnetograms, as the training images were.";
  if (n < 1 || h !== side || w !== side) throw new ShapeError({ expected, found: `[${n} x ${h} x ${w}]`, remedy });
  if (unit !== "kG" && unit !== "") throw new ShapeError({ expected, found: `images in "${unit}"`, remedy });
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  throw new ShapeError({
    expected: "images of finite numbers",
    found: `${data[bad]} in image ${Math.floor(bad / side ** 2)}`,
    remedy,
  });
}

/** An encoder whose weights are zero until they are loaded. Its normalisations are those of the running statistics. */
export function makeEncoder(
  engine: Engine,
  sizes: SimSiamSizes,
  { batch = 16, side = SIMSIAM_SIDE }: EncoderOptions = {},
): Encoder {
  const layers = encoderLayers(sizes);
  const zeros = (name: string, shape: readonly number[]) =>
    [
      name,
      makeVariable(engine, `encoder/${name}`, shape, new Float32Array(shape.reduce((product, n) => product * n, 1))),
    ] as const;
  const variables: Variables = Object.fromEntries(
    layers.flatMap((layer) => [
      zeros(`${layer.name}/kernel`, layer.kernel),
      zeros(`${layer.name}/bias`, [outputsOf(layer)]),
    ]),
  );
  const step = compile(engine, {
    name: "embedding of images",
    inputs: { images: [batch, side, side, 1] },
    variables: Object.values(variables),
    step: ({ images }) => {
      const weights = readAll(variables);
      const unit: Unit = (name, x, options = {}) =>
        convolve(engine, x, weights[`${name}/kernel`], { ...options, bias: weights[`${name}/bias`] });
      const features = backbone(engine, sizes, unit, images);
      return { backbone: features, projection: project(unit, features) };
    },
  });
  const {
    latent,
    channels: [, , , features],
  } = sizes;
  let disposed = false;
  return {
    latent,
    features,
    load(values) {
      requireAlive("an encoder", disposed);
      for (const layer of layers) {
        const { kernel, bias } = foldNormalisation(layer, values);
        variables[`${layer.name}/kernel`].load(kernel);
        variables[`${layer.name}/bias`].load(bias);
      }
    },
    embed(images, { output = "projection" } = {}) {
      requireAlive("an encoder", disposed);
      if (!OUTPUTS.includes(output)) {
        throw new OptionError({
          expected: `an output out of ${OUTPUTS.join(", ")}`,
          found: `"${String(output)}"`,
          remedy: "Leave it out for the projection.",
        });
      }
      checkImages(images, side);
      const [n] = images.shape;
      const [pixels, columns] = [side ** 2, output === "projection" ? latent : features];
      const rows = new Float32Array(n * columns);
      for (let first = 0; first < n; first += batch) {
        const count = Math.min(batch, n - first);
        const part = new Float32Array(batch * pixels);
        part.set(images.data.subarray(first * pixels, (first + count) * pixels));
        const made = step.run({ images: part })[output];
        rows.set(made.subarray(0, count * columns), first * columns);
      }
      return matrix(rows, [n, columns]);
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      step.dispose();
      for (const variable of Object.values(variables)) variable.dispose();
    },
  };
}
