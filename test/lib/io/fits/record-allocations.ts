const NAMES = ["Uint8Array", "Int32Array", "Float32Array", "Float64Array"] as const;

/**
 * Runs `work` and tells the size in bytes of the largest typed array that it made by length (views and zlib's output,
 * which has a limit of its own, not counted).
 */
export function recordAllocations<T>(work: () => T): { result: T; largest: number } {
  const originals = NAMES.map((name) => globalThis[name]);
  let largest = 0;
  NAMES.forEach((name, i) => {
    const original = originals[i];
    const watched = new Proxy(original, {
      construct(target, parts: unknown[], newTarget: unknown) {
        const [length] = parts;
        if (typeof length === "number") largest = Math.max(largest, length * original.BYTES_PER_ELEMENT);
        const constructor = (newTarget === watched ? target : newTarget) as new () => unknown;
        return Reflect.construct(target, parts, constructor) as object;
      },
    });
    Object.assign(globalThis, { [name]: watched });
  });
  try {
    return { result: work(), largest };
  } finally {
    NAMES.forEach((name, i) => Object.assign(globalThis, { [name]: originals[i] }));
  }
}
