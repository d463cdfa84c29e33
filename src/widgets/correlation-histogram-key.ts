import { ALL_COLOUR, IDENTITY_COLOUR, MATCH_COLOUR, QUERY_COLOUR } from "./correlation-histogram-margins";
import type { VegaLiteSpec } from "./figure";
import { pixels } from "./tile-sheet";

const SWATCH = 16;
const LETTER = 5.9;
const BETWEEN = 18;

/** One line that tells what colours and letters of the panels mean; `database` has the images of the black curve. */
export function histogramKey(database: string, level: number): VegaLiteSpec {
  const line = { type: "rule", strokeWidth: 1.2 };
  const entries = [
    { label: "queries", mark: { type: "rect", color: QUERY_COLOUR, height: 12 } },
    { label: "matches", mark: { type: "rect", color: MATCH_COLOUR, height: 12 } },
    { label: `all images of ${database}`, mark: { ...line, color: ALL_COLOUR } },
    { label: "equal values", mark: { ...line, color: IDENTITY_COLOUR, strokeDash: [4, 3] } },
    { label: `r Pearson, ρ Spearman [${Math.round(100 * level)} % interval]`, mark: undefined },
  ];
  let x = 0;
  const placed = entries.map(({ label, mark }) => {
    const start = x;
    const text = start + (mark === undefined ? 0 : SWATCH + 5);
    x = text + label.length * LETTER + BETWEEN;
    return {
      label,
      x: text,
      y: 7,
      swatch:
        mark === undefined
          ? []
          : [{ mark, encoding: { x: { value: start }, x2: { value: start + SWATCH }, y: { value: 7 } } }],
    };
  });
  const data = { values: [{}] };
  return {
    width: Math.round(x),
    height: 14,
    layer: [
      ...placed.flatMap(({ swatch }) => swatch).map((layer) => ({ data, ...layer })),
      {
        data: { values: placed.map(({ label, x: left, y }) => ({ label, x: left, y })) },
        mark: { type: "text", align: "left", baseline: "middle", fontSize: 11 },
        encoding: { x: pixels("x"), y: pixels("y"), text: { field: "label" } },
      },
    ],
  };
}
