import { expect } from "chai";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DiskError, DownloadError } from "../../../../src/lib/io/download/download-error";
import { downloadFile } from "../../../../src/lib/io/download/download-file";
import { temporaryFolder } from "../../../support/folder";
import { sampleBytes, serveFile, startLoopback, type Answer, type Loopback } from "./loopback";

const content = sampleBytes(300_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const quick = { backOffSeconds: 0.01, attempts: 3 };

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("downloadFile", () => {
  let server: Loopback | undefined;
  const root = temporaryFolder();
  let folder = "";
  /** breaks the connection as soon as these bytes are on the disk */
  const cutAt = (...places: number[]) => (done: number) => places.includes(done) && server?.cut();
  const start = async (answer: Answer) => {
    server = await startLoopback(answer);
    return `${server.url}/file`;
  };
  const ranges = () => server?.seen.map(({ range }) => range);
  beforeEach(() => (folder = mkdtempSync(join(root, "t-"))));
  afterEach(() => server?.close());

  it("brings a file whole, with its size and SHA-256, and leaves nothing else", async () => {
    const url = await start((request, response) => serveFile(request, response, content));
    const path = join(folder, "new", "a.fits");
    const seen: (number | undefined)[][] = [];
    const result = await downloadFile(url, path, { onBytes: (done, total) => seen.push([done, total]) });
    expect(result).to.deep.equal({ path, bytes: content.length, sha256, resumedFrom: 0 });
    expect(readFileSync(path).equals(content)).to.equal(true);
    expect(readdirSync(join(folder, "new"))).to.deep.equal(["a.fits"]);
    expect(seen.at(-1)).to.deep.equal([content.length, content.length]);
  });

  it("goes on by Range when the connection breaks half-way", async () => {
    const url = await start((request, response, count) =>
      serveFile(request, response, content, count < 2 ? { hangAfter: 100_000 } : {}));
    const lines: string[] = [];
    const onRetry = (line: string) => lines.push(line);
    const onBytes = cutAt(100_000, 200_000);
    const result = await downloadFile(url, join(folder, "a"), { ...quick, onRetry, onBytes });
    expect(result.sha256).to.equal(sha256);
    expect(ranges()).to.deep.equal([undefined, "bytes=100000-", "bytes=200000-"]);
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(/; again in 0\.010 s$/);
  });

  it("goes on with what an earlier run has left", async () => {
    const url = await start((request, response, count) =>
      serveFile(request, response, content, count < 1 ? { hangAfter: 70_000 } : {}));
    const path = join(folder, "a");
    await failure(downloadFile(url, path, { attempts: 1, onBytes: cutAt(70_000) }));
    expect(readdirSync(folder)).to.deep.equal(["a.part", "a.part.json"]);
    const result = await downloadFile(url, path, quick);
    expect(result).to.deep.include({ resumedFrom: 70_000, sha256 });
    expect(ranges()).to.deep.equal([undefined, "bytes=70000-"]);
  });

  it("starts over when the file has changed on the server since", async () => {
    let etag = '"old"';
    const url = await start((request, response, count) =>
      serveFile(request, response, content, count < 1 ? { etag, hangAfter: 50_000 } : { etag }));
    const path = join(folder, "a");
    await failure(downloadFile(url, path, { attempts: 1, onBytes: cutAt(50_000) }));
    etag = '"new"';
    expect((await downloadFile(url, path, quick)).sha256).to.equal(sha256);
    expect(ranges()).to.deep.equal([undefined, "bytes=50000-"]);
  });

  it("starts over where the server knows no ranges or gives no validator", async () => {
    for (const options of [{ ranges: false }, { etag: "" }]) {
      const url = await start((request, response, count) =>
        serveFile(request, response, content, { ...options, ...(count < 1 ? { hangAfter: 90_000 } : {}) }));
      const result = await downloadFile(url, join(folder, "a"), { ...quick, onBytes: cutAt(90_000) });
      expect(result.sha256).to.equal(sha256);
      await server?.close();
    }
  });

  it("does not go on with a part that comes from another address", async () => {
    const url = await start((request, response, count) =>
      serveFile(request, response, content, count < 1 && request.url === "/file" ? { hangAfter: 90_000 } : {}));
    await failure(downloadFile(url, join(folder, "a"), { attempts: 1, onBytes: cutAt(90_000) }));
    await downloadFile(`${url}2`, join(folder, "a"), quick);
    expect(ranges()).to.deep.equal([undefined, undefined]);
  });

  it("takes 416 for the end when every byte is there, and for another file when not", async () => {
    for (const have of [content, sampleBytes(400_000)]) {
      const url = await start((request, response) => serveFile(request, response, content));
      const path = join(folder, "a");
      writeFileSync(`${path}.part`, have);
      writeFileSync(`${path}.part.json`, JSON.stringify({ url, validator: '"1"' }));
      expect((await downloadFile(url, path, quick)).sha256).to.equal(sha256);
      expect(server?.seen).to.have.length(have === content ? 1 : 2);
      await server?.close();
    }
  });

  it("fetches once more from the start when what it went on with was damaged", async () => {
    const url = await start((request, response) => serveFile(request, response, content));
    const path = join(folder, "a");
    writeFileSync(`${path}.part`, new Uint8Array(1000));
    writeFileSync(`${path}.part.json`, JSON.stringify({ url, validator: '"1"' }));
    const verify = (file: string) => {
      if (readFileSync(file)[1] === 0) throw new Error("zeros");
    };
    expect((await downloadFile(url, path, { ...quick, verify })).sha256).to.equal(sha256);
    expect(ranges()).to.deep.equal(["bytes=1000-", undefined]);
  });

  it("refuses a file that is not intact, and keeps nothing of it", async () => {
    const url = await start((request, response) => serveFile(request, response, content));
    const verify = () => {
      throw new Error("DATASUM differs");
    };
    const error = await failure(downloadFile(url, join(folder, "a"), { verify }));
    expect(error).to.be.instanceOf(DownloadError);
    expect(error.message).to.match(/to be an intact file, but found DATASUM differs\. Run the command again/);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("waits as long as Retry-After says, and gives up when that is too long", async () => {
    const url = await start((request, response, count) => {
      if (request.url === "/later") response.writeHead(503, { "retry-after": "7200" }).end();
      else if (count === 0) response.writeHead(503, { "retry-after": "1" }).end();
      else serveFile(request, response, content);
    });
    await downloadFile(url, join(folder, "a"), quick);
    const [first, second] = server?.seen ?? [];
    expect((second?.at ?? 0) - (first?.at ?? 0)).to.be.within(950, 4000);
    const error = await failure(downloadFile(`${server?.url}/later`, join(folder, "b"), quick));
    expect(error.message).to.match(/found HTTP status 503\. The server asks to come back in 120 minutes/);
  });

  it("gives up after its attempts, at once when there is nothing to wait for", async () => {
    const url = await start((request, response) => response.writeHead(request.url === "/gone" ? 404 : 500).end());
    const error = await failure(downloadFile(url, join(folder, "a"), quick));
    expect(error.message).to.match(/found HTTP status 500, 3 times in a row\. Check the network/);
    expect(server?.seen).to.have.length(3);
    const gone = await failure(downloadFile(`${server?.url}/gone`, join(folder, "a"), quick));
    expect(gone.message).to.match(/to be there, but found HTTP status 404\. The server does not have it any more/);
    expect(server?.seen).to.have.length(4);
  });

  it("does not try for ever where every attempt starts over and breaks at the same place", async () => {
    const url = await start((request, response) =>
      serveFile(request, response, content, { etag: "", hangAfter: 100_000 }));
    const error = await failure(downloadFile(url, join(folder, "a"), { ...quick, onBytes: cutAt(100_000) }));
    expect(error).to.be.instanceOf(DownloadError);
    expect(server?.seen.length).to.be.within(3, 4);
  });

  it("does not wait for a server that says nothing, or stops in the middle", async () => {
    const url = await start((request, response) => {
      if (request.url === "/half") response.writeHead(200, { "content-length": 10 }).write("half");
    });
    const limits = { ...quick, attempts: 1, timeoutSeconds: 0.1, idleSeconds: 0.2 };
    const silent = await failure(downloadFile(url, join(folder, "a"), limits));
    expect(silent.message).to.match(/found no answer within 0\.1 s/);
    const half = await failure(downloadFile(`${server?.url}/half`, join(folder, "a"), { ...limits, timeoutSeconds: 9 }));
    expect(half.message).to.match(/found no further byte within 0\.2 s/);
  });

  it("stops at the signal, with its reason, and keeps what has come", async () => {
    const url = await start((_, response) => {
      response.writeHead(200, { "content-length": content.length, etag: '"1"' });
      response.write(content.subarray(0, 100_000));
    });
    const controller = new AbortController();
    const options = { ...quick, signal: controller.signal };
    const error = await failure(
      downloadFile(url, join(folder, "a"), {
        ...options,
        onBytes: (done) => done === 100_000 && controller.abort(new Error("stopped")),
      }),
    );
    expect(error.message).to.equal("stopped");
    expect(readFileSync(join(folder, "a.part")).length).to.equal(100_000);
    expect(existsSync(join(folder, "a"))).to.equal(false);
  });

  it("refuses files that are too long, said or not", async () => {
    const url = await start((request, response) => {
      if (request.url === "/file") serveFile(request, response, content);
      else response.writeHead(200).end(content);
    });
    for (const address of [url, `${url}2`]) {
      const error = await failure(downloadFile(address, join(folder, "a"), { maxBytes: 1000 }));
      expect(error.message).to.match(/a file of at most 1000 bytes, but found \d+ or more/);
    }
  });

  it("says what cannot be written, without trying again", async () => {
    const url = await start((request, response) => serveFile(request, response, content));
    mkdirSync(join(folder, "a.part"));
    const error = await failure(downloadFile(url, join(folder, "a"), quick));
    expect(error).to.be.instanceOf(DiskError);
    expect(error.message).to.match(/to write ".*a\.part", but found .*EISDIR.*Make room there/);
    expect(server?.seen).to.have.length(0);
  });
});
