import { quantile } from "../../statistics";
import { LIMB_LIMIT_DEG } from "./disk-regions";
import { PICTURE_LIMIT_G } from "./full-disk";
import type { RealRegions } from "./real-regions";
import type { LeftOutFile } from "./sightings";

/** How many files were left out for one reason, and one of them. */
export interface LeftOutCount {
  /** with "…" for what differs from file to file */
  readonly reason: string;
  readonly files: number;
  readonly example: string;
}

/** What a database of real regions was made of, as records and notebooks show it; no pixels are in it. */
export interface RealRegionsSummary {
  /** full-disc pictures that were used, and those left out */
  readonly pictures: { readonly used: number; readonly bad: number };
  /** files left out by reason, of all sources, the most frequent first */
  readonly leftOut: readonly LeftOutCount[];
  /** largest distance from the disc's centre, degrees */
  readonly limbLimit: number;
  /** cut-outs found, and images kept; the others are of regions that one picture alone shows */
  readonly cutouts: { readonly seen: number; readonly kept: number };
  /** passages of regions across the disc, and distinct regions: returns and pieces count once */
  readonly regions: number;
  readonly groups: number;
  /**
   * of the pictures' images: the line-of-sight field at which they saturate in gauss, and the share of saturated pixels,
   * median and largest of the images, and of all pixels; 0 without pictures
   */
  readonly saturation: { readonly level: number; readonly median: number; readonly largest: number; readonly all: number };
  /** sha256 over names and sizes of the files used */
  readonly digest: string;
}

/** Quotations and numbers differ from file to file. */
const kindOf = (reason: string) => reason.replace(/"[^"]*"|-?\d+(\.\d+)?/g, "…");

function countReasons(leftOut: readonly LeftOutFile[]): LeftOutCount[] {
  const counts = new Map<string, LeftOutCount>();
  for (const { name, reason } of leftOut) {
    const kind = kindOf(reason);
    const { files, example } = counts.get(kind) ?? { files: 0, example: name };
    counts.set(kind, { reason: kind, files: files + 1, example });
  }
  return [...counts.values()].sort((a, b) => b.files - a.files);
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** Says what real regions were made of: pictures read and left out, cut-outs, regions, saturation, digest of the files. */
export function describeRealRegions(
  { patches, regions, groups, frames, leftOut, seen, saturatedShare, digest }: Omit<RealRegions, "images">,
): RealRegionsSummary {
  const shares = patches.filter(({ source }) => source === "picture").map(({ saturated }) => saturated);
  const [median, largest] = shares.length === 0 ? [0, 0] : [quantile(shares, 0.5), Math.max(...shares)];
  return {
    pictures: { used: frames.all - frames.bad, bad: frames.bad },
    leftOut: countReasons(leftOut),
    limbLimit: LIMB_LIMIT_DEG,
    cutouts: { seen, kept: patches.length },
    regions, groups,
    saturation: { level: PICTURE_LIMIT_G, median: rounded(median), largest: rounded(largest), all: rounded(saturatedShare) },
    digest,
  };
}

const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;

/** A summary as rows of a table. */
export function realRegionsRows(
  { pictures, leftOut, limbLimit, cutouts, regions, groups, saturation, digest }: RealRegionsSummary,
): { readonly what: string; readonly value: string }[] {
  return [
    { what: "full-disc pictures used", value: `${pictures.used} of ${pictures.used + pictures.bad}` },
    ...leftOut.map(({ reason, files, example }) => ({ what: `left out: ${reason}`, value: `${files} (${example}${files > 1 ? ", …" : ""})` })),
    { what: "farthest from the disc's centre", value: `${limbLimit} degrees` },
    { what: "cut-outs seen, images kept", value: `${cutouts.seen}, ${cutouts.kept}` },
    { what: "passages across the disc", value: `${regions}` },
    { what: "distinct regions, returns counted once", value: `${groups}` },
    { what: "saturated pixels of pictures, median and largest", value: `${percent(saturation.median)}, ${percent(saturation.largest)}` },
    { what: "line-of-sight field at which pictures saturate", value: `${saturation.level} G` },
    { what: "sha256 of the files' names and sizes", value: digest.slice(0, 16) },
  ];
}
