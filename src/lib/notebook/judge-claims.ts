import { OptionError } from "../errors";
import type { KnownDifference } from "./known-differences";
import type { PresetName } from "./preset";

export type ClaimDirection = "at-least" | "at-most" | "within" | "none";

export type Verdict = "pass" | "fail" | "reported" | "known" | "not-run";

export type Interval = readonly [low: number, high: number];

/** A value that an evaluation recorded, with its standard error, sample size and 95 % interval. */
export interface RecordedValue {
  readonly value: number;
  readonly error?: number;
  readonly n?: number;
  readonly interval?: Interval;
}

/** One number of a notebook, beside the paper's where it published one. */
export interface ClaimInput {
  /** stable, e.g. "solar.fig3.usflux-error": lower case, parts joined by dots */
  readonly id: string;
  readonly what: string;
  /** the published value, null or left out where nothing was published */
  readonly paper?: number | null;
  /** our value; null when it was not computed (real data absent) */
  readonly ours: number | null;
  /** one standard error of ours, in its unit */
  readonly error?: number | null;
  /** how many items ours rests on */
  readonly n?: number | null;
  readonly direction: ClaimDirection;
  /** the gate: a number for at-least and at-most (left out: the paper's value), `[low, high]` for within */
  readonly target?: number | Interval;
  /** decimals that the paper printed, for a gate against it (those of `paper`) */
  readonly decimals?: number;
  /** 95 % bootstrap interval of ours */
  readonly bound?: Interval;
  /** what an evaluation recorded in results/; ours must agree with it */
  readonly recorded?: RecordedValue | null;
  /** where the paper says it, or why the gate is what it is */
  readonly source: string;
}

/** A judged claim as it is stored. */
export interface ClaimRow {
  readonly id: string;
  readonly what: string;
  readonly paper: number | null;
  readonly ours: number | null;
  readonly error: number | null;
  readonly n: number | null;
  readonly direction: ClaimDirection;
  readonly target: number | Interval | null;
  readonly verdict: Verdict;
  readonly source: string;
  /** 95 % interval of the value in `ours`, recorded or recomputed as that is */
  readonly bound?: Interval;
  /** whether the 95 % bound reaches the gate too */
  readonly boundPasses?: boolean;
  /** where `ours` is the recorded value: the smaller recomputation that was checked against it */
  readonly recomputed?: number;
  /** why: a known difference with its date, a value that is not a number, a recomputation that disagrees */
  readonly note?: string;
}

const ID = /^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
/** A recomputation that is further from the record than this many standard errors disagrees with it. */
const DISAGREEMENT = 3;

function fail(id: string, expected: string, found: string, remedy: string): never {
  throw new OptionError({ expected: `${expected} in the claim ${id}`, found, remedy });
}

function checkInterval(id: string, name: string, value: unknown): void {
  const isInterval =
    Array.isArray(value) && value.length === 2 && value.every((end) => Number.isFinite(end)) && value[0] <= value[1];
  if (!isInterval) fail(id, `${name} as [low, high]`, JSON.stringify(value) ?? "none", "Pass for example [0.9, 1.1].");
}

function checkClaim({ id, ours, direction, target, paper, bound, recorded, source }: ClaimInput): void {
  if (!ID.test(id)) {
    fail(`"${id}"`, "an id such as solar.fig3.usflux-error", `"${id}"`, "Use lower case, parts joined by dots.");
  }
  if (ours !== null && typeof ours !== "number") {
    const found = `${JSON.stringify(ours) ?? String(ours)}, which is not a number`;
    fail(id, "a number, or null, as ours", found, "Pass the value itself; null where it was not computed.");
  }
  if (bound !== undefined) checkInterval(id, "a bound", bound);
  if (recorded?.interval !== undefined) checkInterval(id, "a recorded interval", recorded.interval);
  if (source.trim() === "")
    fail(id, "a source", "an empty text", "Name the place in the paper, or why the gate is what it is.");
  switch (direction) {
    case "none":
      if (target !== undefined)
        fail(id, "no target", JSON.stringify(target), "A number that is only reported has none.");
      return;
    case "within":
      return checkInterval(id, "a target", target);
    case "at-least":
    case "at-most": {
      const gate = target ?? paper;
      if (typeof gate === "number" && Number.isFinite(gate)) return;
      return fail(
        id,
        `a number as target for "${direction}"`,
        JSON.stringify(gate) ?? "none",
        "Pass a target, or the paper's value.",
      );
    }
    default:
      fail(id, "a direction out of at-least, at-most, within, none", `"${String(direction)}"`, "Choose one of these.");
  }
}

