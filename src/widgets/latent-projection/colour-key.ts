import type { VegaLiteSpec } from "../figure";
import type { ColourScale } from "../sprite";
import { colourBar } from "../tile-sheet";

/** What the colours of the patches mean: a bar with the name of the quantity, below a view or to its right. */
export function colourKey(
  scale: ColourScale,
  title: string,
  length: number,
  orient: "bottom" | "right" = "bottom",
): VegaLiteSpec {
  const { legend, ...colour } = colourBar(scale, title, length);
  const place = orient === "bottom" ? { orient, titleAnchor: "middle", tickCount: 3 } : { orient, offset: 0 };
  return {
    data: { values: [{}] },
    mark: { type: "rect", fillOpacity: 0, strokeOpacity: 0, aria: false },
    encoding: {
      x: { value: 0 },
      y: { value: 0 },
      x2: { value: 1 },
      y2: { value: 1 },
      color: { ...colour, legend: { ...(legend as object), ...place } },
    },
  };
}

/** Each view keeps its own colours and key. */
export const OWN_KEYS = { legend: { color: "independent" }, scale: { color: "independent" } } as const;
