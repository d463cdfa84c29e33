import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { image, type Image } from "../../../src/lib/arrays";
import { writeFits } from "../../../src/lib/io";

/** The cards of SHARP 377's header at 2011-02-15 02:00 that its flux needs. */
export const SHARP_CARDS = {
  CDELT1: 0.03, RSUN_REF: 696000000, RSUN_OBS: 971.671936, DSUN_OBS: 147746220503.41,
};

export interface RecordParts {
  readonly Br?: Image;
  readonly conf_disambig?: Image;
  readonly bitmap?: Image;
}

export const grid = (values: readonly number[], shape: readonly [number, number], unit = "") =>
  image(Float32Array.from(values), shape, unit);

/** Br of 6 pixels: 100 and -200 count, 400 is not confident, 800 not active, NaN and 1600 lie outside. */
export const SMALL_RECORD = {
  Br: grid([100, -200, 400, 800, NaN, 1600], [2, 3], "Mx/cm^2"),
  conf_disambig: grid([90, 70, 60, 90, 90, 0], [2, 3]),
  bitmap: grid([34, 30, 33, 2, 34, 0], [2, 3]),
};

const scratch: string[] = [];

/** A scratch folder with a SHARP record in data/solar; segments left out are not written. */
export function writeRecord(
  parts: RecordParts, cards: Record<string, number> = {}, name = "377.20110215_020000",
): string {
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-sharp-"));
  scratch.push(folder);
  mkdirSync(join(folder, "data", "solar"), { recursive: true });
  for (const [segment, content] of Object.entries(parts)) {
    const path = join(folder, "data", "solar", `hmi.sharp_cea_720s.${name}_TAI.${segment}.fits`);
    writeFits(path, content as Image, { header: { ...SHARP_CARDS, ...cards } });
  }
  return folder;
}

/** Removes the scratch folders; for `after`. */
export function removeRecords(): void {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
}
