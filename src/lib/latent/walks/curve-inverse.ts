/** The polynomial through four neighbouring nodes (fewer where there are fewer), at x inside segment k. */
function through(nodes: Float64Array, values: Float64Array, k: number, x: number): number {
  const first = Math.max(0, Math.min(k - 1, nodes.length - 4));
  const last = Math.min(nodes.length - 1, first + 3);
  let sum = 0;
  for (let i = first; i <= last; i++) {
    let weight = 1;
    for (let j = first; j <= last; j++) if (j !== i) weight *= (x - nodes[j]) / (nodes[i] - nodes[j]);
    sum += weight * values[i];
  }
  return sum;
}

/**
 * The x nearest to 0 where a curve through nodes has a wanted value, by local cubics; NaN where no segment crosses it.
 * @param nodes in rising order, at least two; `values` one for each
 */
export function nearestCrossing(nodes: Float64Array, values: Float64Array, wanted: number): number {
  let [segment, distance] = [-1, Infinity];
  for (let k = 0; k + 1 < nodes.length; k++) {
    if (!((values[k] - wanted) * (values[k + 1] - wanted) <= 0)) continue;
    const near = nodes[k] <= 0 && nodes[k + 1] >= 0 ? 0 : Math.min(Math.abs(nodes[k]), Math.abs(nodes[k + 1]));
    if (near < distance) [segment, distance] = [k, near];
  }
  if (segment < 0) return NaN;
  let [low, high] = [nodes[segment], nodes[segment + 1]];
  const rising = values[segment + 1] >= values[segment];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (through(nodes, values, segment, middle) < wanted === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
