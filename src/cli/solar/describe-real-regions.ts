import { describeRealRegions, realRegionsRows, type RealRegions, type RealRegionsSummary } from "../../lib/solar/real";

/** What `results/solar-real-regions.json` holds, numbers alone, no pixels of real data. */
export interface RealRegionsEvaluation {
  readonly name: "solar-real-regions";
  /** no network takes part */
  readonly checkpoint: null;
  /** images */
  readonly n: number;
  /** what they were made of */
  readonly data: RealRegionsSummary;
  /** images, passages and distinct regions by source; a region that two sources show counts in both */
  readonly sources: Readonly<Record<string, { readonly images: number; readonly regions: number; readonly groups: number }>>;
  /** every file that was left out, and why */
  readonly leftOut: RealRegions["leftOut"];
  /** cut-outs of what one picture shows alone, which were left out */
  readonly seldom: number;
  /** largest field in kG of the images of pictures: least, median and largest of them */
  readonly pictureMaxima: readonly number[];
}

const SOURCES = ["picture", "sharp", "line-of-sight"] as const;

export function evaluateRealRegions(real: RealRegions): RealRegionsEvaluation {
  const { images, patches, leftOut, seldom } = real;
  const size = images.shape[1] * images.shape[2];
  const maxima = patches.flatMap(({ source }, i) =>
    source !== "picture" ? [] : [images.data.subarray(i * size, (i + 1) * size).reduce((most, b) => Math.max(most, Math.abs(b)), 0)]);
  maxima.sort((a, b) => a - b);
  const rounded = (value: number | undefined) => Number((value ?? 0).toPrecision(4));
  return {
    name: "solar-real-regions", checkpoint: null, n: patches.length, data: describeRealRegions(real),
    sources: Object.fromEntries(SOURCES.map((source) => {
      const some = patches.filter((patch) => patch.source === source);
      const distinct = (number: "region" | "group") => new Set(some.map((patch) => patch[number])).size;
      return [source, { images: some.length, regions: distinct("region"), groups: distinct("group") }];
    })),
    leftOut, seldom,
    pictureMaxima: [maxima[0], maxima[Math.floor(maxima.length / 2)], maxima[maxima.length - 1]].map(rounded),
  };
}

/** The record as lines of text. */
export function realRegionsLines({ data, sources, leftOut, seldom, pictureMaxima }: RealRegionsEvaluation): string[] {
  const [least, median, largest] = pictureMaxima;
  return [
    ...realRegionsRows(data).map(({ what, value }) => `${what}: ${value}`),
    ...Object.entries(sources).map(([source, { images, regions, groups }]) =>
      `${source}: ${images} images of ${groups} distinct regions in ${regions} passages`),
    `${seldom} cut-outs of what one picture shows alone were left out`,
    `strongest fields of pictures' images: ${least}, ${median}, ${largest} kG (least, median, largest)`,
    ...leftOut.map(({ name, reason }) => `left out: ${name}: ${reason}`),
  ];
}
