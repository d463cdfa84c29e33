import { expect } from "chai";
import { PNG } from "pngjs";
import { BudgetError } from "../../src/widgets/budget";
import { makeFigure, VEGA_LITE_SCHEMA } from "../../src/widgets/figure";
import { KERNEL_BRIDGE, type DisplayOptions, type KernelBridge, type MimeBundle } from "../../src/widgets/host";
import { figureBundle, show, VEGA_LITE_MIME } from "../../src/widgets/show";
import { table } from "../../src/widgets/table";

const point = (values: readonly object[], kind: "static" | "frames" = "static") =>
  makeFigure({
    spec: { data: { values }, mark: "point", encoding: { x: { field: "a", type: "quantitative" } } },
    caption: "Points.",
    kind,
  });

describe("figureBundle", () => {
  it("has three types, the version of the schema being that of the MIME type", async () => {
    const { data, metadata } = await figureBundle(point([{ a: 1 }]));
    expect(Object.keys(data)).to.deep.equal([VEGA_LITE_MIME, "image/png", "text/plain"]);
    const [, fromMime] = /vegalite\.v(\d+)\+json$/.exec(VEGA_LITE_MIME) ?? [];
    const [, fromSchema] = /vega-lite\/v(\d+)\.json$/.exec(VEGA_LITE_SCHEMA) ?? [];
    expect(fromMime).to.equal(fromSchema).and.to.equal("5");
    expect(data[VEGA_LITE_MIME]).to.have.property("$schema", VEGA_LITE_SCHEMA);
    expect(data["text/plain"]).to.equal("Points.");
    const { width, height } = PNG.sync.read(Buffer.from(String(data["image/png"]), "base64"));
    expect(metadata).to.deep.equal({ "image/png": { width: width / 2, height: height / 2 } });
  });

  it("refuses what is over the budget of its kind, and marks frames", async () => {
    // 2,000 rows of about 90 bytes are above 150 kB and below 1.2 MB
    const rows = Array.from({ length: 2000 }, (_, a) => ({ a, note: "x".repeat(70) }));
    const error = await figureBundle(point(rows)).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(BudgetError);
    expect((await figureBundle(point(rows, "frames"))).metadata).to.deep.include({ latent_sky: { kind: "frames" } });
  });
});

describe("show", () => {
  const slot = globalThis as { [KERNEL_BRIDGE]?: KernelBridge };
  const shown: [MimeBundle, DisplayOptions | undefined][] = [];
  beforeEach(() => {
    shown.length = 0;
    slot[KERNEL_BRIDGE] = {
      name: "latent-sky",
      display: (data, options) => void shown.push([data, options]),
      signal: new AbortController().signal,
      openWidget: () => {
        throw new Error("not here");
      },
    };
  });
  afterEach(() => delete slot[KERNEL_BRIDGE]);

  it("sends a figure as one output with the size of its picture", async () => {
    await show(point([{ a: 1 }]));
    expect(shown).to.have.length(1);
    expect(shown[0]?.[1]?.metadata).to.have.nested.property("image/png.width");
  });

  it("sends a table as HTML, Markdown and text", async () => {
    await show(table([{ a: 1 }]));
    expect(Object.keys(shown[0]?.[0] ?? {})).to.deep.equal(["text/html", "text/markdown", "text/plain"]);
  });

  it("shows nothing of a table that is over the budget", async () => {
    const rows = Array.from({ length: 40 }, () => ({ text: "x".repeat(2000) }));
    const error = await show(table(rows)).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(BudgetError);
    expect(shown).to.deep.equal([]);
  });
});
