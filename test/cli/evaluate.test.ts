import { expect } from "chai";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateCommand } from "../../src/cli/evaluate";
import type { Evaluation } from "../../src/cli/evaluate/evaluation";
import { makePace } from "../../src/cli/evaluate/pace";
import { OptionError } from "../../src/lib/errors";

describe("evaluateCommand", () => {
  let folder: string;
  const said: string[] = [];
  const { log, error } = console;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-results-"));
    said.length = 0;
    console.log = console.error = (line: string) => void said.push(line);
  });
  afterEach(() => {
    Object.assign(console, { log, error });
    rmSync(folder, { recursive: true });
  });
  const known: Record<string, Evaluation> = {
    answer: { about: "the answer", run: async ({ from }) => ({ name: "answer", value: 42, from }) },
    endless: {
      about: "goes on until it is stopped",
      run: async (options) => {
        const pace = makePace(options);
        process.emit("SIGINT", "SIGINT");
        for (;;) await pace.turn("endless", 1, 2);
      },
    },
    deaf: {
      about: "hears no signal",
      run: async () => {
        process.emit("SIGTERM", "SIGTERM");
        return {};
      },
    },
  };

  it("writes what was found, with command, commit and day", async () => {
    expect(await evaluateCommand(["answer", "--from", "somewhere"], known, folder)).to.equal(0);
    const record = JSON.parse(readFileSync(join(folder, "answer.json"), "utf8")) as Record<string, unknown>;
    expect(record).to.include({ value: 42, from: "somewhere", command: "npm run evaluate -- answer --from somewhere" });
    expect(record["date"]).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(said.at(-1)).to.equal("results/answer.json written");
    await evaluateCommand(["answer"], known, folder);
    expect(said.at(-1)).to.equal("results/answer.json renewed");
  });

  it("lists the evaluations, and gives 2 for a name that is none", async () => {
    expect(await evaluateCommand([], known, folder)).to.equal(2);
    expect(said.join()).to.include("npm run evaluate -- <name>").and.include("answer  the answer");
    expect(await evaluateCommand(["answer", "toString"], known, folder)).to.equal(2);
    expect(said.at(-1)).to.include('found "toString"').and.include("endless  goes on");
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("knows its own evaluations", async () => {
    await evaluateCommand([]);
    expect(said.join()).to.include("solar-gan  generated active regions").and.include("solar-simulator").and.include("solar-usflux");
  });

  it("refuses an option that is none", async () => {
    const found = await evaluateCommand(["answer", "--form", "x"], known, folder).then(() => undefined, (reason: unknown) => reason);
    expect(found).to.be.instanceOf(OptionError).with.property("message").that.includes("'--form'").and.includes("--from FOLDER");
  });

  it("stops on a signal, and writes nothing after it", async () => {
    expect(await evaluateCommand(["endless", "answer"], known, folder)).to.equal(130);
    expect(await evaluateCommand(["deaf"], known, folder)).to.equal(143);
    expect(existsSync(join(folder, "answer.json"))).to.equal(false);
    expect(readdirSync(folder)).to.deep.equal([]);
    expect(said).to.include("endless: stopped; nothing was written");
  });
});
