import { createHash } from "node:crypto";
import { FileFormatError, UserError } from "../errors";
import { decodeTensor, encodeTensors, type TensorEntry } from "../io/checkpoint";
import type { HistoryState } from "./history";
import type { StateVariable } from "./types";

/** What a run must agree on with the one that it goes on from. */
export interface RunSetup {
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly epochSteps: number | null;
  readonly losses: readonly string[] | null;
  readonly logSteps: number;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A whole training, stopped between two steps. */
export interface RunState {
  readonly step: number;
  readonly setup: RunSetup;
  readonly history: HistoryState;
  readonly values: ReadonlyMap<string, Float32Array>;
}

interface Header extends Omit<RunState, "values"> {
  readonly tensors: readonly TensorEntry[];
}

const MAGIC = "latent-sky state 1\n";
const DIGEST_BYTES = 32;
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/**
 * One file that holds a whole training: a line that names the format, the length of a JSON header (4 bytes), that
 * header, all variables as little-endian float32, and the sha256 of all this.
 */
export function encodeState({ step, setup, history, values }: RunState): Buffer {
  const shapes = new Map(setup.variables.map(({ name, shape }) => [name, shape]));
  const tensors = Object.fromEntries(
    [...values].map(([name, data]) => [name, { shape: shapes.get(name) ?? [], data }]),
  );
  const { bytes, entries } = encodeTensors(tensors, "float32");
  const header = Buffer.from(JSON.stringify({ step, setup, history, tensors: entries } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const content = Buffer.concat([Buffer.from(MAGIC), length, header, bytes, Buffer.alloc(DIGEST_BYTES)]);
  const end = content.length - DIGEST_BYTES;
  digest(content.subarray(0, end)).copy(content, end);
  return content;
}

function damaged(file: string, expected: string, found: string): FileFormatError {
  return new FileFormatError({
    expected: `${JSON.stringify(file)} to have ${expected}`,
    found,
    remedy: "The file is damaged or was cut off: delete it, and the training resumes from the state before it, if there is one.",
  });
}

/** Reads what {@link encodeState} made. @throws FileFormatError for a file that is not whole */
export function decodeState(content: Buffer, file: string): RunState {
  const start = content.toString("latin1", 0, MAGIC.length);
  if (start !== MAGIC) throw damaged(file, `the first line ${JSON.stringify(MAGIC.trim())}`, JSON.stringify(start));
  const end = content.length - DIGEST_BYTES;
  const from = MAGIC.length + 4;
  if (end < from) throw damaged(file, `at least ${from + DIGEST_BYTES} bytes`, `${content.length}`);
  const stored = content.toString("hex", end);
  const actual = digest(content.subarray(0, end)).toString("hex");
  if (stored !== actual) throw damaged(file, `content with the sha256 ${stored}`, actual);
  const bodyStart = from + content.readUInt32LE(MAGIC.length);
  const { tensors, ...header } = JSON.parse(content.toString("utf8", from, bodyStart)) as Header;
  const body = content.subarray(bodyStart, end);
  return { ...header, values: new Map(tensors.map((entry) => [entry.name, decodeTensor(body, entry, "float32")])) };
}

/** The setup of a run with these variables. */
export function describeSetup(
  state: readonly StateVariable[],
  { epochSteps = null, losses = null, logSteps, config }: Partial<RunSetup> & Pick<RunSetup, "logSteps" | "config">,
): RunSetup {
  return {
    variables: state.map(({ name, shape }) => ({ name, shape: [...shape] })),
    epochSteps,
    losses,
    logSteps,
    config,
  };
}

/** @throws UserError that names the first thing in which the two differ */
export function requireSameSetup(stored: RunSetup, wanted: RunSetup, path: string): void {
  const flatten = ({ variables, config, ...rest }: RunSetup): [string, unknown][] => [
    ["number of variables", variables.length],
    ...variables.map(({ name, shape }, index): [string, unknown] => [
      `variable ${index}`,
      `${name} [${shape.join(", ")}]`,
    ]),
    ...Object.entries(rest),
    ...Object.entries(config),
  ];
  const before = new Map(flatten(stored).map(([name, value]) => [name, JSON.stringify(value) ?? "nothing"]));
  const now = new Map(flatten(wanted).map(([name, value]) => [name, JSON.stringify(value) ?? "nothing"]));
  for (const name of new Set([...now.keys(), ...before.keys()])) {
    const [was = "nothing", is = "nothing"] = [before.get(name), now.get(name)];
    if (was === is) continue;
    throw new UserError({
      expected: `the training of ${JSON.stringify(path)} to go on with the same set-up (${name}: ${was})`,
      found: is,
      remedy: "Resume with the options that it began with, or train in another folder.",
    });
  }
}
