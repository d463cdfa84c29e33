import { startEngine } from "../../../src/lib/backend/engine";
import { seed } from "../../../src/lib/random";
import type { Work } from "../work";
import { dcganStep, type DcganSizes } from "./dcgan";
import { normals, uniforms } from "./inputs";

function dcganWork(name: string, peer: string, repeats: number, gate: number, sizes: DcganSizes, what: string): Work {
  return {
    name,
    what: `one training step of a batch-normalised DCGAN (${what}, batch ${sizes.batch}, Adam, running statistics kept)`,
    peer: ["training/dcgan.py", peer],
    threads: 2,
    gate,
    repeats,
    missing: () => undefined,
    async prepare() {
      const engine = await startEngine({ print: () => undefined });
      const root = seed(23);
      const step = dcganStep(engine, sizes, root.stream("weights"));
      const images = uniforms(root.stream("images"), sizes.batch * sizes.side ** 2);
      const stream = root.stream("latents");
      return () => void step.run({ images, latents: normals(stream, sizes.batch * sizes.latent) });
    },
  };
}

export const exoganStep = dcganWork(
  "exogan-step",
  "exogan",
  9,
  0.7,
  { side: 33, latent: 100, channels: [512, 256, 128, 64], batch: 64, layout: "HWNC", updates: ["discriminator", "generator", "generator"] },
  "33 x 33, 9.1 M parameters, D once and then G twice",
);

export const cosmoganQuarterStep = dcganWork(
  "cosmogan-quarter-step",
  "cosmogan-quarter",
  7,
  0.8,
  { side: 256, latent: 64, channels: [128, 64, 32, 16], batch: 64, layout: "NHWC", updates: ["generator", "discriminator"] },
  "256 x 256, a quarter of the channels, G then D",
);