const decimalsOf = (value: number) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** Rounds half away from zero on the decimal text, so that 0.785 becomes 0.79 as a reader would write it. */
const roundTo = (value: number, decimals: number) => {
  const [digits = "0", exponent = "0"] = Math.abs(value).toPrecision(15).split("e");
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${scaled}e${-decimals}`);
};

/** Whether a value reaches the gate of a claim; against the paper it is rounded as published. */
function reaches({ direction, target, paper, decimals }: ClaimInput, value: number): boolean {
  if (direction === "within") return Array.isArray(target) && value >= target[0] && value <= target[1];
  const gate = typeof target === "number" ? target : (paper ?? NaN);
  const againstPaper = target === undefined;
  const seen = againstPaper ? roundTo(value, decimals ?? decimalsOf(gate)) : value;
  return direction === "at-least" ? seen >= gate : seen <= gate;
}

function boundReaches(claim: ClaimInput, [low, high]: Interval): boolean {
  if (claim.direction === "at-least") return reaches(claim, low);
  if (claim.direction === "at-most") return reaches(claim, high);
  return reaches(claim, low) && reaches(claim, high);
}

interface Judgement extends Pick<ClaimRow, "ours" | "error" | "n" | "verdict" | "recomputed" | "note"> {
  /** 95 % interval of `ours` */
  readonly interval?: Interval;
}

const fieldsOf = ({ value, error, n, interval }: RecordedValue) =>
  ({ ours: value, error: error ?? null, n: n ?? null, interval });

function judge(claim: ClaimInput, preset: PresetName): Judgement {
  const { ours, error = null, n = null, direction, bound: interval, recorded = null } = claim;
  if (ours === null) return { ...(recorded === null ? { ours, error, n } : fieldsOf(recorded)), verdict: "not-run" };
  if (!Number.isFinite(ours)) return { ours: null, error: null, n, verdict: "fail", note: `ours is ${ours}` };
  const verdict = (value: number): Verdict =>
    direction === "none" ? "reported" : reaches(claim, value) ? "pass" : "fail";
  if (recorded === null) return { ours, error, n, interval, verdict: verdict(ours) };
  const isSmaller = n !== null && recorded.n !== undefined && n < recorded.n;
  const shown =
    preset === "smoke" || isSmaller ? { ...fieldsOf(recorded), recomputed: ours } : { ours, error, n, interval };
  const allowed = DISAGREEMENT * Math.hypot(error ?? 0, recorded.error ?? 0);
  if (Math.abs(ours - recorded.value) <= allowed) return { ...shown, verdict: verdict(shown.ours) };
  const gap = `by more than ${DISAGREEMENT} standard errors (${allowed})`;
  const note = `recomputed ${ours} differs from the recorded ${recorded.value} ${gap}`;
  return { ...shown, verdict: "fail", note };
}

/**
 * Judges the claims of a notebook. A value against the paper passes when it reaches the published one, rounded as
 * published; a gate of our own is compared as it is. A failing claim on the list of known differences is `known`.
 *
 * Where an evaluation recorded the value, the recomputed one must agree with it to within three standard errors, else the
 * claim fails, listed or not. In smoke, and wherever the recomputation rests on fewer items, the recorded value is shown
 * and judged, with its own interval; otherwise the recomputed one.
 * @throws OptionError on ids that are malformed or not unique, on values of ours that are no numbers, and on targets
 * that do not fit their direction
 */
export function judgeClaims(
  claims: readonly ClaimInput[],
  { preset, known }: { readonly preset: PresetName; readonly known: readonly KnownDifference[] },
): ClaimRow[] {
  const seen = new Set<string>();
  return claims.map((claim) => {
    checkClaim(claim);
    const { id, what, paper = null, direction, source } = claim;
    if (seen.has(id)) fail(id, "every id once", `"${id}" twice`, "Give each claim an id of its own.");
    seen.add(id);
    const target = direction === "none" ? null : (claim.target ?? paper);
    const { interval: bound, ...judged } = judge(claim, preset);
    // a note says that the value itself is in doubt, which no known difference excuses
    const missesGate = judged.verdict === "fail" && judged.note === undefined;
    const excuse = missesGate ? known.find((difference) => difference.id === id) : undefined;
    const bounded =
      bound === undefined
        ? {}
        : { bound, ...(direction === "none" ? {} : { boundPasses: boundReaches(claim, bound) }) };
    const excused =
      excuse === undefined ? {} : { verdict: "known" as const, note: `${excuse.reason} (${excuse.date})` };
    return { id, what, paper, direction, target, source, ...judged, ...bounded, ...excused };
  });
}
