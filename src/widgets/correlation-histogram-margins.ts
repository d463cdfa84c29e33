import type { MatchedCounts } from "./correlation-histogram-counts";
import type { VegaLiteSpec } from "./figure";
import { pixels } from "./tile-sheet";

/** The colours of queries and matches as published, of all images, and of the identity. */
export const QUERY_COLOUR = "#add8e6";
export const MATCH_COLOUR = "#ffb6c1";
export const ALL_COLOUR = "#000000";
export const IDENTITY_COLOUR = "#d55e00";

/** Depth of a margin in pixels, and its distance from the joint histogram. */
export const MARGIN = 26;
export const GAP = 3;

/** Lines of numbers as data, shorter than records: a figure has thousands. */
export const csv = (values: string, names: readonly string[]) => ({
  values,
  format: { type: "csv", parse: Object.fromEntries(names.map((name) => [name, "number"])) },
});

/** A vertical or horizontal position in page pixels, computed from a line's fields. */
export const at = (name: string, formula: string) => ({ calculate: formula, as: name });

/** Heights of the marginal histograms in pixels, shares of all queries, matches and images on one scale. */
function marginLines({ joint, all }: MatchedCounts): string {
  const share = (counts: ArrayLike<number>, outside: number) => {
    const list = Array.from(counts);
    const total = list.reduce((sum, count) => sum + count, outside);
    return list.map((count) => count / Math.max(1, total));
  };
  const { x, y } = joint.marginals;
  const shares = [share(x.counts, x.outside), share(y.counts, y.outside), share(all.counts, all.outside)];
  const highest = Math.max(1e-9, ...shares.flat());
  const heights = (bin: number) => shares.map((list) => ((MARGIN * (list[bin] ?? 0)) / highest).toFixed(1)).join(",");
  return ["i,q,m,a", ...(shares[0] ?? []).map((_, bin) => `${bin},${heights(bin)}`)].join("\n");
}

/** The two marginals, above (queries in front) and to the right (matches in front), and the curves of all images. */
export function margins(found: MatchedCounts, side: number): VegaLiteSpec {
  const bin = side / (found.joint.xEdges.length - 1);
  const [top, right] = [-GAP, side + GAP];
  const above = (field: string, color: string) => ({
    mark: { type: "rect", color, opacity: 0.85 },
    encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels(`${field}y`), y2: { value: top } },
  });
  const beside = (field: string, color: string) => ({
    mark: { type: "rect", color, opacity: 0.85 },
    encoding: { x: pixels(`${field}x`), x2: { value: right }, y: pixels("y"), y2: { field: "y2" } },
  });
  const curve = (x: string, y: string) => ({
    mark: { type: "line", color: ALL_COLOUR, strokeWidth: 1.2 },
    encoding: { x: pixels(x), y: pixels(y), order: { field: "i", type: "quantitative" } },
  });
  return {
    data: csv(marginLines(found), ["i", "q", "m", "a"]),
    transform: [
      at("x", `${bin} * datum.i`),
      at("x2", `datum.x + ${bin}`),
      at("xc", `datum.x + ${bin / 2}`),
      at("y", `${side} - datum.x`),
      at("y2", `${side} - datum.x2`),
      at("yc", `${side} - datum.xc`),
      ...["q", "m", "a"].flatMap((field) => [
        at(`${field}y`, `${top} - datum.${field}`),
        at(`${field}x`, `${right} + datum.${field}`),
      ]),
    ],
    layer: [
      above("m", MATCH_COLOUR),
      above("q", QUERY_COLOUR),
      beside("q", QUERY_COLOUR),
      beside("m", MATCH_COLOUR),
      curve("xc", "ay"),
      curve("ax", "yc"),
    ],
  };
}
