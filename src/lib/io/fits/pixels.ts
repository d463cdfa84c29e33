/** Pixels of one image: float32 where that holds every stored value exactly, else float64. */
export type Pixels = Float32Array | Float64Array;

/** How stored numbers become physical ones: `stored * scale + zero`; a stored integer equal to `blank` becomes NaN. */
export interface Scaling {
  readonly scale: number;
  readonly zero: number;
  readonly blank: number | undefined;
}

export const UNSCALED: Scaling = { scale: 1, zero: 0, blank: undefined };

const UNSIGNED_ZEROS = [0, -128, 2 ** 15];

/** Room for `count` pixels: float32 for BITPIX 8, 16 and -32 without a fractional scale, else float64. */
export function allocatePixels(bitpix: number, { scale, zero }: Scaling, count: number): Pixels {
  const exact = bitpix === -32 ? zero === 0 : (bitpix === 8 || bitpix === 16) && UNSIGNED_ZEROS.includes(zero);
  return exact && scale === 1 ? new Float32Array(count) : new Float64Array(count);
}

/**
 * Unpacks big-endian pixels of type `bitpix` from `bytes` into `out`, scaled; `bytes` holds `out.length` of them.
 * 64-bit integers lose what a double cannot hold (above 2^53), except that unsigned ones (BZERO = 2^63) lose no more.
 */
export function unpackPixels(bytes: Uint8Array, bitpix: number, out: Pixels, { scale, zero, blank }: Scaling): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const n = out.length;
  const asIs = scale === 1 && zero === 0;
  const put = (i: number, stored: number) => {
    out[i] = stored === blank ? NaN : stored * scale + zero;
  };
  if (bitpix === 8) for (let i = 0; i < n; i++) put(i, bytes[i]);
  else if (bitpix === 16) for (let i = 0; i < n; i++) put(i, view.getInt16(2 * i));
  else if (bitpix === 32) for (let i = 0; i < n; i++) put(i, view.getInt32(4 * i));
  else if (bitpix === 64) {
    const unsigned = scale === 1 && zero === 2 ** 63;
    for (let i = 0; i < n; i++) {
      const high = view.getInt32(8 * i);
      const low = view.getUint32(8 * i + 4);
      const stored = high * 2 ** 32 + low;
      if (unsigned && stored !== blank) out[i] = (high + 2 ** 31) * 2 ** 32 + low;
      else put(i, stored);
    }
  } else if (bitpix === -32) {
    if (asIs) for (let i = 0; i < n; i++) out[i] = view.getFloat32(4 * i);
    else for (let i = 0; i < n; i++) out[i] = view.getFloat32(4 * i) * scale + zero;
  } else if (asIs) for (let i = 0; i < n; i++) out[i] = view.getFloat64(8 * i);
  else for (let i = 0; i < n; i++) out[i] = view.getFloat64(8 * i) * scale + zero;
}
