import type { GraphNode } from "./proto";

/** The nodes of one recorded step, in order, and what readers know as something else than an operation. */
export interface Recording {
  readonly nodes: readonly GraphNode[];
  /** by node name, e.g. `the output "loss"` */
  readonly labels: ReadonlyMap<string, string>;
}

/** What made two recordings of one step differ, and what to do about it. */
export interface Difference {
  readonly found: string;
  readonly remedy: string;
}

const NUMBERS = "Pass what changes from call to call as an input, or count it in a variable.";
const CHOICE =
  "What JavaScript decides is frozen: decide with tensor operations on an input, or compile one step for each case.";

const same = (a: { serializeBinary(): Uint8Array } | undefined, b: typeof a): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a.serializeBinary(), b.serializeBinary()) === 0;

/** What a reader knows the node as: a constant by the operation that uses it. */
function labelOf({ nodes, labels }: Recording, node: GraphNode): string {
  const known = labels.get(node.getName());
  if (known !== undefined) return known;
  if (node.getOp() !== "Const") return node.getOp();
  const user = nodes.find((other) => other.getInputList().includes(node.getName()));
  return user === undefined ? "a constant" : labelOf({ nodes, labels }, user);
}

/** Names of attributes that two nodes of one operation do not share. */
function attributesApart(a: GraphNode, b: GraphNode): string[] {
  const names = new Set<string>();
  for (const node of [a, b]) node.getAttrMap().forEach((_, name) => names.add(name));
  return [...names].filter((name) => !same(a.getAttrMap().get(name), b.getAttrMap().get(name)));
}

/**
 * The first operation, output or constant in which two recordings of one step differ, by operation, wiring, attributes
 * or numbers: something that JavaScript decided, drew or counted, and that a graph would freeze. Nothing if they agree.
 */
export function differenceOf(first: Recording, second: Recording): Difference | undefined {
  const at = first.nodes.findIndex((node, i) => !same(node, second.nodes[i]));
  const [a, b] = [first.nodes[at], second.nodes[at]];
  // both end with the same node, so that neither is the beginning of the other
  if (a === undefined || b === undefined) return undefined;
  const [here, there] = [labelOf(first, a), labelOf(second, b)];
  const choice = (what: string): Difference => ({ found: `${here}, ${what} at a second call`, remedy: CHOICE });
  if (here !== there) return choice(`in whose place came ${there}`);
  if (a.getOp() !== b.getOp()) return choice("which was made of other tensors");
  if (a.getOp() === "Const") return { found: `${here}, which used other numbers made in JavaScript at a second call`, remedy: NUMBERS };
  if (a.getInputList().join() !== b.getInputList().join()) return choice("which was made of other tensors");
  return choice(`with another ${attributesApart(a, b).map((name) => `"${name}"`).join(", ")}`);
}
