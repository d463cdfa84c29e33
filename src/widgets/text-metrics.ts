import { join } from "node:path";
import { packageRoot } from "../lib/files";

const fontFile = (name: string) => join(packageRoot(), "src", "widgets", "fonts", name);

/** The bundled font files: Noto Sans with Greek, super- and subscripts, arrows, mathematical and planetary signs. */
export const FONT_FILES = {
  regular: fontFile("NotoSans-Regular.ttf"),
  bold: fontFile("NotoSans-SemiBold.ttf"),
} as const;

/** What Vega tells about a text that it wants measured. */
export interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

const isBold = (weight: string | number | undefined) => weight === "bold" || Number(weight) >= 600;

/** A function that gives the width in pixels of a text in the bundled font. Each glyph run is measured once. */
export async function textWidths(): Promise<(item: TextItem, text: unknown) => number> {
  const { default: PdfDocument } = await import("pdfkit");
  const ruler = new PdfDocument({ autoFirstPage: false });
  const cache = new Map<string, number>();
  return ({ fontSize = 11, fontWeight, limit = 0 }, text) => {
    const file = isBold(fontWeight) ? FONT_FILES.bold : FONT_FILES.regular;
    const key = `${file}\n${String(text ?? "")}`;
    let unitWidth = cache.get(key);
    if (unitWidth === undefined) {
      unitWidth = ruler.font(file).fontSize(1000).widthOfString(String(text ?? "").trim()) / 1000;
      cache.set(key, unitWidth);
    }
    const width = unitWidth * fontSize;
    return limit > 0 ? Math.min(width, limit) : width;
  };
}
