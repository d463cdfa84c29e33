import type { Stream } from "../../random";
import type { RegionTable } from "../real";
import type { MapMeasures } from "./map-measures";
import { compareQuantity, type GroupedValues, type QuantityComparison } from "./quantity";

/** Map measures of one simulated region; none when it is not found, several when it falls apart. */
export interface MeasuredRegion {
  readonly region: number;
  readonly found: readonly MapMeasures[];
}

/** Simulated regions beside the database: log10 of flux in Mx and of area in uHem, separation in degrees. */
export interface MapComparison {
  readonly flux: QuantityComparison;
  readonly area: QuantityComparison;
  readonly separation: QuantityComparison;
  /** mean unsigned field over the area in gauss: where flux and area disagree, it says how */
  readonly meanField: QuantityComparison;
}

/** 1 uHem x 1 G in Mx. */
const MX_PER_UHEM_G = 2 * Math.PI * 6.96e10 ** 2 * 1e-6;

type Row = Readonly<{ unsignedFlux: number; area: number; separation: number }>;

const QUANTITIES: Readonly<Record<keyof MapComparison, (row: Row) => number>> = {
  flux: ({ unsignedFlux }) => Math.log10(unsignedFlux),
  area: ({ area }) => Math.log10(area),
  separation: ({ separation }) => separation,
  meanField: ({ unsignedFlux, area }) => unsignedFlux / (area * MX_PER_UHEM_G),
};

/** The rows of a table as measures, one region each. */
export function tableRegions({ columns, length }: RegionTable): MeasuredRegion[] {
  const { unsignedFlux, area, separation } = columns;
  return Array.from({ length }, (_, region) =>
    ({ region, found: [{ unsignedFlux: unsignedFlux[region], area: area[region], separation: separation[region] }] }));
}

/** Compares measured regions, simulated and real. @throws ShapeError when no region was found on either side */
export function compareMaps(simulated: readonly MeasuredRegion[], real: readonly MeasuredRegion[], stream: Stream): MapComparison {
  const grouped = (list: readonly MeasuredRegion[], value: (row: Row) => number): GroupedValues => {
    const rows = list.flatMap(({ region, found }) => found.map((row) => ({ region, value: value(row) })));
    return { values: rows.map((row) => row.value), regions: rows.map(({ region }) => region) };
  };
  const compare = (name: keyof MapComparison) =>
    compareQuantity(grouped(simulated, QUANTITIES[name]), grouped(real, QUANTITIES[name]), stream.stream(name));
  return { flux: compare("flux"), area: compare("area"), separation: compare("separation"), meanField: compare("meanField") };
}
