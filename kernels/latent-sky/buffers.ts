/** Where a binary value was in a state: keys of objects and indices of arrays. */
export type BufferPath = readonly (string | number)[];

export interface SplitState {
  /** the state without its binary values: absent in objects, `null` in arrays */
  readonly state: unknown;
  readonly paths: readonly BufferPath[];
  readonly buffers: readonly Buffer[];
}

/**
 * Takes ArrayBuffers, typed arrays and Buffers out of a widget's state, at any depth: they travel as binary frames.
 * Source: ipywidgets, "Model State", `buffer_paths`.
 */
export function splitBuffers(value: unknown): SplitState {
  const paths: BufferPath[] = [];
  const buffers: Buffer[] = [];

  function visit(node: unknown, path: BufferPath): unknown {
    if (isBinary(node)) {
      paths.push(path);
      buffers.push(bytesOf(node));
      return undefined;
    }
    if (Array.isArray(node)) return node.map((item, index) => visit(item, [...path, index]) ?? null);
    if (!isPlain(node)) return node;
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(node)) {
      const kept = visit(item, [...path, key]);
      if (kept !== undefined) copy[key] = kept;
    }
    return copy;
  }

  return { state: visit(value, []), paths, buffers };
}

/**
 * Puts binary frames back where {@link splitBuffers} of the other side found them; changes and returns `state`.
 * Paths that lead nowhere are left out.
 */
export function mergeBuffers<State extends object>(
  state: State,
  paths: readonly BufferPath[],
  buffers: readonly Buffer[],
): State {
  paths.forEach((path, index) => {
    const last = path.at(-1);
    const parent = path.slice(0, -1).reduce<unknown>((node, key) => ownValue(node, key), state);
    if (last === undefined || last === "__proto__" || typeof parent !== "object" || parent === null) return;
    (parent as Record<string | number, unknown>)[last] = buffers[index];
  });
  return state;
}

/** The bytes of a binary value, not copied. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Buffer {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return Buffer.from(value);
}

function isBinary(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return !("toJSON" in value && typeof value.toJSON === "function");
}

function ownValue(node: unknown, key: string | number): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as Record<string | number, unknown>)[key];
}
