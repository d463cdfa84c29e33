import { createHash } from "node:crypto";
import { OptionError } from "../errors";

/** An independent, named source of random numbers. Same seed and name, same numbers. */
export interface Stream {
  readonly name: string;
  /** uniform in [0, 1) */
  uniform(): number;
  /** standard normal */
  normal(): number;
  /** uniform integer in [0, below) */
  integer(below: number): number;
  /** a random order of 0 … n-1 */
  permutation(n: number): Uint32Array;
  /** an independent stream, named after this one */
  stream(name: string): Stream;
}

/** The root of all streams of one run. */
export interface Seed {
  readonly value: number;
  stream(name: string): Stream;
}

/** xoshiro128** (Blackman & Vigna 2018), state from SHA-256 of the seed and the stream's name. */
function generator(key: string): () => number {
  const state = new Uint32Array(new Uint8Array(createHash("sha256").update(key).digest()).buffer.slice(0, 16));
  const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));
  return () => {
    const [a, b, c, d] = state as unknown as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const c1 = c ^ a;
    const d1 = d ^ b;
    state[1] = b ^ c1;
    state[0] = a ^ d1;
    state[2] = c1 ^ (b << 9);
    state[3] = rotate(d1, 11);
    return result;
  };
}

function makeStream(key: string, name: string): Stream {
  const next = generator(key);
  const uniform = () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
  let spare: number | undefined;
  const normal = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const integer = (below: number) => {
    if (!Number.isInteger(below) || below < 1) {
      throw new OptionError({ expected: "a whole number of at least 1", found: `${below}`, remedy: "Pass the count to draw from." });
    }
    return Math.floor(uniform() * below);
  };
  const permutation = (n: number) => {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = integer(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  };
  return { name, uniform, normal, integer, permutation, stream: (child) => makeStream(`${key}/${child}`, `${name}/${child}`) };
}

/** The seed of a run: `seed(23).stream("latent")` gives the same numbers on every machine. */
export function seed(value: number): Seed {
  if (!Number.isSafeInteger(value)) {
    throw new OptionError({ expected: "a whole number as seed", found: `${value}`, remedy: "Pass for example seed(23)." });
  }
  return { value, stream: (name) => makeStream(`${value}/${name}`, name) };
}
