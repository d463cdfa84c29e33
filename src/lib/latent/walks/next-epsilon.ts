/** An epsilon that was tried, and the value found there less the wanted one; NaN where there was none. */
export interface Attempt {
  readonly epsilon: number;
  readonly miss: number;
}

const GROWTH = 2;

/** The two neighbouring attempts whose misses differ in sign, if there are any: those nearest to each other. */
function bracket(attempts: readonly Attempt[]): readonly [Attempt, Attempt] | undefined {
  const order = [...attempts].sort((a, b) => a.epsilon - b.epsilon);
  const pairs = order.slice(1).flatMap((b, k) => (order[k].miss * b.miss < 0 ? [[order[k], b] as const] : []));
  return pairs.sort(([a, b], [c, d]) => b.epsilon - a.epsilon - (d.epsilon - c.epsilon))[0];
}

function inside([a, b]: readonly [Attempt, Attempt], last: readonly Attempt[]): number {
  const straight = a.miss / (a.miss - b.miss);
  // an end that stayed for two attempts slows false position down: halve the bracket instead
  const stuck = last.length === 3 && [a, b].some((end) => !last.includes(end));
  const share = stuck ? 0.5 : Math.min(0.95, Math.max(0.05, straight));
  return a.epsilon + share * (b.epsilon - a.epsilon);
}

/** Half way between the nearest epsilon without a value, if `next` lies at or beyond it, and the last one before it that has one. */
function short(next: number, found: readonly Attempt[], attempts: readonly Attempt[]): number {
  const from = found[found.length - 1].epsilon;
  const side = Math.sign(next - from);
  const beyond = attempts.filter(({ epsilon, miss }) => Number.isNaN(miss) && side * (epsilon - from) > 0);
  const bound = Math.min(...beyond.map(({ epsilon }) => side * epsilon));
  if (side * next < bound) return next;
  const inner = Math.max(...found.map(({ epsilon }) => side * epsilon).filter((epsilon) => epsilon < bound));
  return (side * (inner + bound)) / 2;
}

/**
 * Where to try next: at the guess first, inside a bracket where there is one, else outwards by the secant through the
 * last two values, at most twice as far from the start as before. An attempt that found no value bounds those that
 * follow: where they would go beyond it, the way back to the last value is halved.
 * @param attempts in the order made, the start at 0 first
 * @param guess NaN where nothing is known
 * @returns undefined where the start has no value, or the longest epsilon was tried in vain
 */
export function nextEpsilon(attempts: readonly Attempt[], guess: number, longest: number): number | undefined {
  const within = (epsilon: number) => Math.min(longest, Math.max(-longest, epsilon));
  const found = attempts.filter(({ miss }) => !Number.isNaN(miss));
  const last = found[found.length - 1];
  const before = found[found.length - 2];
  if (last === undefined || Number.isNaN(attempts[0].miss)) return undefined;
  if (before === undefined) return short(within(Number.isFinite(guess) && guess !== 0 ? guess : Math.min(1, longest)), found, attempts);
  const ends = bracket(found);
  if (ends !== undefined) return inside(ends, found.slice(-3));
  const slope = (last.miss - before.miss) / (last.epsilon - before.epsilon);
  const secant = last.epsilon - last.miss / slope;
  const tried = [last, before, ...attempts.filter(({ miss }) => Number.isNaN(miss))];
  const reach = GROWTH * Math.max(...tried.map(({ epsilon }) => Math.abs(epsilon)));
  const bounded = Number.isFinite(secant) ? Math.min(reach, Math.max(-reach, secant)) : Math.sign(last.epsilon) * reach;
  const next = short(within(bounded), found, attempts);
  return attempts.some(({ epsilon }) => Math.abs(epsilon - next) < 1e-9) ? undefined : next;
}
