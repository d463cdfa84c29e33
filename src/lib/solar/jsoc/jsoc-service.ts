import { httpClient, type HttpClient, type HttpClientOptions } from "../../io";
import { JsocError } from "./jsoc-error";

export interface JsocOptions extends HttpClientOptions {
  /** default the archive at Stanford */
  readonly server?: string;
}

/** What JSOC's programs answer: an object with a status, everything else by name. */
export type JsocAnswer = Readonly<Record<string, unknown>>;

/** The archive's two programs and its files. */
export interface JsocService extends HttpClient {
  /** address of something on the server, e.g. a storage path /SUM12/… */
  address(path: string): string;
  /** jsoc_info: what records there are */
  info(parameters: Readonly<Record<string, string>>): Promise<JsocAnswer>;
  /** jsoc_fetch: exports of their files */
  fetch(parameters: Readonly<Record<string, string>>): Promise<JsocAnswer>;
}

export const JSOC_SERVER = "http://jsoc.stanford.edu";

function requireAnswer(value: unknown, program: string): JsocAnswer {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && "status" in value) return value as JsocAnswer;
  const found = JSON.stringify(value).slice(0, 80);
  const remedy = "Check that the server is JSOC, or one that speaks like it.";
  throw new JsocError({ expected: `${program} to answer an object with a status`, found, remedy });
}

/** The status of an answer, NaN when it is none. */
export function statusOf(answer: JsocAnswer): number {
  return typeof answer.status === "number" || typeof answer.status === "string" ? Number(answer.status) : NaN;
}

/** What JSOC says about a status that is not 0, for error texts. */
export function describeStatus(answer: JsocAnswer): string {
  const said = typeof answer.error === "string" ? answer.error.trim().replace(/\s+/g, " ") : "no reason given";
  return `status ${String(answer.status)}, ${JSON.stringify(said.slice(0, 300))}`;
}

/**
 * A connection to JSOC. Blanks go as %20: the archive's programs do not take + for one.
 * At most two requests are begun per second; see {@link HttpClientOptions} for retries and time limits.
 */
export function jsocService({ server = JSOC_SERVER, ...options }: JsocOptions = {}): JsocService {
  const client = httpClient(options);
  const base = server.replace(/\/+$/, "");
  const ask = async (program: string, parameters: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return requireAnswer(await client.json(`${base}/cgi-bin/ajax/${program}?${pairs.join("&")}`), program);
  };
  return {
    ...client,
    address: (path) => `${base}/${path.replace(/^\/+/, "")}`,
    info: (parameters) => ask("jsoc_info", parameters),
    fetch: (parameters) => ask("jsoc_fetch", parameters),
  };
}
