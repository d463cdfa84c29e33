import { setImmediate as nextTurn } from "node:timers/promises";
import { matrix, rowAt, type Images, type Matrix } from "../../arrays";
import type { Engine } from "../../backend/engine";
import { OptionError } from "../../errors";
import { makeSampler, type Network, type Sampler, type SimpleGanSizes } from "../../models/simple-gan";
import type { Stream } from "../../random";
import { chooseRows } from "../latents";
import { candidateBlocks, chooseStarts } from "./choose-starts";
import { patchCorrelations, type Inversion } from "./inversion";
import { inversionStep } from "./inversion-step";
import { invertSettings, requirePatches, type InvertOptions, type InvertSettings } from "./invert-options";

const normals = (stream: Stream, n: number, d: number): Matrix =>
  matrix(Float32Array.from({ length: n * d }, () => stream.normal()), [n, d]);

const SAMPLED_AT_ONCE = 200;

async function sampleInTurns(sampler: Sampler, latents: Matrix, signal?: AbortSignal): Promise<Float32Array[]> {
  const blocks: Float32Array[] = [];
  for (let first = 0; first < latents.shape[0]; first += SAMPLED_AT_ONCE) {
    signal?.throwIfAborted();
    const count = Math.min(SAMPLED_AT_ONCE, latents.shape[0] - first);
    blocks.push(...candidateBlocks(sampler.sample(chooseRows(latents, Array.from({ length: count }, (_, i) => first + i)))));
    await nextTurn();
  }
  return blocks;
}

/** The pixels of the patches that some rows belong to, zeros behind them. */
function targetsOf(patches: Images, rows: readonly number[], width: number): Float32Array {
  const pixels = patches.shape[1] * patches.shape[2];
  const targets = new Float32Array(width * pixels);
  rows.forEach((patch, k) => targets.set(patches.data.subarray(patch * pixels, (patch + 1) * pixels), k * pixels));
  return targets;
}

interface Moved {
  readonly latents: Matrix;
  readonly losses: Float64Array;
}

async function move(
  engine: Engine, generator: Network, sizes: SimpleGanSizes, patches: Images, starts: Matrix, settings: InvertSettings,
  { signal, onProgress }: Pick<InvertOptions, "signal" | "onProgress">,
): Promise<Moved> {
  const [total, d] = starts.shape;
  const { steps, rate, restarts, smoothedWeight, rawWeight, prior, smoothing } = settings;
  const rows = Math.min(settings.rows, total);
  const weights = { smoothed: smoothedWeight, raw: rawWeight, prior };
  const data = new Float32Array(total * d);
  const losses = new Float64Array(total);
  const batches = Math.ceil(total / rows);
  const step = inversionStep(engine, generator, sizes, { rows, smoothing });
  try {
    for (let batch = 0; batch < batches; batch++) {
      const first = batch * rows;
      const count = Math.min(rows, total - first);
      const latents = new Float32Array(rows * d);
      latents.set(starts.data.subarray(first * d, (first + count) * d));
      step.begin(latents, targetsOf(patches, Array.from({ length: count }, (_, k) => Math.floor((first + k) / restarts)), rows));
      for (let k = 0; k < steps; k++) {
        signal?.throwIfAborted();
        step.run((rate * (1 + Math.cos((Math.PI * k) / steps))) / 2, weights);
        await onProgress?.(batch * steps + k + 1, batches * steps);
        await nextTurn();
      }
      // at a rate of 0 nothing moves, and the loss is that of where the steps ended
      losses.set(step.run(0, weights).subarray(0, count), first);
      data.set(step.latents().subarray(0, count * d), first * d);
    }
  } finally {
    step.dispose();
  }
  return { latents: matrix(data, [total, d]), losses };
}

function bestRestarts(losses: Float64Array, restarts: number, rate: number): number[] {
  return Array.from({ length: losses.length / restarts }, (_, patch) => {
    const own = Array.from(losses.subarray(patch * restarts, (patch + 1) * restarts));
    const finite = own.map((loss) => (Number.isFinite(loss) ? loss : Infinity));
    const best = finite.indexOf(Math.min(...finite));
    if (finite[best] < Infinity) return patch * restarts + best;
    const found = `${own.join(", ")} for patch ${patch}`;
    throw new OptionError({ expected: "a finite loss", found, remedy: `Take a smaller rate than ${rate}.` });
  });
}

/**
 * Finds latents z whose images G(z) resemble patches, by Adam on the loss of {@link inversionStep}, from the nearest
 * of many random latents, shortened; all restarts of all patches move together, `rows` at a time. The best restart of
 * each patch counts.
 * @param patches [n, 128, 128] in kG, not constant
 * @param stream draws the candidates; the same stream gives the same latents
 * @throws ShapeError for other patches; OptionError for impossible options, or a rate at which the loss is not finite;
 * the signal's reason when aborted
 * Source: Chatterjee et al. (2025), future work; the authors' later code turns the GAN back by gradient descent with momentum
 * on a weighted square error, 1,000 steps, 10 restarts.
 */
export async function invertPatches<Scale = unknown>(
  engine: Engine, generator: Network, sizes: SimpleGanSizes, patches: Images, stream: Stream, options: InvertOptions<Scale> = {},
): Promise<Inversion<Scale>> {
  const settings = invertSettings(options);
  const { signal, scales } = options;
  requirePatches(patches, scales);
  const { restarts, candidates, startScale, smoothing, rate } = settings;
  const sampler = makeSampler(engine, generator, sizes);
  try {
    const drawn = normals(stream.stream("candidates"), candidates, sizes.latent);
    const starts = chooseStarts(patches, drawn, await sampleInTurns(sampler, drawn, signal), restarts);
    const scaled = matrix(starts.data.map((value) => value * startScale), starts.shape);
    const moved = await move(engine, generator, sizes, patches, scaled, settings, options);
    const latents = chooseRows(moved.latents, bestRestarts(moved.losses, restarts, rate));
    const n = patches.shape[0];
    const nearest = chooseRows(starts, Array.from({ length: n }, (_, i) => i * restarts));
    const [reconstructions, nearestImages] = [sampler.sample(latents), sampler.sample(nearest)];
    const restartLosses = matrix(Float32Array.from(moved.losses), [n, restarts]);
    return {
      latents, reconstructions, restartLosses,
      correlations: patchCorrelations(patches, reconstructions, smoothing),
      loss: Float64Array.from({ length: n }, (_, i) => Math.min(...rowAt(restartLosses, i).filter(Number.isFinite))),
      nearest: {
        latents: nearest, images: nearestImages, correlations: patchCorrelations(patches, nearestImages, smoothing),
      },
      start(i) {
        if (!(Number.isInteger(i) && i >= 0 && i < n)) {
          throw new OptionError({ expected: `the number of a patch, 0 to ${n - 1}`, found: `${i}`, remedy: "Count from 0." });
        }
        const scale = scales?.[i];
        return { latents: chooseRows(latents, [i]), ...(scale === undefined ? {} : { scale }) };
      },
    };
  } finally {
    sampler.dispose();
  }
}
