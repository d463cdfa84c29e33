import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PNG } from "pngjs";
import type { Figure } from "../../src/widgets";

const FOLDER = join(__dirname, "snapshots");

/** The pixels behind a data URI. */
export function decodeUri(uri: string): PNG {
  return PNG.sync.read(Buffer.from(uri.replace("data:image/png;base64,", ""), "base64"));
}

/** Every sprite of a figure's specification, in order. */
export function sprites(figure: Figure): PNG[] {
  return [...JSON.stringify(figure.spec).matchAll(/data:image\/png;base64,[^"]+/g)].map(([uri]) => decodeUri(uri));
}

function normalise(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toFixed(3));
  if (typeof value === "string" && value.startsWith("data:image/png")) {
    const { width, height, data } = decodeUri(value);
    return `png ${width} x ${height} ${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;
  }
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalise(inner)]));
}

/**
 * Compares a figure's specification without its theme, numbers to three decimals and pictures by their pixels, with
 * `snapshots/<name>.json`. After a change, look at the figure, delete the file and run again to accept it.
 */
export function expectSpec(figure: Figure, name: string): void {
  const spec = { ...figure.spec, config: "the theme" };
  const text = `${JSON.stringify(normalise({ spec, text: figure.toText() }), null, 1)}\n`;
  const path = join(FOLDER, `${name}.json`);
  if (!existsSync(path)) {
    if (process.env.CI !== undefined) throw new Error(`no snapshot ${path}`);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
  }
  expect(JSON.parse(text)).to.deep.equal(JSON.parse(readFileSync(path, "utf8")));
}
