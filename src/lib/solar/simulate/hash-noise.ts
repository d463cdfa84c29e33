/** 32 pseudo-random bits of a seed and three whole numbers. */
export function hash(seed: number, a: number, b: number, c: number): number {
  let x = seed ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

const ease = (t: number) => t * t * (3 - 2 * t);

/**
 * Smooth noise in -1 … 1 between pseudo-random values at whole (u, v), periodic in u with a whole `period`.
 */
export function latticeNoise(seed: number, u: number, v: number, period: number): number {
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [s, t] = [ease(u - i), ease(v - j)];
  const [left, right] = [((i % period) + period) % period, (((i + 1) % period) + period) % period];
  const lower = (1 - s) * hash(seed, left, j, 0) + s * hash(seed, right, j, 0);
  const upper = (1 - s) * hash(seed, left, j + 1, 0) + s * hash(seed, right, j + 1, 0);
  return ((1 - t) * lower + t * upper) / 2 ** 31 - 1;
}
