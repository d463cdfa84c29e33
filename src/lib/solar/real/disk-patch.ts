import { image, type Image } from "../../arrays";
import type { FullDisk } from "./full-disk";

const RADIANS = Math.PI / 180;

/** A place on the Sun in degrees; longitude from the central meridian, west positive. */
export interface DiskPlace {
  readonly longitude: number;
  readonly latitude: number;
}

/** Cosine of the heliocentric angle of a place: 1 at the disc's centre, 0 at the limb, negative behind it. */
export function limbCosine({ longitude, latitude }: DiskPlace, centreLatitude: number): number {
  const [lon, lat, b0] = [longitude * RADIANS, latitude * RADIANS, centreLatitude * RADIANS];
  return Math.sin(b0) * Math.sin(lat) + Math.cos(b0) * Math.cos(lat) * Math.cos(lon);
}

/** Pixel position of a place on the disc. */
function diskPosition({ longitude, latitude }: DiskPlace, { centre, radius, centreLatitude }: FullDisk) {
  const [lon, lat, b0] = [longitude * RADIANS, latitude * RADIANS, centreLatitude * RADIANS];
  return {
    x: centre.x + radius * Math.cos(lat) * Math.sin(lon),
    y: centre.y + radius * (Math.sin(lat) * Math.cos(b0) - Math.cos(lat) * Math.cos(lon) * Math.sin(b0)),
  };
}

function bilinear({ data, shape: [h, w] }: Image, x: number, y: number): number {
  const [left, bottom] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || bottom < 0 || left + 1 >= w || bottom + 1 >= h) return 0;
  const [u, v] = [x - left, y - bottom];
  const at = bottom * w + left;
  return (1 - v) * ((1 - u) * data[at] + u * data[at + 1]) + v * ((1 - u) * data[at + w] + u * data[at + w + 1]);
}

/** The place of a point of a cylindrical-equal-area map around `origin`, as SHARPs have it; dx, dy in degrees. */
export function placeOnMap({ longitude, latitude }: DiskPlace, dx: number, dy: number): DiskPlace | undefined {
  const sine = dy * RADIANS;
  if (Math.abs(sine) >= 1) return undefined;
  const [cosine, along, tilt] = [Math.sqrt(1 - sine * sine), dx * RADIANS, latitude * RADIANS];
  const x = cosine * Math.cos(along);
  const lat = Math.asin(x * Math.sin(tilt) + sine * Math.cos(tilt));
  const lon = Math.atan2(cosine * Math.sin(along), x * Math.cos(tilt) - sine * Math.sin(tilt));
  return { longitude: longitude + lon / RADIANS, latitude: lat / RADIANS };
}

/** Values at the pixels of a map around a place; 0 behind the limb or with a limb cosine below 0.3. */
function mapValues(
  disk: FullDisk, origin: DiskPlace, [h, w]: readonly [h: number, w: number], pixelDeg: number,
  value: (lineOfSight: number, cosine: number) => number,
): Image {
  const values = Float32Array.from({ length: h * w }, (_, i) => {
    const [dx, dy] = [((i % w) - (w - 1) / 2) * pixelDeg, (Math.floor(i / w) - (h - 1) / 2) * pixelDeg];
    const place = placeOnMap(origin, dx, dy);
    if (place === undefined) return 0;
    const cosine = limbCosine(place, disk.centreLatitude);
    if (cosine < 0.3) return 0;
    const { x, y } = diskPosition(place, disk);
    return value(bilinear(disk.field, x, y), cosine);
  });
  return image(values, [h, w], "G");
}

/**
 * A cylindrical-equal-area map around a place, as SHARPs are: bilinear values of the line-of-sight field, divided by
 * the limb cosine for the radial field that would give them. Places behind the limb, or with a limb cosine below 0.3,
 * are 0.
 * @param shape [rows, columns] of the map, row 0 southernmost
 * @param pixelDeg side of a pixel in heliographic degrees at the map's centre
 * @returns field in gauss
 */
export function diskPatch(disk: FullDisk, origin: DiskPlace, shape: readonly [h: number, w: number], pixelDeg: number): Image {
  return mapValues(disk, origin, shape, pixelDeg, (lineOfSight, cosine) => lineOfSight / cosine);
}

/** The same map of the line-of-sight field itself. */
export function lineOfSightPatch(disk: FullDisk, origin: DiskPlace, shape: readonly [h: number, w: number], pixelDeg: number): Image {
  return mapValues(disk, origin, shape, pixelDeg, (lineOfSight) => lineOfSight);
}

/** The place that a pixel of the picture shows, (0, 0) the first pixel's centre; undefined off the disc. */
export function placeOnDisk({ centre, radius, centreLatitude }: FullDisk, x: number, y: number): DiskPlace | undefined {
  const [u, v] = [(x - centre.x) / radius, (y - centre.y) / radius];
  const w2 = 1 - u * u - v * v;
  if (w2 <= 0) return undefined;
  const [w, b0] = [Math.sqrt(w2), centreLatitude * RADIANS];
  const latitude = Math.asin(v * Math.cos(b0) + w * Math.sin(b0)) / RADIANS;
  return { longitude: Math.atan2(u, w * Math.cos(b0) - v * Math.sin(b0)) / RADIANS, latitude };
}
