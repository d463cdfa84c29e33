import { pause } from "../../io";
import { JsocError } from "./jsoc-error";
import { describeStatus, statusOf, type JsocAnswer, type JsocService } from "./jsoc-service";

export interface ExportOptions {
  /** registered with JSOC for exports; it writes there when a `url` export is ready */
  readonly email?: string;
  /** `url_quick`: files as they are stored; `url`: JSOC makes new ones with all keywords in their headers */
  readonly method?: "url_quick" | "url";
  /** pause between two questions whether an export is ready, default what JSOC says, at least 5 s */
  readonly pollSeconds?: number;
  /** how long an export may take, default an hour */
  readonly maxWaitSeconds?: number;
  readonly signal?: AbortSignal;
  /** told what it waits for */
  readonly onWait?: (line: string) => void;
}

/** One file of an export. */
export interface ExportedFile {
  /** the record, with its segment in braces for url_quick */
  readonly record: string;
  /** path on the server */
  readonly path: string;
}

const [DONE, EXPIRED, NOT_FOUND, BUSY] = [0, 5, 6, 7];
/** in work, waiting for the export manager, the same in its test mode */
const PENDING = [1, 2, 12];
/** A new request takes a moment until the status program knows it. */
const NOT_FOUND_TRIES = 5;

const REMEDIES: Readonly<Record<number, string>> = {
  3: "Ask for fewer records at a time.",
  5: "JSOC keeps an export for seven days: run the command again for a new one.",
  6: "JSOC lost the request: run the command again.",
  7: "JSOC makes one export of an address at a time: wait until that is done.",
};
const REGISTER = "Register the e-mail address at http://jsoc.stanford.edu/ajax/register_email.html, or fetch without one.";

function refused(what: string, answer: JsocAnswer): JsocError {
  const status = statusOf(answer);
  const about = /e-?mail|address|notify|regist/i.test(String(answer.error ?? ""));
  const remedy = REMEDIES[status] ?? (about ? REGISTER : "Check the query; if it is right, try again later.");
  return new JsocError({ expected: `JSOC to export ${what}`, found: describeStatus(answer), remedy }, status);
}

function filesOf(what: string, answer: JsocAnswer): ExportedFile[] {
  const { data, dir } = answer;
  const rows = Array.isArray(data) ? (data as readonly Readonly<Record<string, unknown>>[]) : undefined;
  if (rows === undefined || !rows.every((row) => typeof row?.record === "string" && typeof row.filename === "string")) {
    const found = JSON.stringify(data)?.slice(0, 80) ?? "none";
    throw new JsocError({ expected: `JSOC to list the files of ${what}`, found, remedy: "Run the command again." });
  }
  const folder = typeof dir === "string" && dir !== "" ? `${dir}/` : "";
  return rows
    .map(({ record, filename }) => ({ record: String(record), path: `${folder}${String(filename)}` }))
    .filter(({ path }) => !path.endsWith("NoDataFile"));
}

function parametersOf(ds: string, { email, method = "url_quick" }: ExportOptions): Record<string, string> {
  const parameters: Record<string, string> = {
    op: "exp_request", format: "json", ds, method, protocol: method === "url" ? "fits" : "as-is", process: "n=0",
    filenamefmt: "hmi.sharp_cea_720s.{HARPNUM}.{T_REC:A}.{segment}",
  };
  if (email === undefined) return parameters;
  return { ...parameters, notify: email, requestor: email.split("@")[0] ?? email };
}

/** What JSOC wants to be done about an answer. */
type Step = "done" | "poll" | "request";

interface Tries {
  notFound: number;
  expired: number;
}

function nextStep(ds: string, answer: JsocAnswer, tries: Tries): Step {
  const status = statusOf(answer);
  if (status === DONE) return "done";
  if (PENDING.includes(status)) return "poll";
  if (status === BUSY) return "request";
  if (status === NOT_FOUND && tries.notFound++ < NOT_FOUND_TRIES) return "poll";
  if (status === EXPIRED && tries.expired++ < 1) return "request";
  throw refused(ds, answer);
}

function waitOf(answer: JsocAnswer, pollSeconds: number | undefined): number {
  if (pollSeconds !== undefined) return pollSeconds;
  const said = Number(answer.wait);
  return said > 5 && said < 300 ? said : 5;
}

/**
 * Has JSOC export the files of a record set: asks for it, then, unless they can be had at once, asks how far it is
 * until it is done. An export that has expired is asked for once more; while another one of the same address is in
 * work, it waits for that.
 * @throws JsocError when JSOC refuses, or takes longer than `maxWaitSeconds`; the signal's reason
 */
export async function exportFiles(service: JsocService, ds: string, options: ExportOptions = {}): Promise<ExportedFile[]> {
  const { pollSeconds, maxWaitSeconds = 3600, signal, onWait } = options;
  const tries: Tries = { notFound: 0, expired: 0 };
  const start = performance.now();
  let answer = await service.fetch(parametersOf(ds, options));
  let id = "";
  for (;;) {
    id = String(answer.requestid ?? answer.reqid ?? "") || id;
    const step = nextStep(ds, answer, tries);
    if (step === "done") return filesOf(ds, answer);
    if (step === "poll" && id === "") throw refused(ds, answer);
    const waited = (performance.now() - start) / 1000;
    if (waited > maxWaitSeconds) {
      const remedy = `It may go on: run the command again later.`;
      throw new JsocError({ expected: `export ${id} within ${maxWaitSeconds} s`, found: describeStatus(answer), remedy });
    }
    const seconds = waitOf(answer, pollSeconds);
    onWait?.(step === "poll" ? `export ${id} is in work` : `waiting to ask anew: ${describeStatus(answer)}`);
    await pause(seconds, signal);
    const question = step === "poll" ? { op: "exp_status", requestid: id, format: "json" } : parametersOf(ds, options);
    answer = await service.fetch(question);
  }
}
