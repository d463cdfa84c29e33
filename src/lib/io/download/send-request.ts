import { DownloadError, PassingFailure } from "./download-error";

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** how long the answer's first line may take, default 60 s */
  readonly timeoutSeconds?: number;
  /** how long the body may stand still, default 30 s */
  readonly idleSeconds?: number;
  /** waits until the request may be sent, see `rateLimit` */
  readonly turn?: (signal?: AbortSignal) => Promise<void>;
}

/** An answer whose body is still to come. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

const PASSING = [408, 425, 429, 500, 502, 503, 504];

/** Aborts with a {@link PassingFailure} when the next step does not come in time. */
function watchdog(controller: AbortController) {
  let timer: NodeJS.Timeout | undefined;
  return {
    expect(what: string, seconds: number): void {
      clearTimeout(timer);
      const expire = () => controller.abort(new PassingFailure(`no ${what} within ${seconds} s`));
      timer = setTimeout(expire, seconds * 1000);
    },
    stop: () => clearTimeout(timer),
  };
}

/** What Node's fetch says is "fetch failed"; the reason is in its cause. */
function describeFailure(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown } | undefined)?.code;
  const message = cause instanceof Error ? cause.message : String(cause);
  return typeof code === "string" && !message.includes(code) ? `${message} (${code})` : message || String(code);
}

/** Seconds of a Retry-After header, given as a number or as a date. */
export function retryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

/** Refuses an answer that is no success. @throws PassingFailure for busy servers, DownloadError for the rest */
export function requireOk(url: string, { status, headers }: Pick<HttpAnswer, "status" | "headers">): void {
  if (status >= 200 && status < 300) return;
  if (PASSING.includes(status)) {
    throw new PassingFailure(`HTTP status ${status}`, { waitSeconds: retryAfter(headers), status });
  }
  const remedy =
    status === 404 || status === 410
      ? "The server does not have it any more: list the records again."
      : "Open the address in a browser to see what the server says.";
  throw new DownloadError(url, { expected: `${url} to be there`, found: `HTTP status ${status}`, remedy }, status);
}

/** @throws DownloadError for what is no http address */
function requireAddress(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  const remedy = "Give the address with its http:// or https:// in front.";
  throw new DownloadError(url, { expected: "an http or https address", found: `"${url}"`, remedy });
}

/**
 * One GET request, one attempt: hands the answer to `use` and ends the connection when that is done.
 * @throws PassingFailure for what another attempt may mend; the signal's reason; whatever `use` throws
 */
export async function sendRequest<T>(
  url: string,
  use: (answer: HttpAnswer) => Promise<T>,
  { headers = {}, signal, timeoutSeconds = 60, idleSeconds = 30, turn }: RequestOptions = {},
): Promise<T> {
  requireAddress(url);
  await turn?.(signal);
  const controller = new AbortController();
  const watch = watchdog(controller);
  const either = signal === undefined ? controller.signal : AbortSignal.any([controller.signal, signal]);
  const fail = (error: unknown): never => {
    either.throwIfAborted();
    throw new PassingFailure(describeFailure(error));
  };
  const readBody = async function* (body: ReadableStream<Uint8Array> | null) {
    for (const reader = body?.getReader(); reader !== undefined; ) {
      watch.expect("further byte", idleSeconds);
      const { done, value } = await reader.read().catch(fail);
      watch.stop();
      if (done) return;
      yield value;
    }
  };
  try {
    watch.expect("answer", timeoutSeconds);
    const wanted = { "accept-encoding": "identity", ...headers };
    const response = await fetch(url, { headers: wanted, signal: either }).catch(fail);
    watch.stop();
    return await use({ status: response.status, headers: response.headers, body: readBody(response.body) });
  } finally {
    watch.stop();
    controller.abort();
  }
}
