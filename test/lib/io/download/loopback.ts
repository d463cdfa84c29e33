import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request; `count` is how many came to this path before. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export interface Loopback {
  readonly url: string;
  /** method, path and Range of every request, in order */
  readonly seen: { readonly path: string; readonly range: string | undefined; readonly at: number }[];
  /** breaks the connections of the answers that hang */
  cut(): void;
  close(): Promise<void>;
}

const hanging = new Set<ServerResponse>();

/** An HTTP server of this machine alone; `answer` decides what it says. */
export async function startLoopback(answer: Answer): Promise<Loopback> {
  const seen: { path: string; range: string | undefined; at: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const count = seen.filter((one) => one.path === path).length;
    seen.push({ path, range: request.headers.range, at: performance.now() });
    answer(request, response, count);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    cut() {
      for (const response of hanging) response.destroy();
      hanging.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface ServeOptions {
  readonly etag?: string;
  /** false: no ranges, as some servers */
  readonly ranges?: boolean;
  /** the answer hangs after this many bytes, until `cut` */
  readonly hangAfter?: number;
}

/** Sends a file as Apache does: 200, 206 for a Range whose If-Range still holds, 416 behind its end. */
export function serveFile(
  request: IncomingMessage, response: ServerResponse, content: Uint8Array, options: ServeOptions = {},
): void {
  const { etag = '"1"', ranges = true, hangAfter } = options;
  const condition = request.headers["if-range"];
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const partial = ranges && range !== null && (condition === undefined || condition === etag);
  const start = partial ? Number(range[1]) : 0;
  if (etag !== "") response.setHeader("etag", etag);
  if (start >= content.length && start > 0) {
    response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
    return;
  }
  const rest = content.subarray(start);
  if (partial) response.setHeader("content-range", `bytes ${start}-${content.length - 1}/${content.length}`);
  response.writeHead(partial ? 206 : 200, { "content-length": rest.length, "accept-ranges": "bytes" });
  if (hangAfter === undefined || hangAfter >= rest.length) {
    response.end(rest);
    return;
  }
  response.write(rest.subarray(0, hangAfter));
  hanging.add(response);
}

/** Bytes without a pattern that a wrong join could hide in. */
export function sampleBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0, x = 1; i < length; i++) bytes[i] = (x = (x * 48271) % 2147483647) & 255;
  return bytes;
}
