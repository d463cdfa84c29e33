import { ShapeError } from "../../errors";

/** Supplies and demands may differ in total by this share: rounding. */
const BALANCE = 1e-9;

function check(cost: Float64Array, supply: Float64Array, demand: Float64Array): void {
  const remedy = "Scale both to one total, and pass finite costs row by row.";
  const refuse = (expected: string, values: Float64Array, holds: (value: number) => boolean) => {
    const at = values.findIndex((value) => !(holds(value) && value < Infinity));
    if (at >= 0) throw new ShapeError({ expected, found: `${values[at]} at index ${at}`, remedy });
  };
  refuse("costs of at least 0", cost, (value) => value >= 0);
  refuse("supplies above 0", supply, (value) => value > 0);
  refuse("demands above 0", demand, (value) => value > 0);
  if (supply.length === 0 || demand.length === 0 || cost.length !== supply.length * demand.length) {
    const found = `${cost.length} for ${supply.length} x ${demand.length}`;
    throw new ShapeError({ expected: "a cost for every pair of a supply and a demand, one pair at least", found, remedy });
  }
  const [given, wanted] = [supply, demand].map((values) => values.reduce((sum, value) => sum + value, 0));
  if (!(given > 0) || Math.abs(given - wanted) > BALANCE * given) {
    throw new ShapeError({ expected: "supplies and demands of one total above 0", found: `${given} and ${wanted}`, remedy });
  }
}

/** Reduced costs above this share of the largest cost count as 0. */
const TOLERANCE = 1e-10;

/**
 * A spanning tree of rows, columns and a root, on whose arcs all flow runs, and its improvement arc by arc. The arc
 * between a node and its parent belongs to the node; it leads up from a row and down to a column, and those of the root
 * are dear, so that they carry nothing in the end.
 */
class TransportTree {
  private readonly n: number;
  private readonly m: number;
  private readonly dear: number;
  private readonly tolerance: number;
  private readonly parent: Int32Array;
  private readonly flow: Float64Array;
  private readonly depth: Int32Array;
  /** prices that make the reduced cost `cost - price(row) + price(column)` of the tree's arcs 0 */
  private readonly price: Float64Array;
  private readonly stack: Int32Array;
  /** where the search for the next arc goes on */
  private next = 0;

  constructor(private readonly cost: Float64Array, supply: Float64Array, demand: Float64Array) {
    [this.n, this.m] = [supply.length, demand.length];
    const nodes = this.n + this.m;
    const largest = cost.reduce((most, value) => Math.max(most, value), 0);
    this.dear = nodes * largest + 1;
    this.tolerance = TOLERANCE * largest;
    this.parent = new Int32Array(nodes + 1).fill(nodes);
    this.flow = Float64Array.of(...supply, ...demand, 0);
    this.depth = new Int32Array(nodes + 1);
    this.price = new Float64Array(nodes + 1);
    this.stack = new Int32Array(nodes + 1);
    this.reprice();
  }

  solve(): void {
    for (let arc = this.cheapening(); arc >= 0; arc = this.cheapening()) this.pivot(arc);
  }

  /** What the arcs between rows and columns carry. */
  flows(): Float64Array {
    const { n, m, parent } = this;
    const flows = new Float64Array(n * m);
    for (let node = 0; node < n + m; node++) {
      if (parent[node] === n + m) continue;
      flows[node < n ? node * m + parent[node] - n : parent[node] * m + node - n] = this.flow[node];
    }
    return flows;
  }

  /** Depths and prices from the root downwards. */
  private reprice(): void {
    const { n, m, cost, dear, parent, depth, price, stack } = this;
    const root = n + m;
    depth.fill(-1);
    depth[root] = 0;
    for (let node = 0; node < root; node++) {
      let size = 0;
      for (let above = node; depth[above] < 0; above = parent[above]) stack[size++] = above;
      while (size > 0) {
        const below = stack[--size];
        const above = parent[below];
        depth[below] = depth[above] + 1;
        if (below < n) price[below] = price[above] + (above === root ? dear : cost[below * m + above - n]);
        else price[below] = price[above] - (above === root ? dear : cost[above * m + below - n]);
      }
    }
  }

  /** The arc of the most negative reduced cost in the next block of arcs that has one; -1 when there is none. */
  private cheapening(): number {
    const { n, m, cost, price } = this;
    const arcs = n * m;
    const block = Math.max(20, Math.ceil(Math.sqrt(arcs)));
    let [best, least] = [-1, -this.tolerance];
    let row = Math.floor(this.next / m);
    let column = this.next - row * m;
    for (let seen = 0, inBlock = 0; seen < arcs; seen++) {
      const arc = row * m + column;
      const reduced = cost[arc] - price[row] + price[n + column];
      if (reduced < least) {
        least = reduced;
        best = arc;
      }
      if (++column === m) {
        column = 0;
        if (++row === n) row = 0;
      }
      if (++inBlock < block) continue;
      if (best >= 0) break;
      inBlock = 0;
    }
    this.next = row * m + column;
    return best;
  }

  /**
   * Sends flow through an arc and back through the tree, until an arc of the tree is empty, which leaves the tree. Of
   * several that are, the last one along the cycle leaves, so that the tree never turns in circles (Cunningham 1976).
   */
  private pivot(arc: number): void {
    const { n, m, parent, flow, depth } = this;
    const row = Math.floor(arc / m);
    const column = n + (arc - row * m);
    let [a, b] = [row, column];
    let [leaving, amount, onRowSide] = [-1, Infinity, true];
    while (a !== b) {
      if (depth[a] >= depth[b]) {
        if (a < n && flow[a] < amount) [leaving, amount, onRowSide] = [a, flow[a], true];
        a = parent[a];
      } else {
        if (b >= n && flow[b] <= amount) [leaving, amount, onRowSide] = [b, flow[b], false];
        b = parent[b];
      }
    }
    const join = a;
    for (let node = row; node !== join; node = parent[node]) flow[node] += node < n ? -amount : amount;
    for (let node = column; node !== join; node = parent[node]) flow[node] += node < n ? amount : -amount;
    let [node, above, carried] = onRowSide ? [row, column, amount] : [column, row, amount];
    for (;;) {
      const [oldParent, oldFlow] = [parent[node], flow[node]];
      parent[node] = above;
      flow[node] = carried;
      if (node === leaving) break;
      [above, carried, node] = [node, oldFlow, oldParent];
    }
    this.reprice();
  }
}

/**
 * The cheapest way to carry supplies to demands, exactly: `min sum(flow cost)` with `sum_j flow_ij = supply_i` and
 * `sum_i flow_ij = demand_j`. With costs that are distances the minimum is the earth mover's distance.
 * The simplex method on networks, with a search by blocks for the arc that enters.
 * @param cost n x m, row by row, at least 0
 * @param supply n amounts above 0 @param demand m amounts above 0, of the same total
 * @returns flow, n x m, row by row
 * @throws ShapeError for sizes that do not fit, numbers that are negative or not finite, amounts of 0, or totals that differ
 * Source: Ahuja, Magnanti & Orlin (1993), Network Flows, chapter 11.
 */
export function optimalTransport(cost: Float64Array, supply: Float64Array, demand: Float64Array): Float64Array {
  check(cost, supply, demand);
  const tree = new TransportTree(cost, supply, demand);
  tree.solve();
  return tree.flows();
}
