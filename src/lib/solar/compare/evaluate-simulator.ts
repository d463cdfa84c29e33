import { existsSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../errors";
import { seed, type Stream } from "../../random";
import { readRegionTable } from "../real";
import { SIMULATOR_VERSION } from "../simulate";
import { compareMaps, tableRegions, type MapComparison, type MeasuredRegion } from "./compare-maps";
import { comparePictures, type PictureComparison } from "./compare-pictures";
import { compareSharps, type SharpComparison } from "./compare-sharps";
import type { PictureMeasures } from "./picture-measures";
import { measureRealPictures } from "./real-pictures";
import { bipoleViews, PopulationMeter, simulatorViews, type MeasuredPopulation } from "./simulated-views";

export interface EvaluateSimulatorOptions {
  /** simulated regions, default 400 */
  readonly regions?: number;
  /** of them, how many are compared with SHARPs at full resolution, default 60 */
  readonly sharpRegions?: number;
  /** default 23 */
  readonly seed?: number;
  /** seeds of further populations of as many regions, whose distances stand beside the claims; default 24 and 25 */
  readonly otherSeeds?: readonly number[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** One number that a notebook claims. */
export interface SimulatorClaim {
  readonly id: string;
  readonly value: number;
  readonly error: number;
  /** the largest value that passes */
  readonly target: number;
  readonly n: number;
}

/** Distances of one population, or of real halves, from real regions. */
export interface PopulationComparison {
  readonly maps: MapComparison;
  readonly pictures: PictureComparison;
}

/** What `results/solar-simulator.json` holds. */
export interface SimulatorEvaluation {
  readonly name: "solar-simulator";
  /** no network takes part */
  readonly checkpoint: null;
  readonly simulatorVersion: number;
  readonly seed: number;
  /** simulated regions */
  readonly n: number;
  readonly claims: readonly SimulatorClaim[];
  /** the same distances of populations of other seeds: how far they depend on the draw */
  readonly repeats: readonly Readonly<{ seed: number; claims: readonly SimulatorClaim[] }>[];
  /** regions that cross the meridian, and of them those that the detection finds; the same for cut-outs */
  readonly found: { readonly crossing: number; readonly onMaps: number; readonly seen: number; readonly inPictures: number };
  readonly simulator: PopulationComparison;
  /** null without SHARPs in the data */
  readonly sharps: SharpComparison | null;
  readonly baselines: {
    /** the analytic bipoles */
    readonly bipoles: PopulationComparison;
    /** one random half of the real regions against the other: as near as samples of half the size come */
    readonly realHalves: PopulationComparison;
    /** MDI's rows of the database, of 1996-2010 and calibrated, against HMI's: what another cycle and instrument differ by */
    readonly mdi: MapComparison;
  };
}

export const DISTANCE_TARGET = 0.15;
export const SLOPE_TARGET = 0.3;

const TABLE = join("solar", "ar_database", "allAR_ReARRem.csv");
const PICTURES = join("solar", "hmi_fulldisk_jpg");

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function measureSimulator(stream: Stream, count: number, meter: PopulationMeter, options: EvaluateSimulatorOptions) {
  for (let region = 0; region < count; region++) {
    options.signal?.throwIfAborted();
    meter.add(simulatorViews(stream, region));
    options.onProgress?.(region + 1, count, "simulated regions");
    await nextTurn();
  }
  return meter.result();
}

function halves<T>(list: readonly T[], stream: Stream): [T[], T[]] {
  const order = stream.permutation(list.length);
  const middle = Math.floor(list.length / 2);
  const pick = (from: number, to: number) => Array.from(order.subarray(from, to), (i) => list[i]);
  return [pick(0, middle), pick(middle, list.length)];
}

function claimsOf({ maps, pictures }: PopulationComparison): SimulatorClaim[] {
  const distance = (id: string, { distance: value, error, regions }: { distance: number; error: number; regions: { simulated: number } }) =>
    ({ id: `solar.simulator.distance.${id}`, value, error, target: DISTANCE_TARGET, n: regions.simulated });
  const { r, pixels, slope } = pictures;
  const n = r.regions.simulated;
  return [
    distance("flux", maps.flux),
    distance("area", maps.area),
    distance("separation", maps.separation),
    distance("r", r),
    { id: "solar.simulator.distance.pixels", value: pixels.distance, error: pixels.error, target: DISTANCE_TARGET, n },
    { id: "solar.simulator.slope", value: Math.abs(slope.difference), error: slope.error, target: SLOPE_TARGET, n },
  ];
}

/** Compares a measured population, simulated or baseline, with the table's regions and the pictures'. */
export function compareRegions(
  simulated: Pick<MeasuredPopulation, "maps" | "pictures">,
  real: { readonly maps: readonly MeasuredRegion[]; readonly pictures: readonly PictureMeasures[] },
  stream: Stream,
): PopulationComparison {
  return {
    maps: compareMaps(simulated.maps, real.maps, stream.stream("maps")),
    pictures: comparePictures(simulated.pictures, real.pictures, stream.stream("pictures")),
  };
}

/**
 * Compares simulated with real active regions, measured alike:
 * flux, area and separation at the central meridian on the grid of synoptic maps against HMI's rows of the database;
 * R, pixel histogram and slope of the power spectrum of cut-outs against full-disc pictures, with the simulation seen in
 * the line of sight, clipped, averaged and in 8 bits as they are; slope at full resolution against SHARPs.
 * @param folder data folder with solar/ar_database and solar/hmi_fulldisk_jpg, and SHARPs anywhere under solar/
 * @throws FileFormatError when the table or the pictures are not there; the signal's reason when it is aborted
 */
export async function evaluateSimulator(folder: string, options: EvaluateSimulatorOptions = {}): Promise<SimulatorEvaluation> {
  const { regions = 400, sharpRegions = 60, seed: value = 23, otherSeeds = [24, 25] } = options;
  const table = join(folder, TABLE);
  if (!existsSync(table)) {
    const remedy = "Fetch it from the repository of Wang, Jiang & Luo (2023).";
    throw new FileFormatError({ expected: `the database of active regions at ${JSON.stringify(table)}`, found: "no file", remedy });
  }
  const root = seed(value);
  const population = root.stream("simulator");
  const pictures = await measureRealPictures(join(folder, PICTURES), options);
  const real = { maps: tableRegions(readRegionTable(table)), pictures: pictures.measures };
  const meter = (name: string) => new PopulationMeter(pictures.centreLatitude, root.stream(name));
  const simulated = await measureSimulator(population, regions, meter("views"), options);
  const repeats: SimulatorEvaluation["repeats"][number][] = [];
  for (const otherSeed of otherSeeds) {
    const other = seed(otherSeed);
    const views = new PopulationMeter(pictures.centreLatitude, other.stream("views"));
    const found = await measureSimulator(other.stream("simulator"), regions, views, options);
    repeats.push({ seed: otherSeed, claims: claimsOf(compareRegions(found, real, other.stream("simulator against real"))) });
  }
  const bipoles = meter("views of bipoles");
  for (const views of bipoleViews(Math.min(200, regions), root.stream("bipoles"))) bipoles.add(views);
  const compare = (one: Pick<MeasuredPopulation, "maps" | "pictures">, other: typeof real, name: string) =>
    compareRegions(one, other, root.stream(name));
  const simulator = compare(simulated, real, "simulator against real");
  const mapHalves = halves(real.maps, root.stream("halves of the table"));
  const pictureHalves = halves(real.pictures, root.stream("halves of the pictures"));
  return {
    name: "solar-simulator", checkpoint: null, simulatorVersion: SIMULATOR_VERSION, seed: value, n: regions,
    claims: claimsOf(simulator), repeats,
    found: {
      crossing: simulated.maps.length, onMaps: simulated.maps.filter(({ found }) => found.length > 0).length,
      seen: simulated.seen, inPictures: simulated.pictures.length,
    },
    simulator,
    sharps: compareSharps(join(folder, "solar"), population, Math.min(sharpRegions, regions)) ?? null,
    baselines: {
      bipoles: compare(bipoles.result(), real, "bipoles against real"),
      mdi: compareMaps(tableRegions(readRegionTable(table, { instrument: "MDI" })), real.maps, root.stream("MDI")),
      realHalves: compare({ maps: mapHalves[0], pictures: pictureHalves[0] }, { maps: mapHalves[1], pictures: pictureHalves[1] }, "real halves"),
    },
  };
}
