import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { writeFits } from "../../../../src/lib/io";
import { temporaryFolder } from "../../../support/folder";
import { SHARP_CARDS } from "../sharp-records";
import { bipoleAt, drawDisk, drawPart, savePicture, turningSun } from "./disks";

const START = Date.UTC(2026, 3, 8);

let made: Promise<string> | undefined;

/** A data folder, drawn once: three good pictures 12 hours apart, one under a wrong name, one that is none, a SHARP and two maps. */
export function drawnData(): Promise<string> {
  made ??= drawData();
  return made;
}

async function drawData(): Promise<string> {
  const root = temporaryFolder();
  const pictures = join(root, "solar", "hmi_fulldisk_jpg");
  const maps = join(root, "solar", "hmi_los");
  for (const folder of [pictures, maps]) mkdirSync(folder, { recursive: true });
  const frame = (hours: number, named: string) =>
    savePicture(drawDisk(turningSun(hours), -6, new Date(START + hours * 3_600_000)), `HMI.m2026.04.${named}.00.00.jpg`, pictures);
  await frame(0, "08_00");
  await frame(12, "08_12");
  await frame(24, "09_00");
  copyFileSync(join(pictures, "HMI.m2026.04.09_00.00.00.jpg"), join(pictures, "HMI.m2026.04.09_12.00.00.jpg"));
  writeFileSync(join(pictures, "HMI.m2026.04.10_00.00.00.jpg"), "no picture");

  const spot = (x: number, y: number, x0: number) => Math.exp(-((x - x0) ** 2 + (y - 30) ** 2) / 60);
  const br = image(Float32Array.from({ length: 60 * 90 }, (_, i) =>
    i === 0 ? NaN : 900 * (spot(i % 90, Math.floor(i / 90), 30) - spot(i % 90, Math.floor(i / 90), 60))), [60, 90], "Mx/cm^2");
  const sharp = { ...SHARP_CARDS, CRVAL1: 33, CRVAL2: 15, CRLN_OBS: 63 };
  writeFits(join(root, "solar", "hmi.sharp_cea_720s.9999.20260408_060000_TAI.Br.fits"), br, { header: sharp });

  const centre = { x: -105, y: -110 };
  const part = drawPart(bipoleAt(20, 15, 900, 3, 0.9), -6, { centre, radius: 500, shape: [100, 120] });
  const cards = {
    CONTENT: "MAGNETOGRAM", "DATE-OBS": "2011-02-14T20:34:12.20", CDELT1: 1.92, CDELT2: 1.92, CRVAL1: 0, CRVAL2: 0,
    CRPIX1: centre.x + 1, CRPIX2: centre.y + 1, RSUN_OBS: 960, CRLT_OBS: -6, CROTA2: 0,
  };
  writeFits(join(maps, "map.fits"), part, { header: cards });
  writeFits(join(maps, "continuum.fits"), part, { header: { ...cards, CONTENT: "CONTINUUM INTENSITY" } });
  return root;
}
