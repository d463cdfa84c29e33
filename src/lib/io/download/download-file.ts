import type { FileHandle } from "node:fs/promises";
import { DiskError, DownloadError, PassingFailure } from "./download-error";
import { partFile, type PartFile, type PartOrigin } from "./part-file";
import { retryPassing, type RetryOptions } from "./retry";
import { requireOk, sendRequest, type HttpAnswer, type RequestOptions } from "./send-request";

export interface DownloadOptions {
  /** looks at the whole file before it takes its name; throws to refuse it */
  readonly verify?: (path: string) => void | Promise<void>;
  /** told of every piece: bytes on the disk, and in all where the server says so */
  readonly onBytes?: (done: number, total: number | undefined) => void;
  /** a longer file is refused, default 1 GiB */
  readonly maxBytes?: number;
}

/** A file that has come whole. */
export interface Download {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** bytes that an earlier run had left */
  readonly resumedFrom: number;
}

/** An attempt that gets this much further than any before it counts as progress. */
const PROGRESS_BYTES = 65_536;

function originOf(url: string, headers: Headers): PartOrigin | undefined {
  const etag = headers.get("etag");
  const validator = etag !== null && !etag.startsWith("W/") ? etag : headers.get("last-modified");
  return validator === null ? undefined : { url, validator };
}

/** Where the bytes of an answer belong, and how many the whole file has. */
function placeOf({ status, headers }: HttpAnswer, have: number): { at: number; total: number | undefined } {
  const length = headers.get("content-length");
  if (status !== 206) return { at: 0, total: length === null ? undefined : Number(length) };
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range")?.trim() ?? "");
  if (range === null || Number(range[1]) !== have) {
    throw new PassingFailure(`a piece from "${headers.get("content-range")}" where byte ${have} was asked for`);
  }
  return { at: have, total: range[2] === "*" ? undefined : Number(range[2]) };
}

/** 416 says that there is nothing behind byte `have`: the file is whole, or another one now. */
function isWhole({ status, headers }: HttpAnswer, have: number): boolean {
  return status === 416 && headers.get("content-range")?.trim() === `bytes */${have}`;
}

function requireSize(url: string, size: number, maxBytes: number): void {
  if (size <= maxBytes) return;
  const remedy = "If the file is that large, raise maxBytes.";
  throw new DownloadError(url, { expected: `a file of at most ${maxBytes} bytes`, found: `${size} or more`, remedy });
}

function diskError(url: string, path: string, cause: unknown): DiskError {
  const remedy = "Make room there, or choose another folder; what has come is kept, and gone on with.";
  const found = cause instanceof Error ? cause.message : String(cause);
  return new DiskError(url, { expected: `to write ${JSON.stringify(path)}`, found, remedy, cause });
}

function discardPart(url: string, part: PartFile): void {
  try {
    part.discard();
  } catch (error) {
    throw diskError(url, part.path, error);
  }
}

async function writeBody(
  url: string, answer: HttpAnswer, part: PartFile, options: DownloadOptions, reached: (bytes: number) => void,
): Promise<void> {
  const { maxBytes = 2 ** 30, onBytes } = options;
  const { at, total } = placeOf(answer, part.size());
  requireSize(url, total ?? at, maxBytes);
  const onDisk = <T>(work: Promise<T>) => work.catch((error: unknown) => Promise.reject(diskError(url, part.path, error)));
  const handle: FileHandle = await onDisk(part.openAt(at, originOf(url, answer.headers)));
  let done = at;
  try {
    for await (const chunk of answer.body) {
      requireSize(url, done + chunk.length, maxBytes);
      await onDisk(handle.writeFile(chunk));
      done += chunk.length;
      onBytes?.(done, total);
    }
    if (total !== undefined && done !== total) throw new PassingFailure(`${done} of ${total} bytes came`);
    await onDisk(handle.sync());
  } finally {
    await handle.close();
    reached(done);
  }
}

async function fetchRest(
  url: string, part: PartFile, options: DownloadOptions & RequestOptions, reached: (bytes: number) => void,
): Promise<void> {
  const origin = part.origin();
  const have = origin?.url === url ? part.size() : 0;
  if (have === 0) discardPart(url, part);
  const headers: Record<string, string> =
    have === 0 || origin === undefined ? {} : { range: `bytes=${have}-`, "if-range": origin.validator };
  await sendRequest(url, async (answer) => {
    if (have > 0 && isWhole(answer, have)) return;
    if (answer.status === 416) {
      discardPart(url, part);
      throw new PassingFailure("the file has changed on the server", { status: 416 });
    }
    requireOk(url, answer);
    await writeBody(url, answer, part, options, reached);
  }, { ...options, headers });
}

/**
 * Downloads a file to `path`, by way of `<path>.part`: what an earlier attempt or run has left is gone on with by an
 * HTTP range, if the server still has the same file; it takes its name only whole and verified.
 * @throws DownloadError when the server fails for good, or `verify` refuses the file; DiskError when it cannot be
 *   written; the signal's reason
 */
export async function downloadFile(
  url: string, path: string, options: DownloadOptions & RequestOptions & RetryOptions = {},
): Promise<Download> {
  const part = partFile(path);
  let best = 0;
  for (let start = part.origin()?.url === url ? part.size() : 0; ; start = 0) {
    const attempt = (progressed: () => void) => {
      const reached = (bytes: number) => {
        if (bytes < best + PROGRESS_BYTES) return;
        best = bytes;
        progressed();
      };
      return fetchRest(url, part, options, reached);
    };
    await retryPassing(url, attempt, options);
    try {
      await options.verify?.(part.path);
    } catch (cause) {
      part.discard();
      if (start > 0) continue;
      const found = cause instanceof Error ? cause.message : String(cause);
      const remedy = "Run the command again; if it comes again like this, the server's copy is damaged.";
      throw new DownloadError(url, { expected: `${url} to be an intact file`, found, remedy, cause });
    }
    const [sha256, bytes] = [await part.sha256(options.signal), part.size()];
    await part.finish();
    return { path, bytes, sha256, resumedFrom: start };
  }
}
