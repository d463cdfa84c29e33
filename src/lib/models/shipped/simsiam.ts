import { join } from "node:path";
import type { Images } from "../../arrays";
import { startEngine } from "../../backend/engine";
import { packageRoot } from "../../files";
import { readCheckpoint, type ModelCard } from "../../io";
import type { Stream } from "../../random";
import {
  adaptStatistics,
  encoderShapes,
  encoderVariables,
  makeEncoder,
  makeSimSiam,
  simSiamSizes,
  type Embedder,
  type SimSiamConfig,
} from "../simsiam";

/** The trained embedder of active regions (Chatterjee et al. 2025; FIGURES 1.7). */
export interface SimSiam extends Embedder {
  /** what it was trained on, how long, how well it did, and what it must not be used for */
  readonly card: ModelCard;
  /** sha256 of its weights, which results files quote */
  readonly sha256: string;
}

export interface LoadSimSiamOptions {
  /** default: the checkpoint that is shipped, models/simsiam */
  readonly folder?: string;
  /** prints the line that says which backend runs */
  readonly print?: (line: string) => void;
  /** images that go through the network at a time, default 16 */
  readonly batch?: number;
}

/**
 * Loads a trained SimSiam encoder: ResNet-18 and projection head, normalised by the running statistics; runs on every
 * backend.
 * @throws FileFormatError naming the file when the checkpoint is missing, damaged or of another model
 */
export async function loadSimSiam(options: LoadSimSiamOptions = {}): Promise<SimSiam> {
  const { folder = join(packageRoot(), "models", "simsiam"), print, batch } = options;
  const engine = await startEngine(print === undefined ? {} : { print });
  const sizes = simSiamSizes(readCheckpoint(folder).card.config);
  const { tensors, card, sha256 } = readCheckpoint(folder, { expected: encoderShapes(sizes) });
  const encoder = makeEncoder(engine, sizes, batch === undefined ? {} : { batch });
  encoder.load((name) => (tensors.get(name) as { data: Float32Array }).data);
  const { latent, features, embed, dispose } = encoder;
  return { latent, features, embed, dispose, card, sha256 };
}

export interface RandomSimSiamOptions {
  /** for the weights */
  readonly stream: Stream;
  /** images that set the running statistics, [n, 128, 128] in kG; some 64 of the data are enough */
  readonly images: Images;
  readonly config?: SimSiamConfig;
  readonly print?: (line: string) => void;
  readonly batch?: number;
}

/**
 * The baseline beside SimSiam: the same network with the weights that a training begins with. Its running statistics
 * are those of the given images, so that it normalises as a trained one does.
 */
export async function randomSimSiam({ stream, images, config, print, batch }: RandomSimSiamOptions): Promise<Embedder> {
  const engine = await startEngine(print === undefined ? {} : { print });
  const network = makeSimSiam(engine, stream, config);
  const encoder = makeEncoder(engine, network.sizes, batch === undefined ? {} : { batch });
  adaptStatistics(engine, network, images);
  const values = new Map(encoderVariables(network).map((variable) => [variable.name, variable.data()]));
  network.dispose();
  encoder.load((name) => values.get(name) as Float32Array);
  const { latent, features, embed, dispose } = encoder;
  return { latent, features, embed, dispose };
}
