/** Rice coding as in FITS (standard 4.0, section 10.4.1): numbers of `bytesPerPixel` bytes, in blocks. */
export interface RiceOptions {
  readonly bytesPerPixel: 1 | 2 | 4;
  readonly blockSize: number;
}

const CODE_BITS = { 1: 3, 2: 4, 4: 5 } as const;
const RAW_CODE = { 1: 6, 2: 14, 4: 25 } as const;

/** The fewest bytes that can hold `count` pixels: the first pixel, and one code per block. */
export function riceMinimumBytes(count: number, { bytesPerPixel, blockSize }: RiceOptions): number {
  return bytesPerPixel + Math.ceil((Math.ceil(count / blockSize) * CODE_BITS[bytesPerPixel]) / 8);
}

/**
 * Decodes `count` pixels into `out` (at least that long). Pixels of 1 byte are unsigned, of 2 and 4 bytes signed.
 * @returns undefined, or what is wrong with the bytes
 */
export function decodeRice(
  bytes: Uint8Array, count: number, options: RiceOptions, out: Int32Array,
): string | undefined {
  const { bytesPerPixel, blockSize } = options;
  const codeBits = CODE_BITS[bytesPerPixel];
  const rawCode = RAW_CODE[bytesPerPixel];
  const rawBits = 8 * bytesPerPixel;
  const length = bytes.length;
  if (length < bytesPerPixel) return `${length} bytes, too few for the first pixel`;
  let last = 0;
  for (let i = 0; i < bytesPerPixel; i++) last = (last << 8) | bytes[i];

  let at = bytesPerPixel;
  // The next bits, the first one on top; bits beyond the end of the bytes read as 0 and are noticed per block.
  let bits = 0;
  let have = 0;
  for (let start = 0; start < count; start += blockSize) {
    const end = start + blockSize < count ? start + blockSize : count;
    for (; have <= 24; have += 8) bits |= (at < length ? bytes[at] : 0) << (24 - have), at++;
    const code = (bits >>> (32 - codeBits)) - 1;
    bits <<= codeBits;
    have -= codeBits;
    if (code < 0) {
      for (let i = start; i < end; i++) out[i] = last;
    } else if (code === rawCode) {
      for (let i = start; i < end; i++) {
        let folded = 0;
        for (let need = rawBits; need > 0; need -= 8) {
          for (; have <= 24; have += 8) bits |= (at < length ? bytes[at] : 0) << (24 - have), at++;
          folded = (folded << 8) | (bits >>> 24);
          bits <<= 8;
          have -= 8;
        }
        last = (last + ((folded >>> 1) ^ -(folded & 1))) | 0;
        out[i] = last;
      }
    } else if (code > rawCode) {
      return `block code ${code + 1} at pixel ${start}, above ${rawCode + 1}`;
    } else {
      for (let i = start; i < end; i++) {
        let zeros = 0;
        while (bits === 0) {
          zeros += have;
          have = 0;
          if (at >= length) return `the end of its ${length} bytes at pixel ${i} of ${count}`;
          for (; have <= 24; have += 8) bits |= (at < length ? bytes[at] : 0) << (24 - have), at++;
        }
        const lead = Math.clz32(bits);
        zeros += lead;
        bits = (bits << lead) << 1;
        have -= lead + 1;
        let folded = zeros;
        if (code > 0) {
          for (; have <= 24; have += 8) bits |= (at < length ? bytes[at] : 0) << (24 - have), at++;
          folded = (zeros << code) | (bits >>> (32 - code));
          bits <<= code;
          have -= code;
        }
        last = (last + ((folded >>> 1) ^ -(folded & 1))) | 0;
        out[i] = last;
      }
    }
    if (8 * at - have > 8 * length) return `the end of its ${length} bytes before pixel ${end} of ${count}`;
  }
  if (bytesPerPixel === 2) for (let i = 0; i < count; i++) out[i] = (out[i] << 16) >> 16;
  else if (bytesPerPixel === 1) for (let i = 0; i < count; i++) out[i] &= 255;
  return undefined;
}
