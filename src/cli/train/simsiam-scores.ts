import { setImmediate as nextTurn } from "node:timers/promises";
import { matrix, type Matrix } from "../../lib/arrays";
import { UserError } from "../../lib/errors";
import type { Embedder } from "../../lib/models";
import { evenlySpread, physicalParameters, type ParameterTable } from "../../lib/solar";
import type { Losses } from "../../lib/training";
import { imagesOfSet, regionOfImage } from "../solar/generated-regions";
import type { RegionSet } from "../solar/region-set-file";
import { linearProbe, matchCorrelations, type ProbeScores } from "./simsiam-probe";

const EMBEDDED_AT_ONCE = 50;

/** Validation patches on which embeddings are scored, one of each few of a region's life. */
export interface ProbeSet {
  readonly set: RegionSet;
  readonly chosen: Int32Array;
  readonly regions: Int32Array;
  readonly parameters: ParameterTable;
}

/** Some images of a set at even steps, so that all regions are there, with their parameters. */
export function probeSet(set: RegionSet, most: number): ProbeSet {
  const chosen = evenlySpread(set.count, most);
  const region = regionOfImage(set);
  const regions = Int32Array.from(chosen, (i) => region[i]);
  return { set, chosen, regions, parameters: physicalParameters(imagesOfSet(set, chosen), { singlePolarity: "zero" }) };
}

/** Embeds the patches, a few at a time so that a stop signal is heard. @throws UserError when it is */
export async function embedProbes(
  { embed, latent }: Embedder,
  { set, chosen }: ProbeSet,
  signal: AbortSignal,
): Promise<Matrix> {
  const rows = new Float32Array(chosen.length * latent);
  for (let first = 0; first < chosen.length; first += EMBEDDED_AT_ONCE) {
    rows.set(embed(imagesOfSet(set, chosen.subarray(first, first + EMBEDDED_AT_ONCE))).data, first * latent);
    await nextTurn();
    if (!signal.aborted) continue;
    throw new UserError({
      expected: "the embeddings to be scored to the end",
      found: "that it was stopped",
      remedy: "No step is lost: run the same command again, with --resume once there is a state, and they are computed again.",
    });
  }
  return matrix(rows, [chosen.length, latent]);
}

/** `probe.<parameter>`, R^2 of a linear probe; `match.<parameter>`, correlation with the nearest of other regions. */
export async function scoreEmbedder(
  embedder: Embedder,
  probes: ProbeSet,
  signal: AbortSignal,
  prefix = "",
): Promise<Losses> {
  const probed = {
    embeddings: await embedProbes(embedder, probes, signal),
    parameters: probes.parameters,
    regions: probes.regions,
  };
  const named = (kind: string, scores: ProbeScores) =>
    Object.entries(scores).map(([key, value]) => [`${prefix}${kind}.${key}`, value] as const);
  return Object.fromEntries([...named("probe", linearProbe(probed)), ...named("match", matchCorrelations(probed))]);
}
