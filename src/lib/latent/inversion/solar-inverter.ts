import { join } from "node:path";
import type { Images } from "../../arrays";
import { startEngine } from "../../backend/engine";
import { packageRoot } from "../../files";
import { readCheckpoint } from "../../io";
import {
  discriminatorLayers, generatorLayers, makeGenerator, simpleGanSizes, variableShapes,
} from "../../models/simple-gan";
import type { Stream } from "../../random";
import type { Inversion } from "./inversion";
import { invertPatches } from "./invert";
import type { InvertOptions } from "./invert-options";

/** The generator of active regions, run backwards. */
export interface SolarInverter {
  /** sha256 of its weights, which results files quote */
  readonly sha256: string;
  /** latents whose images resemble patches, see {@link Inversion} */
  invert<Scale = unknown>(patches: Images, stream: Stream, options?: InvertOptions<Scale>): Promise<Inversion<Scale>>;
  /** frees its weights */
  dispose(): void;
}

export interface LoadSolarInverterOptions {
  /** default: the checkpoint that is shipped, models/solar-gan */
  readonly folder?: string;
  /** prints the line that says which backend runs */
  readonly print?: (line: string) => void;
  /** sizes of the network, default those on the checkpoint's card */
  readonly config?: { readonly latent?: number; readonly width?: number };
}

/**
 * Loads a trained generator to invert it; runs on every backend, quickly on native TensorFlow alone.
 * @throws FileFormatError naming the file when the checkpoint is missing, damaged or of another model
 */
export async function loadSolarInverter(options: LoadSolarInverterOptions = {}): Promise<SolarInverter> {
  const { folder = join(packageRoot(), "models", "solar-gan"), print } = options;
  const engine = await startEngine(print === undefined ? {} : { print });
  const sizes = simpleGanSizes(options.config ?? readCheckpoint(folder).card.config);
  const expected = {
    ...variableShapes("generator", generatorLayers(sizes)), ...variableShapes("discriminator", discriminatorLayers(sizes)),
  };
  const { tensors, sha256 } = readCheckpoint(folder, { expected });
  const generator = makeGenerator(engine, sizes, "zero");
  const variables = Object.values(generator.variables);
  for (const variable of variables) {
    const values = tensors.get(variable.name);
    if (values !== undefined) variable.load(values.data);
  }
  return {
    sha256,
    invert: (patches, stream, chosen) => invertPatches(engine, generator, sizes, patches, stream, chosen),
    dispose: () => variables.forEach((variable) => variable.dispose()),
  };
}
