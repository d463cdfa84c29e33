import { OptionError } from "../../errors";

/** Seconds between two SHARP records. */
export const SHARP_CADENCE_S = 720;

const FORMS = [
  /^(\d{4})-(\d\d)-(\d\d)(?:[T_ ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.0+)?)?)?)?$/,
  /^(\d{4})\.(\d\d)\.(\d\d)(?:_(\d\d)(?::(\d\d)(?::(\d\d)(?:\.0+)?)?)?)?$/,
  /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/,
];

/** A time of the TAI scale, in the ways that JSOC writes it. */
export interface DrmsTime {
  /** as in record sets, "2011.02.15_02:00:00_TAI" */
  readonly drms: string;
  /** as in file names, "20110215_020000" */
  readonly file: string;
  /** seconds since 1970.01.01_00:00:00_TAI */
  readonly seconds: number;
}

function fromSeconds(seconds: number): DrmsTime {
  const [date = "", clock = ""] = new Date(seconds * 1000).toISOString().slice(0, 19).split("T");
  return {
    drms: `${date.replaceAll("-", ".")}_${clock}_TAI`,
    file: `${date.replaceAll("-", "")}_${clock.replaceAll(":", "")}`,
    seconds,
  };
}

function parse(text: string): DrmsTime | undefined {
  const bare = text.trim().replace(/_TAI$/, "");
  const match = FORMS.map((form) => form.exec(bare)).find((found) => found !== null);
  if (match === undefined || match === null) return undefined;
  const [year = 0, month = 0, day = 0, ...clock] = match.slice(1).map((part) => Number(part ?? 0));
  const [hour = 0, minute = 0, second = 0] = clock;
  const time = fromSeconds(Date.UTC(year, month - 1, day, hour, minute, second) / 1000);
  const written = [year, month, day].map((part) => String(part).padStart(2, "0")).join(".");
  return time.drms.startsWith(written) && hour < 24 && minute < 60 && second < 60 ? time : undefined;
}

/**
 * Reads a time: "2011-02-15", "2011-02-15T02:00", "2011.02.15_02:00:00_TAI" or "20110215_020000", always TAI, which is
 * 34 to 37 s ahead of UTC. @throws OptionError for anything else, a time zone too
 */
export function parseDrmsTime(text: string, what = "a time"): DrmsTime {
  const time = parse(text);
  if (time !== undefined) return time;
  throw new OptionError({
    expected: `${what} such as 2011-02-15T02:00 or 2011.02.15_02:00:00_TAI`,
    found: JSON.stringify(text),
    remedy: "SHARP times are TAI, 34 to 37 s ahead of UTC: give it without a time zone.",
  });
}

/** T_REC of an answer; undefined for a missing one. */
export function readDrmsTime(text: string): DrmsTime | undefined {
  return parse(text);
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a cadence such as "12m", "1h" or "1d". @throws OptionError unless it is a multiple of 12 minutes */
export function parseCadence(text: string): number {
  const match = /^(\d+)([smhd])$/.exec(text.trim());
  const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? NaN);
  if (seconds > 0 && seconds % SHARP_CADENCE_S === 0) return seconds;
  throw new OptionError({
    expected: "a cadence of a multiple of 12 minutes, such as 12m, 1h or 1d",
    found: JSON.stringify(text),
    remedy: "There is one SHARP every 12 minutes.",
  });
}
