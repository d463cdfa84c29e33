import { expect } from "chai";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fetchCommand } from "../../src/cli/fetch";
import { lockFolder } from "../../src/cli/runner";
import { startJsoc, TWO_HOURS, type JsocServer } from "../lib/solar/jsoc/jsoc-server";
import { temporaryFolder } from "../support/folder";

const client = { attempts: 2, backOffSeconds: 0.01, requestsPerSecond: 1000, pollSeconds: 0.01 };

describe("npm run fetch", () => {
  const root = temporaryFolder();
  let server: JsocServer;
  let lines: string[] = [];
  const report = { say: (line: string) => lines.push(line), progress: () => undefined, clear: () => undefined };
  const run = (line: string, environment = {}) => {
    lines = [];
    return fetchCommand(line.split(" ").filter((part) => part !== ""), { report, environment, client });
  };
  before(async () => {
    server = await startJsoc({ records: TWO_HOURS.map((record, k) => ({ ...record, online: k > 0 })) });
  });
  after(() => server.close());

  it("lists records", async () => {
    expect(await run(`sharp --harp 377 --list --server ${server.url}`)).to.equal(0);
    expect(lines).to.have.length(6);
    expect(lines[0]).to.equal("SHARP 377, 2011-02-15 00:00 TAI, NOAA 11158, S21 W0, 2.71e+22 Mx, on tape");
    expect(lines[5]).to.equal("5 records");
  });

  it("fetches, says what could not be had, and ends with 1 then", async () => {
    const folder = mkdtempSync(join(root, "f-"));
    const line = `sharp --noaa 11158 --cadence 1h --out ${folder} --server ${server.url}`;
    expect(await run(line)).to.equal(1);
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(/000000_TAI\.Br\.fits: not on disk at JSOC/);
    expect(lines[1]).to.equal(`3 records, 2 fetched, 0 there already, 1 failed, in ${folder}`);
    expect(await run(line, { JSOC_EMAIL: "a@b.org" })).to.equal(0);
    expect(lines.at(-1)).to.equal(`3 records, 1 fetched, 2 there already, in ${folder}`);
    expect(readdirSync(folder).filter((name) => !name.startsWith("hmi."))).to.deep.equal(["jsoc-manifest.json"]);
  });

  it("says how it is used", async () => {
    expect(await run("")).to.equal(2);
    expect(lines[0]).to.match(/^npm run fetch -- sharp \(--noaa N/);
    expect(await run("--help")).to.equal(0);
    expect(await run("magnetogram")).to.equal(2);
    expect(lines[0]).to.match(/expected what to fetch, sharp, but found "magnetogram"/);
  });

  it("wants a folder that nobody else writes into", async () => {
    const folder = join(root, "locked");
    const failure = (line: string) => run(line).then(() => "none", ({ message }: Error) => message);
    expect(await failure(`sharp --harp 377 --server ${server.url}`)).to.match(/--out FOLDER, but found none/);
    const unlock = lockFolder(folder);
    expect(await failure(`sharp --harp 377 --out ${folder} --server ${server.url}`)).to.match(/in use by process/);
    unlock();
    expect(existsSync(join(folder, "jsoc-manifest.json"))).to.equal(false);
  });

  it("stops at a signal and says how to go on", async () => {
    const hanging = await startJsoc({ intercept: () => true });
    const running = run(`sharp --harp 377 --out ${join(root, "stopped")} --server ${hanging.url}`);
    while (hanging.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    process.emit("SIGINT", "SIGINT");
    expect(await running).to.equal(130);
    expect(lines).to.deep.equal(["SIGINT: stopping; what has come is kept", "stopped; run the command again to go on"]);
    await hanging.close();
  });
});
