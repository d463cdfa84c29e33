import type { RealRegions } from "../../lib/solar/real";

/** What a database of real regions holds, for people and for results/; no pixels are in it. */
export interface RealRegionsSummary {
  readonly name: "solar-real-regions";
  /** no network takes part */
  readonly checkpoint: null;
  /** images */
  readonly n: number;
  /** distinct regions */
  readonly regions: number;
  readonly frames: RealRegions["frames"];
  /** images and distinct regions by source; a region that two sources show counts in both */
  readonly sources: Readonly<Record<string, { readonly images: number; readonly regions: number }>>;
  readonly leftOut: RealRegions["leftOut"];
  readonly seldom: number;
  /** share of the pixels of pictures' cut-outs with a saturated line of sight */
  readonly saturatedShare: number;
  /** largest field in kG of the images of pictures: least, median and largest of them */
  readonly pictureMaxima: readonly number[];
}

const SOURCES = ["picture", "sharp", "line-of-sight"] as const;

export function summarizeRealRegions(
  { images, patches, regions, frames, leftOut, seldom, saturatedShare }: RealRegions,
): RealRegionsSummary {
  const of = (source: (typeof SOURCES)[number]) => patches.filter((patch) => patch.source === source);
  const size = images.shape[1] * images.shape[2];
  const maxima = patches.flatMap(({ source }, i) =>
    source !== "picture" ? [] : [images.data.subarray(i * size, (i + 1) * size).reduce((most, b) => Math.max(most, Math.abs(b)), 0)]);
  maxima.sort((a, b) => a - b);
  const rounded = (value: number | undefined) => Number((value ?? 0).toPrecision(4));
  return {
    name: "solar-real-regions", checkpoint: null, n: patches.length, regions, frames,
    sources: Object.fromEntries(SOURCES.map((source) => {
      const some = of(source);
      return [source, { images: some.length, regions: new Set(some.map(({ region }) => region)).size }];
    })),
    leftOut, seldom, saturatedShare: rounded(saturatedShare),
    pictureMaxima: [maxima[0], maxima[Math.floor(maxima.length / 2)], maxima[maxima.length - 1]].map(rounded),
  };
}

/** The summary as lines of text. */
export function describeRealRegions({ n, regions, frames, sources, leftOut, seldom, saturatedShare, pictureMaxima }: RealRegionsSummary): string[] {
  const [least, median, largest] = pictureMaxima;
  return [
    `${frames.all} full-disc pictures, ${frames.bad} of them bad`,
    `${n} images of ${regions} distinct regions`,
    ...Object.entries(sources).map(([source, count]) => `${source}: ${count.images} images of ${count.regions} regions`),
    `${seldom} cut-outs of what one picture shows alone were left out`,
    `${(100 * saturatedShare).toFixed(2)} % of the pixels of pictures' cut-outs are saturated (line of sight, 250 G)`,
    `strongest fields of pictures' images: ${least}, ${median}, ${largest} kG (least, median, largest)`,
    ...leftOut.map(({ name, reason }) => `left out: ${name}: ${reason}`),
  ];
}
