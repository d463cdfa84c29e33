import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { writeFileAtomic } from "../src/lib/files";
import { works, type Work } from "./works";

interface Result {
  readonly work: string;
  readonly peer: string;
  readonly ours_ms: number;
  readonly peer_ms: number;
  /** ours / peer: the median of the ratios pair by pair */
  readonly ratio: number;
  readonly threads: number;
  readonly note: string;
  readonly date: string;
}

const REPEATS = 15;
const file = join(__dirname, "results.json");
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const rounded = (value: number) => Number(value.toPrecision(3));

/** Takes turns, ours and the peer's, so that a machine that slows down slows both. */
async function compare(work: Work, python: string): Promise<Result> {
  const peer = spawn(python, [join(__dirname, "works", `${work.name}.py`)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the peer ${work.name}.py ended early: has ${python} the packages that it imports?`);
    return value;
  };
  try {
    const version = await answer();
    const repeat = work.prepare();
    for (let i = 0; i < 5; i++) repeat();
    const pairs: { ours: number; theirs: number }[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const start = performance.now();
      repeat();
      const ours = performance.now() - start;
      peer.stdin.write("\n");
      pairs.push({ ours, theirs: Number(await answer()) });
    }
    return {
      work: work.name,
      peer: version,
      ours_ms: rounded(median(pairs.map(({ ours }) => ours))),
      peer_ms: rounded(median(pairs.map(({ theirs }) => theirs))),
      ratio: rounded(median(pairs.map(({ ours, theirs }) => ours / theirs))),
      threads: 1,
      note: `${work.what}; median of ${REPEATS} pairs, warm`,
      date: new Date().toISOString().slice(0, 10),
    };
  } finally {
    peer.stdin.end();
  }
}

async function main(names: readonly string[]): Promise<void> {
  const python = process.env["LATENT_SKY_BENCH_PYTHON"];
  if (python === undefined) {
    throw new Error("set LATENT_SKY_BENCH_PYTHON to a Python with the peers (pip install astropy scipy)");
  }
  const unknown = names.filter((name) => !works.some((work) => work.name === name));
  if (unknown.length > 0) throw new Error(`no work named ${unknown.join(", ")}; there are ${works.map(({ name }) => name).join(", ")}`);
  for (const work of works.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const missing = work.missing();
    if (missing !== undefined) {
      console.log(`${work.name}: left out, ${missing}`);
      continue;
    }
    const result = await compare(work, python);
    const before = (JSON.parse(readFileSync(file, "utf8")) as Result[]).filter(({ work: name }) => name !== work.name);
    const all = [...before, result].sort((a, b) => a.work.localeCompare(b.work));
    writeFileAtomic(file, `${JSON.stringify(all, null, 2)}\n`);
    console.log(`${work.name}: ours ${result.ours_ms} ms, ${result.peer} ${result.peer_ms} ms, ratio ${result.ratio}`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`latent-sky bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
