import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { trainingLog } from "../../../src/cli/train/training-log";
import { UserError } from "../../../src/lib/errors";
import type { LogEntry } from "../../../src/lib/training";

const point = (step: number): LogEntry => ({ step, epoch: 1, losses: { loss: step } });
const epoch = (step: number): LogEntry => ({ ...point(step), scores: {} });

describe("trainingLog", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const entries = () =>
    readFileSync(join(folder, "log.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as LogEntry);
  const write = (...all: LogEntry[]) => all.forEach(trainingLog(join(folder, "log.jsonl")));

  it("appends one JSON object a line", () => {
    write(point(1), point(2), epoch(2), point(3));
    expect(entries()).to.deep.equal([point(1), point(2), epoch(2), point(3)]);
  });

  it("drops what an earlier part of the run had written beyond its last state, and half a line", () => {
    write(point(1), point(2), epoch(2), point(3), point(4), epoch(4));
    const path = join(folder, "log.jsonl");
    writeFileSync(path, `${readFileSync(path, "utf8")}{"step":5,"ep`);
    write(point(3), point(4));
    expect(entries()).to.deep.equal([point(1), point(2), epoch(2), point(3), point(4)]);
    write(epoch(4));
    expect(entries().slice(-2)).to.deep.equal([point(4), epoch(4)]);
  });

  it("says what is wrong when it cannot write", () => {
    expect(() => trainingLog(join(folder, "none/log.jsonl"))(point(1))).to.throw(UserError, /ENOENT.*--resume/);
  });
});
