import type { Image } from "../../arrays";
import { ceaPixelMm, SOLAR_RADIUS_M } from "../cea-grid";
import { resizeImage } from "../resize";
import { lineOfSightField } from "./line-of-sight";

/** A region as HMI's synoptic maps show it. */
export interface SynopticView {
  /** radial field from the line of sight, gauss */
  readonly field: Image;
  /** sides of a pixel in Mm */
  readonly pixel: { readonly width: number; readonly height: number };
}

const RADIANS = Math.PI / 180;
const MAP_LONGITUDE_DEG = 0.1;
const MAP_SINE_LATITUDE = 2 / 1440;

/**
 * A simulated frame on the grid of HMI's synoptic maps, 0.1 degrees x 1/720 in sine latitude, by averaging over their
 * pixels: at a latitude they are `0.1 deg R cos(lat)` wide and `R / (720 cos(lat))` high, always 1.17 Mm^2.
 * @param frame radial field in gauss on the 0.03-degree CEA grid
 * @param latitude of the region in degrees
 */
export function synopticView(frame: Image, latitude: number): SynopticView {
  const [h, w] = frame.shape;
  const radius = SOLAR_RADIUS_M * 1e-6;
  const cosine = Math.cos(latitude * RADIANS);
  const cell = ceaPixelMm();
  const columns = Math.max(1, Math.round((w * cell) / (MAP_LONGITUDE_DEG * RADIANS * radius * cosine)));
  const rows = Math.max(1, Math.round((h * cell * cosine) / (MAP_SINE_LATITUDE * radius)));
  const field = resizeImage(lineOfSightField(frame), [rows, columns], "area");
  return { field, pixel: { width: (w * cell) / columns, height: (h * cell) / rows } };
}
