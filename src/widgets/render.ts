import { UserError } from "../lib/errors";
import { FONT_FILES, textWidths } from "./text-metrics";
import { FONT_FAMILY } from "./theme";

/** A figure that Vega or Vega-Lite warns about: something in it is not drawn as meant. */
export class FigureWarningError extends UserError {}

export interface RenderedPng {
  readonly png: Buffer;
  /** size on the page, in CSS pixels: that of the picture divided by its scale */
  readonly width: number;
  readonly height: number;
}

export interface PngOptions {
  /** pixels of the picture per pixel on the page (2) */
  readonly scale?: number;
  /** keep every colour (false: at most 256, which is smaller and looks the same) */
  readonly lossless?: boolean;
}

/** Vega's wish for hard pixel edges; resvg understands the first half alone. */
const BROWSER_PIXELATION = "image-rendering: optimizeSpeed; image-rendering: pixelated;";

type Spec = Readonly<Record<string, unknown>>;

let engine: ReturnType<typeof loadEngine> | undefined;

async function loadEngine() {
  const [vega, { compile }, width] = await Promise.all([import("vega"), import("vega-lite"), textWidths()]);
  const untyped = vega as unknown as { textMetrics: object; resetSVGDefIds(): void };
  Object.assign(untyped.textMetrics, { width });
  return { vega, compile, resetDefinitions: () => untyped.resetSVGDefIds() };
}

function warningCollector() {
  const warnings: string[] = [];
  const note = (...args: readonly unknown[]) => {
    warnings.push(args.map(String).join(" "));
    return logger;
  };
  const ignore = () => logger;
  const level = ((_?: number) => (_ === undefined ? 0 : logger)) as never;
  const logger = { level, error: note, warn: note, info: ignore, debug: ignore };
  return { logger: logger as never, warnings };
}

async function drawSvg(spec: Spec): Promise<string> {
  engine ??= loadEngine();
  const { vega, compile, resetDefinitions } = await engine;
  const { logger, warnings } = warningCollector();
  const compiled = compile(spec as never, { logger }).spec;
  resetDefinitions();
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger });
  try {
    const svg = await view.toSVG();
    if (warnings.length > 0) {
      throw new FigureWarningError({
        expected: "a figure that Vega draws without a warning",
        found: warnings.map((warning) => `"${warning}"`).join(", "),
        remedy: "Look at the data and the encodings that the warning names.",
      });
    }
    return svg;
  } finally {
    view.finalize();
  }
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws a Vega-Lite specification as SVG text; the same specification gives the same text.
 * Drawings wait for each other, since Vega numbers its clip paths through one counter.
 * @throws FigureWarningError when Vega warns.
 */
export function renderSvg(spec: Spec): Promise<string> {
  const drawn = queue.then(() => drawSvg(spec));
  queue = drawn.catch(() => undefined);
  return drawn;
}

/** Draws a Vega-Lite specification as PNG, in the bundled font, without any font of the system. */
export async function renderPng(spec: Spec, { scale = 2, lossless = false }: PngOptions = {}): Promise<RenderedPng> {
  const svg = await renderSvg(spec);
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg.replaceAll(BROWSER_PIXELATION, "image-rendering: optimizeSpeed;"), {
    background: "white",
    fitTo: { mode: "zoom", value: scale },
    font: { defaultFontFamily: "Noto Sans", fontFiles: Object.values(FONT_FILES), loadSystemFonts: false },
  }).render();
  const { width, height } = picture;
  const { default: sharp } = await import("sharp");
  const raw = sharp(picture.pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
  const png = await raw
    .png(lossless ? { compressionLevel: 9 } : { palette: true, compressionLevel: 9, dither: 0, effort: 7 })
    .toBuffer();
  return { png, width: Math.round(width / scale), height: Math.round(height / scale) };
}

/** Draws a Vega-Lite specification as a one-page PDF of the figure's own size, the bundled font embedded. */
export async function renderPdf(spec: Spec, title = ""): Promise<Buffer> {
  const svg = await renderSvg(spec);
  const [{ default: PdfDocument }, { default: svgToPdf }] = await Promise.all([
    import("pdfkit"),
    import("svg-to-pdfkit"),
  ]);
  const [width = 0, height = 0] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const info = { Title: title, CreationDate: new Date(0), Producer: "latent-sky", Creator: "latent-sky" };
  const document = new PdfDocument({ size: [width, height], margin: 0, info });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on("end", resolve).on("error", reject));
  document.registerFont(FONT_FAMILY, FONT_FILES.regular);
  document.registerFont(`${FONT_FAMILY} bold`, FONT_FILES.bold);
  const fontCallback = (_family: string, bold: boolean) => (bold ? `${FONT_FAMILY} bold` : FONT_FAMILY);
  svgToPdf(document, svg, 0, 0, { assumePt: true, fontCallback });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
