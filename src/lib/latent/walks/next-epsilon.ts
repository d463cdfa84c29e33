/** An epsilon that was tried, and the value found there less the wanted one. */
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

/**
 * Where to try next: at the guess first, inside a bracket where there is one, else outwards by the secant through the
 * last two attempts, at most twice as far from the start as before.
 * @param attempts in the order made, the start at 0 first
 * @param guess NaN where nothing is known
 * @returns undefined where the longest epsilon was tried in vain
 */
export function nextEpsilon(attempts: readonly Attempt[], guess: number, longest: number): number | undefined {
  const within = (epsilon: number) => Math.min(longest, Math.max(-longest, epsilon));
  const last = attempts[attempts.length - 1];
  const before = attempts[attempts.length - 2];
  if (before === undefined) return within(Number.isFinite(guess) && guess !== 0 ? guess : Math.min(1, longest));
  const ends = bracket(attempts);
  if (ends !== undefined) return inside(ends, attempts.slice(-3));
  const slope = (last.miss - before.miss) / (last.epsilon - before.epsilon);
  const secant = last.epsilon - last.miss / slope;
  const reach = GROWTH * Math.max(Math.abs(last.epsilon), Math.abs(before.epsilon));
  const bounded = Number.isFinite(secant) ? Math.min(reach, Math.max(-reach, secant)) : Math.sign(last.epsilon) * reach;
  const next = within(bounded);
  return attempts.some(({ epsilon }) => Math.abs(epsilon - next) < 1e-9) ? undefined : next;
}
