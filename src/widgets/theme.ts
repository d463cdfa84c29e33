import { colourStops } from "./colour-maps";

/** The font of every figure: bundled with the library, with plain fallbacks for pages that do not have it. */
export const FONT_FAMILY = "'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/** Width in pixels of a figure that does not ask for another: fits a notebook page and a paper's text width. */
export const FIGURE_WIDTH = 640;

/** Okabe and Ito's eight categorical colours, told apart under all common colour-vision deficiencies. */
export const CATEGORY_COLOURS = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#000000",
  "#f0e442",
] as const;

const INK = "#1a1a1a";
const SOFT_INK = "#555555";

/** The one Vega-Lite `config` of all figures: white ground, dark ink, sizes for a lecture hall and a printed page. */
export function theme(): Readonly<Record<string, unknown>> {
  return {
    background: "white",
    padding: 10,
    font: FONT_FAMILY,
    axis: {
      domainColor: SOFT_INK,
      gridColor: "#e4e4e4",
      labelColor: INK,
      labelFontSize: 12,
      labelPadding: 4,
      tickColor: SOFT_INK,
      tickSize: 4,
      titleColor: INK,
      titleFontSize: 13,
      titleFontWeight: "normal",
      titlePadding: 8,
    },
    header: { labelColor: INK, labelFontSize: 12, titleColor: INK, titleFontSize: 13, titleFontWeight: "normal" },
    image: { aria: false },
    legend: {
      gradientStrokeColor: "#999999",
      gradientStrokeWidth: 0.5,
      gradientThickness: 12,
      labelColor: INK,
      labelFontSize: 12,
      labelLimit: 240,
      symbolStrokeWidth: 2.5,
      titleColor: INK,
      titleFontSize: 13,
      titleFontWeight: "normal",
      titleLimit: 240,
    },
    line: { strokeWidth: 2 },
    point: { filled: true, size: 40 },
    range: {
      category: [...CATEGORY_COLOURS],
      diverging: [...colourStops("blue-red")],
      heatmap: [...colourStops("viridis")],
      ramp: [...colourStops("viridis")],
    },
    text: { color: INK, fontSize: 12 },
    title: {
      anchor: "start",
      color: INK,
      fontSize: 15,
      fontWeight: "bold",
      offset: 10,
      subtitleColor: SOFT_INK,
      subtitleFontSize: 12,
      subtitlePadding: 4,
    },
    view: { continuousHeight: 300, continuousWidth: 560, stroke: null },
  };
}
