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

/** A full disc 512 pixels wide, its centre at 255.5, with a line-of-sight field given by longitude and latitude. */
export function drawDisk(fieldOn: FieldOnSun, centreLatitude = 0, time = new Date("2026-02-01T00:00:00Z")): FullDisk {
  const b0 = centreLatitude * RADIANS;
  const data = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [((i % SIDE) - 255.5) / RADIUS, (Math.floor(i / SIDE) - 255.5) / RADIUS];
    const z2 = 1 - x * x - y * y;
    if (z2 <= 0) return 0;
    const z = Math.sqrt(z2);
    const latitude = Math.asin(y * Math.cos(b0) + z * Math.sin(b0));
    const longitude = Math.atan2(x, z * Math.cos(b0) - y * Math.sin(b0));
    return fieldOn(longitude / RADIANS, latitude / RADIANS);
  });
  return { field: image(data, [SIDE, SIDE], "G"), centre: { x: 255.5, y: 255.5 }, radius: RADIUS, centreLatitude, time };
}

/** Two Gaussian polarities of a region, +-b gauss along the line of sight, in degrees. */
export function bipoleAt(longitude: number, latitude: number, b = 240, apart = 5, width = 1.6): FieldOnSun {
  return (lon, lat) => {
    const spot = (x0: number) => Math.exp(-((lon - x0) ** 2 + (lat - latitude) ** 2) / (2 * width ** 2));
    return b * (spot(longitude - apart / 2) - spot(longitude + apart / 2));
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
