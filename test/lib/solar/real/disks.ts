import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { image, type Image } from "../../../../src/lib/arrays";
import type { FullDisk } from "../../../../src/lib/solar/real";

const SIDE = 512;
const RADIUS = 200;
const RADIANS = Math.PI / 180;

export type FieldOnSun = (longitude: number, latitude: number) => number;

/** A part of the disc, or all of it: where its centre is in pixels of the part, and its radius. */
export interface DrawnPart {
  readonly centre: FullDisk["centre"];
  readonly radius: number;
  readonly shape: readonly [h: number, w: number];
}

/** The line-of-sight field that is given by longitude and latitude; 0 off the disc. */
export function drawPart(fieldOn: FieldOnSun, centreLatitude: number, { centre, radius, shape: [h, w] }: DrawnPart): Image {
  const b0 = centreLatitude * RADIANS;
  const data = Float32Array.from({ length: h * w }, (_, i) => {
    const [x, y] = [((i % w) - centre.x) / radius, (Math.floor(i / w) - centre.y) / radius];
    const z2 = 1 - x * x - y * y;
    if (z2 <= 0) return 0;
    const z = Math.sqrt(z2);
    const latitude = Math.asin(y * Math.cos(b0) + z * Math.sin(b0));
    const longitude = Math.atan2(x, z * Math.cos(b0) - y * Math.sin(b0));
    return fieldOn(longitude / RADIANS, latitude / RADIANS);
  });
  return image(data, [h, w], "G");
}

/** A full disc 512 pixels wide, its centre at 255.5, with a line-of-sight field given by longitude and latitude. */
export function drawDisk(fieldOn: FieldOnSun, centreLatitude = 0, time = new Date("2026-02-01T00:00:00Z")): FullDisk {
  const centre = { x: 255.5, y: 255.5 };
  const field = drawPart(fieldOn, centreLatitude, { centre, radius: RADIUS, shape: [SIDE, SIDE] });
  return { field, centre, radius: RADIUS, centreLatitude, time };
}

/** Two Gaussian polarities of a region, +-b gauss along the line of sight, in degrees. */
export function bipoleAt(longitude: number, latitude: number, b = 240, apart = 5, width = 1.6): FieldOnSun {
  return (lon, lat) => {
    const spot = (x0: number) => Math.exp(-((lon - x0) ** 2 + (lat - latitude) ** 2) / (2 * width ** 2));
    return b * (spot(longitude - apart / 2) - spot(longitude + apart / 2));
  };
}

/** A Sun with three regions and some quiet field of 8 G rms, after some hours at 13.28 degrees a day. */
export function turningSun(hours: number): FieldOnSun {
  const moved = (13.28 * hours) / 24;
  const regions = [[-30, 15], [5, -12], [-10, 22]].map(([longitude, latitude]) => ({
    longitude: longitude + moved, latitude, field: bipoleAt(longitude + moved, latitude),
  }));
  const near = (a: number, b: number) => Math.abs(a - b) < 12;
  return (lon, lat) => {
    const quiet = 11 * Math.sin((lon - moved) * 1.9 + lat * 2.3) * Math.cos((lon - moved) * 0.7 - lat * 3.1);
    return regions.reduce((sum, { longitude, latitude, field }) =>
      near(lon, longitude) && near(lat, latitude) ? sum + field(lon, lat) : sum, 1.45 * quiet);
  };
}

/** Grey levels as Helioviewer has them, north at the top; off the disc 0. */
export async function savePicture(disk: FullDisk, name: string, folder = mkdtempSync(join(tmpdir(), "disks-"))): Promise<string> {
  const { data }: Image = disk.field;
  const levels = Buffer.from(Uint8Array.from(data, (b, i) => {
    const inside = Math.hypot((i % SIDE) - 255.5, Math.floor(i / SIDE) - 255.5) < RADIUS;
    return inside ? Math.round((Math.max(-250, Math.min(250, b)) / 500 + 0.5) * 255) : 0;
  }));
  const path = join(folder, name);
  await sharp(levels, { raw: { width: SIDE, height: SIDE, channels: 1 } }).flip().jpeg({ quality: 95 }).toFile(path);
  return path;
}
