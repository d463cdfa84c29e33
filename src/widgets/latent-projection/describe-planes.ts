import { table, type Table } from "../../lib/arrays";
import type { FigureArray } from "../figure";
import { formatNumber, formatQuantity, type KeyNumbers } from "../numbers";
import type { PatchText } from "./detail-view";
import type { PlacedPatch } from "./placed-patches";
import { isPositive, type LatentPlane } from "./plane";
import type { PlaneFrame } from "./plane-frame";

/** A plane with everything placed on it. */
export interface PreparedPlane {
  readonly plane: LatentPlane;
  readonly frame: PlaneFrame;
  readonly patches: readonly PlacedPatch[];
}

type Named<Value> = [name: string, value: Value];

/** What the two sides of a plane are called. */
export const sidesOf = ({ sides = ["above the median", "below the median"] }: LatentPlane) => sides;

/** The value of a parameter at a point, in so many digits, with its unit or another. */
function valueOf(
  parameters: Table | undefined,
  name: string,
  point: number,
  digits = 3,
  unit = unitOf(parameters, name),
): string {
  const value = parameters?.columns[name]?.[point];
  if (value === undefined) return "";
  return formatQuantity(typeof value === "number" ? { value, unit, digits } : value);
}

const unitOf = (parameters: Table | undefined, name: string) => parameters?.units[name] ?? "";

/** As units stand behind numbers where room is short. */
const shortUnit = (unit: string) => (unit === "pixels" ? "px" : unit);

/**
 * The plane's parameter at a point in at most `most` characters, if it can be: with its unit, the unit abbreviated, one
 * digit less; only then without a unit.
 */
export function labelOf({ parameters, parameter }: LatentPlane, point: number, most = Infinity): string {
  if (parameter === undefined) return `${point}`;
  const unit = unitOf(parameters, parameter);
  const label = (digits: number, of: string) => valueOf(parameters, parameter, point, digits, of);
  const forms = [label(3, unit), label(3, shortUnit(unit)), label(2, shortUnit(unit))];
  return forms.find((form) => form.length <= most) ?? label(3, "");
}

/** What is said of every patch when it is pointed at: the number of its latent vector, its plane, its parameters. */
export function patchTexts({ plane, patches }: PreparedPlane): PatchText[] {
  const { parameters, title } = plane;
  const names = Object.keys(parameters?.columns ?? {});
  return patches.map(({ point, patch, extreme }) => ({
    patch,
    name: `Latent ${point}`,
    lines: [
      `${title} plane${extreme === undefined ? "" : `, ${extreme.letter}`}`,
      ...names.map((name) => `${name}  ${valueOf(parameters, name, point)}`),
    ],
  }));
}

/** Share of the points that lie on the side of the hyperplane that their label says, 0 … 1. */
function shareOnOwnSide(labels: ArrayLike<number | boolean>, distance: ArrayLike<number>): number {
  const right = Array.from(labels, (label, i): number => (distance[i] > 0 === isPositive(label) ? 1 : 0));
  return right.reduce((sum, each) => sum + each, 0) / right.length;
}

/** The numbers that a reader would take from a plane. */
export function planeNumbers({ plane, patches }: PreparedPlane): Named<KeyNumbers[string]>[] {
  const { title, x, labels, distance } = plane;
  const [positive, negative] = sidesOf(plane);
  const own = labels === undefined || distance === undefined ? undefined : shareOnOwnSide(labels, distance);
  const numbers: Named<KeyNumbers[string]>[] = [[`${title}, points`, x.length]];
  if (patches.length > 0) numbers.push([`${title}, patches drawn`, patches.length]);
  if (own !== undefined)
    numbers.push([
      `${title}, points on the side of their label (all ${x.length}, those of the fit and those held out together)`,
      { value: 100 * own, unit: "%", digits: 3 },
    ]);
  for (const side of ["positive", "negative"] as const) {
    const extremes = patches.filter(({ extreme }) => extreme?.side === side);
    const values = extremes.map(({ point, extreme }) => `${extreme?.letter} ${labelOf(plane, point)}`);
    if (values.length > 0)
      numbers.push([`${title}, extremes ${side === "positive" ? positive : negative}`, values.join(", ")]);
  }
  return numbers;
}

/** Every array behind a plane, by name. */
export function planeArrays({ plane }: PreparedPlane, index: number): Named<FigureArray>[] {
  const { title, x, y, line, labels, distance, thumbnails, parameters } = plane;
  const name = (what: string) => `plane ${index + 1} ${title} ${what}`;
  const label = labels === undefined ? undefined : Float64Array.from(labels, (each) => (isPositive(each) ? 1 : 0));
  const points = Object.entries({ x, y, distance, label }).flatMap(([column, values]) =>
    values === undefined ? [] : [[column, Float64Array.from(values)]],
  );
  const arrays: Named<FigureArray>[] = [
    [name("points"), table<string>(Object.fromEntries(points))],
    [name("line"), table({ intercept: Float64Array.of(line.intercept), slope: Float64Array.of(line.slope) })],
  ];
  if (parameters !== undefined) arrays.push([name("parameters"), parameters]);
  if (thumbnails === undefined) return arrays;
  return [
    ...arrays,
    [name("patches"), thumbnails.images],
    [name("patch points"), Float64Array.from(thumbnails.indices)],
  ];
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** What the figure shows, in words. */
export function planesCaption(prepared: readonly PreparedPlane[]): string {
  const points = [...new Set(prepared.map(({ plane }) => formatNumber(plane.x.length)))];
  const drawn = prepared.map(({ patches }) => patches.length).filter((n) => n > 0);
  const tinted = prepared.some(({ plane }) => plane.labels !== undefined) ? ", tinted by their label" : "";
  const far = prepared.some(({ patches }) => patches.some(({ extreme }) => extreme !== undefined));
  const sentences = [
    `Latent space by ${listed(prepared.map(({ plane }) => plane.title))}: ${listed(points)} latent vectors ` +
      `(faint points${tinted}) on the plane of the first latent value and the rest of the classifier's normal; ` +
      "the classifier's hyperplane is the red line.",
    ...(drawn.length > 0 ? [`Patches generated from ${listed(drawn.map(String))} of them, where they lie.`] : []),
    ...(far ? ["Below each plane the patches farthest from the line on either side, outlined in green and blue."] : []),
  ];
  return sentences.join(" ");
}
