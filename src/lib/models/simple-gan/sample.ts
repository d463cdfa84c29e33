import { images, type Images, type Matrix } from "../../arrays";
import { compile } from "../../backend/compile";
import type { Engine, Tensor } from "../../backend/engine";
import { readAll } from "../../backend/variables";
import { ShapeError } from "../../errors";
import { requireAlive } from "../require-alive";
import { SIMPLE_GAN_SIDE, type SimpleGanSizes } from "./config";
import type { Network } from "./networks";

/** Images for latent vectors; typed arrays on both sides. */
export interface Sampler {
  /**
   * @param latents [n, 100], standard normal
   * @returns [n, 128, 128] in kG, -1 … 1
   * @throws ShapeError for another length of the vectors, none, or numbers that are not finite; UserError after `dispose`
   */
  sample(latents: Matrix): Images;
  dispose(): void;
}

const PIXELS = SIMPLE_GAN_SIDE ** 2;

function checkLatents({ data, shape: [count, columns] }: Matrix, latent: number): number {
  const remedy = `Draw ${latent} standard normal numbers for each image.`;
  if (columns !== latent || count < 1) {
    throw new ShapeError({ expected: `at least one row of ${latent} latent values`, found: `[${count} x ${columns}]`, remedy });
  }
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return count;
  throw new ShapeError({ expected: "finite latent values", found: `${data[bad]} in row ${Math.floor(bad / latent)}`, remedy });
}

/** Runs a generator on latent vectors, `batch` at a time. It sees what a training writes into the generator's weights. */
export function makeSampler(engine: Engine, generator: Network, { latent }: SimpleGanSizes, batch = 50): Sampler {
  const step = compile(engine, {
    name: "sampling of active regions",
    inputs: { latents: [batch, latent] },
    variables: Object.values(generator.variables),
    step: ({ latents }) => ({ images: generator.forward(readAll(generator.variables), latents as Tensor) }),
  });
  let disposed = false;
  return {
    sample(latents) {
      requireAlive("a generator", disposed);
      const count = checkLatents(latents, latent);
      const data = new Float32Array(count * PIXELS);
      for (let first = 0; first < count; first += batch) {
        const part = new Float32Array(batch * latent);
        const vectors = Math.min(batch, count - first);
        part.set(latents.data.subarray(first * latent, (first + vectors) * latent));
        const { images: made } = step.run({ latents: part });
        data.set((made as Float32Array).subarray(0, vectors * PIXELS), first * PIXELS);
      }
      return images(data, [count, SIMPLE_GAN_SIDE, SIMPLE_GAN_SIDE], "kG");
    },
    dispose() {
      if (!disposed) step.dispose();
      disposed = true;
    },
  };
}
