import { join } from "node:path";
import { matrix, type Images, type Matrix } from "../../arrays";
import { startEngine } from "../../backend/engine";
import { OptionError } from "../../errors";
import { packageRoot } from "../../files";
import { readCheckpoint, type ModelCard } from "../../io";
import type { Stream } from "../../random";
import {
  discriminatorLayers, generatorLayers, makeGenerator, makeSampler, simpleGanSizes, variableShapes, type SimpleGanConfig,
} from "../simple-gan";

/** The trained generator of active regions (Chatterjee et al. 2025, sizes of FIGURES 1.3). */
export interface SolarGan {
  /** values of a latent vector, 100 */
  readonly latent: number;
  /** what it was trained on, how long, how well it did, and what it must not be used for */
  readonly card: ModelCard;
  /** sha256 of its weights, which results files quote */
  readonly sha256: string;
  /**
   * [count, 100] standard normal latents; row i depends on the stream and on i alone
   * @throws OptionError for a count that is no whole number of at least 0
   */
  drawLatents(stream: Stream, count: number): Matrix;
  /**
   * G(z) for each row z.
   * @returns [n, 128, 128] in kG, -1 … 1
   * @throws ShapeError for rows of another length, none, or numbers that are not finite; UserError after `dispose`
   */
  generate(latents: Matrix): Images;
  /** frees its weights */
  dispose(): void;
}

export interface LoadSolarGanOptions {
  /** default: the checkpoint that is shipped, models/solar-gan */
  readonly folder?: string;
  /** prints the line that says which backend runs */
  readonly print?: (line: string) => void;
  /** sizes of the network, default those on the checkpoint's card */
  readonly config?: SimpleGanConfig;
}

/**
 * Loads a trained generator; runs on every backend.
 * @throws FileFormatError naming the file when the checkpoint is missing, damaged or of another model
 */
export async function loadSolarGan(options: LoadSolarGanOptions = {}): Promise<SolarGan> {
  const { folder = join(packageRoot(), "models", "solar-gan"), print } = options;
  const engine = await startEngine(print === undefined ? {} : { print });
  const sizes = simpleGanSizes(options.config ?? readCheckpoint(folder).card.config);
  // D is shipped too, for trainings that go on from here
  const { tensors, card, sha256 } = readCheckpoint(folder, {
    expected: {
      ...variableShapes("generator", generatorLayers(sizes)),
      ...variableShapes("discriminator", discriminatorLayers(sizes)),
    },
  });
  const generator = makeGenerator(engine, sizes, "zero");
  const variables = Object.values(generator.variables);
  for (const variable of variables) variable.load((tensors.get(variable.name) as { data: Float32Array }).data);
  const sampler = makeSampler(engine, generator, sizes);
  const { latent } = sizes;
  return {
    latent,
    card,
    sha256,
    drawLatents(stream, count) {
      if (!Number.isSafeInteger(count) || count < 0) {
        const remedy = "Pass how many images are to be generated, e.g. 50.";
        throw new OptionError({ expected: "a whole number of latents of at least 0", found: `${count}`, remedy });
      }
      const data = new Float32Array(count * latent);
      for (let row = 0; row < count; row++) {
        const draws = stream.stream(`latent ${row}`);
        for (let i = 0; i < latent; i++) data[row * latent + i] = draws.normal();
      }
      return matrix(data, [count, latent]);
    },
    generate: (latents) => sampler.sample(latents),
    dispose() {
      sampler.dispose();
      for (const variable of variables) variable.dispose();
    },
  };
}
