import { matrix } from "../../../src/lib/arrays";
import type { Embedder } from "../../../src/lib/models";
import { blockMean } from "../../../src/lib/statistics";

/** An embedder without a network: means over blocks of pixels; the backbone's output has those of smaller blocks. */
export function blockEmbedder(block = 32, finer = 16): Embedder {
  return {
    latent: (128 / block) ** 2,
    features: (128 / finer) ** 2,
    embed(images, { output = "projection" } = {}) {
      const { data, shape: [n, h, w] } = blockMean(images, output === "projection" ? block : finer);
      return matrix(data, [n, h * w]);
    },
    dispose: () => undefined,
  };
}
