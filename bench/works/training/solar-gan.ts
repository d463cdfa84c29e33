import { startEngine } from "../../../src/lib/backend/engine";
import { ganTrainingStep, makeSimpleGan, SIMPLE_GAN_SIDE } from "../../../src/lib/models";
import { seed } from "../../../src/lib/random";
import type { Work } from "../work";
import { normals, uniforms } from "./inputs";

const BATCH = 32;

function solarGan(fakes: "shared" | "recomputed", gate: number, what: string): Work {
  return {
    name: `solar-gan-${fakes}`,
    what: `one training step of the GAN of active regions (128 x 128, batch ${BATCH}, 3.0 M parameters, G then D, Adam), ${what}`,
    peer: ["training/solar_gan.py", fakes],
    threads: 2,
    gate,
    repeats: 15,
    missing: () => undefined,
    async prepare() {
      const engine = await startEngine({ print: () => undefined });
      const root = seed(23);
      const gan = makeSimpleGan(engine, root.stream("weights"));
      const step = ganTrainingStep(engine, gan, { batch: BATCH, fakes });
      const images = uniforms(root.stream("images"), BATCH * SIMPLE_GAN_SIDE ** 2);
      const stream = root.stream("latents");
      return () => void step.run({ images, latents: normals(stream, BATCH * gan.sizes.latent) });
    },
  };
}

export const solarGanShared = solarGan("shared", 0.75, "D learns from the images that G learned from");
export const solarGanRecomputed = solarGan("recomputed", 0.85, "D learns from G(z) made anew after G's update");
