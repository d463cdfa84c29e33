import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { OptionError } from "../../lib/errors";
import type { FetchMethod, SharpQuery } from "../../lib/solar";

/** What the command line of `npm run fetch` asks for. */
export interface FetchArguments {
  /** undefined: say what there is */
  readonly what?: string;
  readonly query: SharpQuery;
  readonly folder?: string;
  readonly email?: string;
  readonly method?: FetchMethod;
  readonly server?: string;
  /** only list the records */
  readonly list: boolean;
}

export const FETCH_USE = [
  "npm run fetch -- sharp (--noaa N | --harp N | --from TIME --to TIME) --out FOLDER",
  "  --from, --to TIME     TAI, e.g. 2011-02-15T02:00; with --noaa or --harp they narrow it down",
  "  --cadence 12m|1h|1d   at most one record of a HARP in that time, default all (one every 12 minutes)",
  "  --segments Br,bitmap  default Br, the radial field",
  "  --max-longitude DEG   leave out records farther from the central meridian",
  "  --limit N             refuse to list more records, default 5000",
  "  --email ADDRESS       registered with JSOC, or JSOC_EMAIL: brings files back from tape too",
  "  --method METHOD       direct (default without an address), url_quick (default with one), or",
  "                        url, which writes all keywords into the headers",
  "  --list                only list the records",
].join("\n");

const TEXTS = [
  "noaa", "harp", "from", "to", "cadence", "segments", "max-longitude", "limit", "out", "email", "method", "server",
] as const;

type Texts = Readonly<Partial<Record<(typeof TEXTS)[number], string>>>;

function parse(argv: readonly string[]) {
  const flags = { list: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, { type: "string" as const }]));
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: { ...texts, ...flags } });
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError({ expected: "the options of npm run fetch", found, remedy: `Use\n${FETCH_USE}`, cause });
  }
}

function numberOf(values: Texts, name: keyof Texts): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  throw new OptionError({ expected: `--${name} to be a number`, found: JSON.stringify(text), remedy: `Use\n${FETCH_USE}` });
}

/** Leaves out what was not given, so that defaults hold. */
function given<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

/** Reads a command line; values are checked by what uses them. @throws OptionError for an unknown option or no number */
export function parseFetchArguments(
  argv: readonly string[], environment: NodeJS.ProcessEnv = process.env,
): FetchArguments {
  const { values: all, positionals } = parse(argv);
  const values = all as Texts & { readonly list?: boolean; readonly help?: boolean };
  const [what, ...more] = positionals;
  if (more.length > 0) {
    const found = positionals.map((one) => JSON.stringify(one)).join(", ");
    throw new OptionError({ expected: "one thing to fetch", found, remedy: `Use\n${FETCH_USE}` });
  }
  return given({
    what: values.help === true ? undefined : what,
    query: given({
      noaa: numberOf(values, "noaa"), harp: numberOf(values, "harp"), from: values.from, to: values.to,
      cadence: values.cadence, segments: values.segments?.split(",").map((name) => name.trim()),
      maxLongitude: numberOf(values, "max-longitude"), limit: numberOf(values, "limit"),
    }),
    folder: values.out === undefined ? undefined : resolve(values.out),
    email: values.email ?? (environment.JSOC_EMAIL || undefined),
    method: values.method as FetchMethod | undefined,
    server: values.server,
    list: values.list ?? false,
  });
}
