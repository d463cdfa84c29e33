import { image, type Image } from "../../arrays";
import { FileFormatError } from "../../errors";
import { fitsImage2d, readFits, type FitsHeader } from "../../io";
import type { FullDisk } from "./full-disk";

/** Degrees that a map may be turned beyond 0 or 180 and still be taken as north up. */
const TURN_TOLERANCE = 1;

function refuse(path: string, expected: string, found: string): never {
  const remedy = "Take an HMI line-of-sight magnetogram (hmi.M_45s or hmi.M_720s) with its header.";
  throw new FileFormatError({ expected: `${JSON.stringify(path)} to be ${expected}`, found, remedy });
}

/** "2011-02-14T20:34:12.20" or "2011.02.14_20:35:09_TAI"; UT and TAI differ by less than a minute. */
function timeOf(header: FitsHeader, path: string): Date {
  const written = ["DATE-OBS", "DATE_OBS", "T_OBS", "T_REC"].map((keyword) => header.text(keyword, "nothing"));
  for (const value of written) {
    const match = /^(\d{4})[-.](\d\d)[-.](\d\d)[T_](\d\d):(\d\d)/.exec(value);
    if (match === null) continue;
    const [year, month, day, hour, minute] = match.slice(1).map(Number);
    return new Date(Date.UTC(year, month - 1, day, hour, minute));
  }
  return refuse(path, "a map with a time", written.join(", "));
}

/** The image turned by 180 degrees. */
const turned = ({ data, shape, unit }: Image): Image => image(data.slice().reverse(), shape, unit);

/**
 * Reads an HMI line-of-sight magnetogram, of the whole disc or a part of it, with the disc's centre and radius in pixels
 * from its header; maps that HMI took upside down are turned.
 * @throws FileFormatError for a file that is none, or does not say where on the Sun, or when, it was taken
 */
export function readLineOfSightMap(path: string): FullDisk {
  const file = readFits(path);
  const index = file.hdus.findIndex(({ kind, shape }) => /image$/.test(kind) && shape.length === 2);
  if (index < 0) refuse(path, "a map", "no 2-D image");
  const { header } = file.hdus[index];
  const { data, shape } = fitsImage2d(file, { hdu: index });
  const content = header.text("CONTENT", "no CONTENT card");
  if (!/magnetogram/i.test(content)) refuse(path, "a magnetogram by its CONTENT card", content);
  const turn = header.number("CROTA2");
  const upsideDown = Math.abs(Math.abs(turn) - 180) < TURN_TOLERANCE;
  if (!upsideDown && !(Math.abs(turn) < TURN_TOLERANCE)) refuse(path, "north up or south up", `turned by ${turn} degrees`);
  const [h, w] = shape;
  const centre = {
    x: header.number("CRPIX1") - 1 - header.number("CRVAL1") / header.number("CDELT1"),
    y: header.number("CRPIX2") - 1 - header.number("CRVAL2") / header.number("CDELT2"),
  };
  const field = image(data.map((b) => (Number.isNaN(b) ? 0 : b)), shape, "G");
  return {
    field: upsideDown ? turned(field) : field,
    centre: upsideDown ? { x: w - 1 - centre.x, y: h - 1 - centre.y } : centre,
    radius: header.number("RSUN_OBS") / header.number("CDELT1"),
    centreLatitude: header.number("CRLT_OBS"),
    time: timeOf(header, path),
  };
}
