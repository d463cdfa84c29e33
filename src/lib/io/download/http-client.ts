import { downloadFile, type Download, type DownloadOptions } from "./download-file";
import { DownloadError, PassingFailure } from "./download-error";
import { rateLimit } from "./pause";
import { retryPassing, type RetryOptions } from "./retry";
import { requireOk, sendRequest, type HttpAnswer, type RequestOptions } from "./send-request";

export interface HttpClientOptions extends RetryOptions, Omit<RequestOptions, "headers" | "turn"> {
  /** requests begun per second, default 2 */
  readonly requestsPerSecond?: number;
}

/** Fetches texts and files from one archive, with retries, time limits and a limit of requests per second. */
export interface HttpClient {
  /** @throws DownloadError when the server fails for good; the signal's reason */
  text(url: string): Promise<string>;
  /** @throws DownloadError also when the answer is no JSON */
  json(url: string): Promise<unknown>;
  /** see {@link downloadFile} */
  download(url: string, path: string, options?: DownloadOptions): Promise<Download>;
}

const MAX_TEXT_BYTES = 2 ** 26;

async function readText(url: string, body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= MAX_TEXT_BYTES) continue;
    const remedy = "Ask for less at a time.";
    throw new DownloadError(url, { expected: `at most ${MAX_TEXT_BYTES} bytes of text`, found: "more", remedy });
  }
  return Buffer.concat(chunks).toString("latin1");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trim().slice(0, 60).replace(/\s+/g, " ");
    throw new PassingFailure(start === "" ? "an empty answer" : `no JSON but ${JSON.stringify(start)}`);
  }
}

/** Makes a client; its options hold for everything that it fetches. */
export function httpClient({ requestsPerSecond = 2, ...rest }: HttpClientOptions = {}): HttpClient {
  const options = { ...rest, turn: rateLimit(requestsPerSecond) };
  const read = <T>(url: string, parse: (text: string) => T) => {
    const attempt = async (answer: HttpAnswer) => {
      requireOk(url, answer);
      return parse(await readText(url, answer.body));
    };
    return retryPassing(url, () => sendRequest(url, attempt, options), options);
  };
  return {
    text: (url) => read(url, (text) => text),
    json: (url) => read(url, parseJson),
    download: (url, path, download = {}) => downloadFile(url, path, { ...options, ...download }),
  };
}
