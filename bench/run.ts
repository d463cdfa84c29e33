import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../src/lib/files";
import { startSide } from "./side";
import { works, type Work } from "./works";

interface Result {
  readonly work: string;
  readonly peer: string;
  readonly ours_ms: number;
  readonly peer_ms: number;
  /** ours / peer: the median of the ratios pair by pair */
  readonly ratio: number;
  /** largest ratio that is good enough, where one is asked for */
  readonly gate?: number;
  readonly threads: number;
  readonly note: string;
  readonly date: string;
}

const WARM_UP = 3;
const file = join(__dirname, "results.json");
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** settings of TensorFlow that the environment overrides, since they decide its speed */
const settings = ["TF_ENABLE_ONEDNN_OPTS", "TF_NUM_INTEROP_THREADS"]
  .flatMap((name) => (process.env[name] === undefined ? [] : [`; ${name}=${process.env[name]}`]))
  .join("");
const rounded = (value: number) => Number(value.toPrecision(3));

const isMissed = ({ ratio, gate }: Result) => gate !== undefined && !(ratio <= gate);
const judge = (result: Result) =>
  result.gate === undefined ? "" : ` (at most ${result.gate} wanted: ${isMissed(result) ? "missed" : "reached"})`;

/** Takes turns, ours and the peer's, so that a machine that slows down slows both. */
async function compare(work: Work, python: string): Promise<Result> {
  const { name, what, threads = 1, repeats = 15, gate } = work;
  const [script = "", ...args] = work.peer;
  const ours = await startSide(process.execPath, ["--import", "tsx", join(__dirname, "ours.ts"), name], threads);
  try {
    const peer = await startSide(python, [join(__dirname, "works", script), ...args], threads);
    try {
      const pairs: { ours: number; theirs: number }[] = [];
      for (let i = -WARM_UP; i < repeats; i++) {
        const pair = { ours: await ours.turn(), theirs: await peer.turn() };
        if (i >= 0) pairs.push(pair);
      }
      return {
        work: name,
        peer: peer.version,
        ours_ms: rounded(median(pairs.map((pair) => pair.ours))),
        peer_ms: rounded(median(pairs.map((pair) => pair.theirs))),
        ratio: rounded(median(pairs.map((pair) => pair.ours / pair.theirs))),
        ...(gate === undefined ? {} : { gate }),
        threads,
        note: `${what}; median of ${repeats} pairs, warm${work.threads === undefined ? "" : settings}`,
        date: new Date().toISOString().slice(0, 10),
      };
    } finally {
      peer.end();
    }
  } finally {
    ours.end();
  }
}

async function main(names: readonly string[]): Promise<void> {
  const python = process.env["LATENT_SKY_BENCH_PYTHON"];
  if (python === undefined) {
    throw new Error("set LATENT_SKY_BENCH_PYTHON to a Python with the peers (pip install astropy scipy scikit-learn hnswlib torch FrEIA)");
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
    console.log(`${work.name}: ours ${result.ours_ms} ms, ${result.peer} ${result.peer_ms} ms, ratio ${result.ratio}${judge(result)}`);
    if (isMissed(result)) process.exitCode = 1;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`latent-sky bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
