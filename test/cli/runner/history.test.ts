import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendHistory, historyEntry, readHistory } from "../../../src/cli/runner/history";

const entry = (day: number) =>
  historyEntry(`2026-01-${String(day).padStart(2, "0")}`, "abc", "workshop", [
    { notebook: "solar/03", ok: true, seconds: 12.345, peakBytes: 5, claims: [], problems: [], cells: [] },
  ]);

describe("history", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    file = join(folder, "history.jsonl");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is empty at first, and keeps a line for each run", () => {
    expect(readHistory(file)).to.deep.equal([]);
    appendHistory(file, entry(1));
    appendHistory(file, entry(2));
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).to.have.length(2);
    expect(readHistory(file)[1]).to.deep.equal({
      date: "2026-01-02",
      commit: "abc",
      preset: "workshop",
      notebooks: { "solar/03": { ok: true, seconds: 12.3, peakBytes: 5 } },
    });
  });

  it("gives the last runs and passes over damaged lines", () => {
    for (let day = 1; day <= 31; day++) appendHistory(file, entry(day));
    writeFileSync(file, `${readFileSync(file, "utf8")}{"date": "2026\n[]\n`);
    expect(readHistory(file)).to.have.length(30);
    expect(readHistory(file).at(-1)?.date).to.equal("2026-01-31");
    appendHistory(file, entry(1));
    expect(readHistory(file, 2).map(({ date }) => date)).to.deep.equal(["2026-01-31", "2026-01-01"]);
  });
});
