import { table, type Column, type Table } from "../../arrays";
import { FileFormatError, OptionError } from "../../errors";
import { readCsv } from "../../io";
import { SOLAR_RADIUS_M } from "../cea-grid";

/** First Carrington rotation that the database takes from HMI; those before are from MDI. */
export const FIRST_HMI_ROTATION = 2097;

/** MDI's fluxes and fields over HMI's of the same regions (Wang, Jiang & Luo 2023). */
const MDI_OVER_HMI = 1.36;

export type RegionTableName =
  | "rotation" | "unsignedFlux" | "area" | "separation" | "separationMm" | "latitude" | "strongestField";

/** One row per active region as it crosses the central meridian, at most once per life. */
export interface RegionTable extends Table<RegionTableName> {
  readonly columns: Readonly<Record<RegionTableName, Float64Array>>;
}

export interface RegionTableOptions {
  /** whose rows, default `"HMI"`; MDI's were found with other thresholds, and its fluxes are put on HMI's scale */
  readonly instrument?: "HMI" | "MDI" | "both";
}

const RADIANS = Math.PI / 180;

function numbers(columns: Readonly<Record<string, Column>>, start: string, path: string): Float64Array {
  const name = Object.keys(columns).find((title) => title.startsWith(start));
  const column = name === undefined ? undefined : columns[name];
  if (column instanceof Float64Array) return column;
  throw new FileFormatError({
    expected: `a column of numbers whose title begins with "${start}" in ${JSON.stringify(path)}`,
    found: name === undefined ? `only ${Object.keys(columns).join(", ")}` : `texts in "${name}"`,
    remedy: "Take allAR_ReARRem.csv of the database of Wang, Jiang & Luo.",
  });
}

/** Angle between two places on a sphere in degrees, `hav(d) = hav(lat1 - lat0) + cos(lat0) cos(lat1) hav(lon1 - lon0)`. */
export function greatCircle(latitude0: number, longitude0: number, latitude1: number, longitude1: number): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const across = Math.cos(latitude0 * RADIANS) * Math.cos(latitude1 * RADIANS) * half(longitude1 - longitude0);
  return (2 * Math.asin(Math.sqrt(Math.min(1, half(latitude1 - latitude0) + across)))) / RADIANS;
}

/**
 * Reads the database of active regions found in synoptic maps of the radial field (repeated regions removed):
 * unsigned flux in Mx, area of both polarities in millionths of the hemisphere, great-circle separation of the
 * flux-weighted centroids in degrees and Mm, latitude in degrees, strongest field in gauss.
 * HMI's maps have 0.1 degrees x 1/720 in sine latitude (1.17 Mm^2); see `detectRegions` for how regions are found.
 * @throws FileFormatError for another table; OptionError for an unknown instrument
 * Source: Wang, Jiang & Luo (2023), ApJS 268, 55, and (2024), ApJ 970, 183.
 */
export function readRegionTable(path: string, options: RegionTableOptions = {}): RegionTable {
  const { instrument = "HMI" } = options;
  if (!["HMI", "MDI", "both"].includes(instrument)) {
    const remedy = "Leave it out for the rows of HMI.";
    throw new OptionError({ expected: 'an instrument out of "HMI", "MDI", "both"', found: `"${String(instrument)}"`, remedy });
  }
  const { columns } = readCsv(path);
  const of = (start: string) => numbers(columns, start, path);
  const rotation = of("CR");
  const rows = [...rotation.keys()].filter(
    (i) => instrument === "both" || rotation[i] >= FIRST_HMI_ROTATION === (instrument === "HMI"));
  const [latitudeP, longitudeP, latitudeN, longitudeN] = [of("Lat(pos"), of("Lon(pos"), of("Lat(neg"), of("Lon(neg")];
  const [fluxP, fluxN, areaP, areaN] = [of("Flux(pos"), of("Flux(neg"), of("Area(pos"), of("Area(neg")];
  const [latitude, strongest] = [of("Lat(whole"), of("Bmax")];
  const onHmiScale = (value: number, i: number) => (rotation[i] >= FIRST_HMI_ROTATION ? value : value / MDI_OVER_HMI);
  const pick = (value: (i: number) => number) => Float64Array.from(rows, value);
  const separation = pick((i) => greatCircle(latitudeP[i], longitudeP[i], latitudeN[i], longitudeN[i]));
  return table({
    rotation: pick((i) => rotation[i]),
    unsignedFlux: pick((i) => onHmiScale(Math.abs(fluxP[i]) + Math.abs(fluxN[i]), i)),
    area: pick((i) => areaP[i] + areaN[i]),
    separation,
    separationMm: separation.map((degrees) => degrees * RADIANS * SOLAR_RADIUS_M * 1e-6),
    latitude: pick((i) => latitude[i]),
    strongestField: pick((i) => onHmiScale(strongest[i], i)),
  }, {
    unsignedFlux: "Mx", area: "uHem", separation: "deg", separationMm: "Mm", latitude: "deg", strongestField: "G",
  }) as RegionTable;
}
