import { OptionError } from "../lib/errors";
import { fetchSharps, listSharps, type FetchSharpsOptions } from "../lib/solar";
import { FETCH_USE, parseFetchArguments, type FetchArguments } from "./fetch/fetch-arguments";
import { describeFetched, describeListing, fetchReport, type FetchReport } from "./fetch/fetch-report";
import { lockFolder, runCommand, withStopSignals } from "./runner";

/** What tests set otherwise. */
export interface FetchCommandOptions {
  readonly report?: FetchReport;
  readonly environment?: NodeJS.ProcessEnv;
  /** over the defaults of the archive's client: retries, time limits, pace */
  readonly client?: FetchSharpsOptions;
}

function requireFolder({ folder }: FetchArguments): string {
  if (folder !== undefined) return folder;
  const remedy = "Give e.g. --out data/sharps, or --list to see what there is.";
  throw new OptionError({ expected: "a folder to write into, --out FOLDER", found: "none", remedy });
}

async function listCommand({ query }: FetchArguments, options: FetchSharpsOptions, report: FetchReport): Promise<number> {
  const records = await listSharps(query, options);
  for (const record of records) report.say(describeListing(record));
  report.say(`${records.length} records`);
  return 0;
}

async function sharpCommand(asked: FetchArguments, options: FetchSharpsOptions, report: FetchReport): Promise<number> {
  const folder = requireFolder(asked);
  const unlock = lockFolder(folder);
  try {
    const result = await fetchSharps(asked.query, folder, options);
    for (const line of describeFetched(result)) report.say(line);
    return result.failed.length === 0 ? 0 : 1;
  } finally {
    unlock();
  }
}

/** `npm run fetch -- sharp …`: @returns the exit code, 1 when a file could not be had, 2 for a name that is none */
export async function fetchCommand(argv: readonly string[], options: FetchCommandOptions = {}): Promise<number> {
  const { report = fetchReport(), environment = process.env, client = {} } = options;
  const asked = parseFetchArguments(argv, environment);
  if (asked.what === undefined) {
    report.say(FETCH_USE);
    return argv.length === 0 ? 2 : 0;
  }
  if (asked.what !== "sharp") {
    report.say(`latent-sky: expected what to fetch, sharp, but found "${asked.what}". Use\n${FETCH_USE}`);
    return 2;
  }
  const stopping = (text: string) => report.say(`${text.split(":", 1)[0]}: stopping; what has come is kept`);
  return withStopSignals(stopping, async (signal) => {
    const { email, method, server, list } = asked;
    const connection: FetchSharpsOptions = {
      ...client, signal, onRetry: report.say, onWait: report.say, onProgress: report.progress,
      ...(email === undefined ? {} : { email }), ...(method === undefined ? {} : { method }),
      ...(server === undefined ? {} : { server }),
    };
    try {
      return await (list ? listCommand : sharpCommand)(asked, connection, report);
    } catch (error) {
      if (!signal.aborted) throw error;
      report.say("stopped; run the command again to go on");
      return 130;
    } finally {
      report.clear();
    }
  });
}

runCommand(module, (argv) => fetchCommand(argv));
