import { setImmediate } from "node:timers/promises";
import { FileFormatError } from "../../../../src/lib/errors";
import { fitsImage, fitsImage2d, fitsTable, parseFits, type FitsHdu } from "../../../../src/lib/io/fits";
import { seed, type Stream } from "../../../../src/lib/random";
import { recordAllocations } from "./record-allocations";

export interface FuzzOptions {
  readonly cases: number;
  readonly seedValue?: number;
}

/** What came of many damaged files. */
export interface FuzzReport {
  /** every HDU with data was read */
  readonly read: number;
  /** a FileFormatError said what is wrong */
  readonly refused: number;
  /** anything else: what must not happen */
  readonly failures: string[];
  readonly slowestMs: number;
  /** the largest typed array made, over the size of the file it was made for */
  readonly largestFactor: number;
  /** resident memory at its peak less that at the start, in bytes */
  readonly growth: number;
}

const CARD = 80;
const HOSTILE = [
  "0", "-1", "1", "2", "3", "7", "9", "64", "255", "1000", "65536", "2147483647", "-2147483648", "4294967296",
  "999999999999", "1000000000000000000", "1E18", "1E308", "-1E308", "1E-320", "nan", "-nan", "inf", "1.5", "T", "F", "",
  "'RICE_1  '", "'GZIP_2  '", "'GZIP_1  '", "'NOCOMPRESS'", "'1PB(9)'", "'1QE(9)'", "'999999999J'", "'0A'", "'X'", "'",
  "'BINTABLE'", "'IMAGE   '", "'BYTEPIX '", "'SUBTRACTIVE_DITHER_2'", "'NONE'", "(1,2)", "'&'",
];
const KEYWORDS = [
  "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "BITPIX", "PCOUNT", "GCOUNT", "TFIELDS", "THEAP", "ZNAXIS", "ZNAXIS1", "ZNAXIS2",
  "ZTILE1", "ZTILE2", "ZBITPIX", "ZVAL1", "ZVAL2", "ZBLANK", "BLANK", "BSCALE", "BZERO", "GROUPS", "ZIMAGE", "ZQUANTIZ",
  "ZDITHER0", "ZSCALE", "TFORM1", "TTYPE1", "TNULL1", "TSCAL1", "XTENSION", "CONTINUE", "END", "HIERARCH A B",
];

type Mutation = (bytes: Buffer, stream: Stream) => Buffer;

const pick = <T>(list: readonly T[], stream: Stream): T => list[stream.integer(list.length)];
/** Somewhere in the file; half of the time in the first blocks, where the headers are. */
const place = (bytes: Buffer, stream: Stream) =>
  stream.integer(Math.max(1, stream.uniform() < 0.5 ? Math.min(bytes.length, 3 * 2880) : bytes.length));
const cardAt = (bytes: Buffer, stream: Stream) => Math.floor(place(bytes, stream) / CARD) * CARD;

/** The start of a card that has a value, if a few looks find one. */
function valueCard(bytes: Buffer, stream: Stream): number {
  for (let look = 0; look < 20; look++) {
    const at = cardAt(bytes, stream);
    if (bytes[at + 8] === 0x3d) return at;
  }
  return 0;
}

const MUTATIONS: readonly Mutation[] = [
  function flipBytes(bytes, stream) {
    for (let n = 1 + stream.integer(8); n > 0; n--) bytes[place(bytes, stream)] ^= 1 << stream.integer(8);
    return bytes;
  },
  function randomBytes(bytes, stream) {
    const at = place(bytes, stream);
    for (let i = at; i < Math.min(bytes.length, at + 16); i++) bytes[i] = stream.integer(256);
    return bytes;
  },
  function truncate(bytes, stream) {
    return bytes.subarray(0, place(bytes, stream));
  },
  function editValue(bytes, stream) {
    bytes.write(`= ${pick(HOSTILE, stream)}`.padEnd(72), valueCard(bytes, stream) + 8, "latin1");
    return bytes;
  },
  function editKeyword(bytes, stream) {
    bytes.write(`${pick(KEYWORDS, stream).padEnd(8)}= ${pick(HOSTILE, stream)}`.padEnd(CARD), cardAt(bytes, stream), "latin1");
    return bytes;
  },
  function swapCards(bytes, stream) {
    const [a, b] = [valueCard(bytes, stream), valueCard(bytes, stream)];
    const card = Buffer.from(bytes.subarray(a, a + CARD));
    bytes.copy(bytes, a, b, b + CARD);
    card.copy(bytes, b);
    return bytes;
  },
  function insertBytes(bytes, stream) {
    const at = place(bytes, stream);
    const more = Buffer.alloc(pick([1, 8, CARD, 2880], stream), pick([0, 0x20, 0x41, 0xff], stream));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  function removeBytes(bytes, stream) {
    const at = place(bytes, stream);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + pick([1, 8, CARD, 2880], stream))]);
  },
  function zeroBlock(bytes, stream) {
    const at = place(bytes, stream);
    return bytes.fill(0, at, Math.min(bytes.length, at + pick([8, CARD, 512, 2880], stream)));
  },
  function hostileWord(bytes, stream) {
    const at = Math.min(place(bytes, stream) & ~3, Math.max(0, bytes.length - 4));
    if (bytes.length >= 4) bytes.writeInt32BE(pick([-1, 0, 1, 2 ** 31 - 1, -(2 ** 31), 65536, 100], stream), at);
    return bytes;
  },
];

/** A copy of `bytes` with one to three things wrong. */
export function mutate(bytes: Uint8Array, stream: Stream): Buffer {
  let copy: Buffer = Buffer.from(bytes);
  for (let n = 1 + stream.integer(3); n > 0 && copy.length > 2 * CARD; n--) copy = pick(MUTATIONS, stream)(copy, stream);
  return copy;
}

function readHdu(hdu: FitsHdu): void {
  if (hdu.kind === "table") fitsTable(hdu);
  if (hdu.kind !== "image" && hdu.kind !== "compressed-image") return;
  const { data, shape } = fitsImage(hdu);
  const pixels = shape.reduce((product, size) => product * size, 1);
  if (data.length !== pixels) throw new Error(`${data.length} values for shape ${shape.join(" x ")}`);
}

/** Reads everything there is; true when all of it could be read. @throws whatever is not a FileFormatError */
function readAll(bytes: Uint8Array): boolean {
  let whole = true;
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof FileFormatError)) throw error;
      whole = false;
    }
  };
  attempt(() => {
    const file = parseFits(bytes, { name: "fuzz.fits" });
    for (const hdu of file.hdus) attempt(() => readHdu(hdu));
    if (file.hdus.some(({ kind }) => kind !== "table" && kind !== "empty")) attempt(() => void fitsImage2d(file));
  });
  return whole;
}

/** Damages the files at random, reads what is left, and says how that went. */
export async function fuzzFits(
  files: Readonly<Record<string, Uint8Array>>, { cases, seedValue = 23 }: FuzzOptions,
): Promise<FuzzReport> {
  const names = Object.keys(files);
  const root = seed(seedValue).stream("fits-fuzz");
  const failures: string[] = [];
  let [read, refused, slowestMs, largestFactor, peak] = [0, 0, 0, 0, 0];
  const before = process.memoryUsage.rss();
  for (let index = 0; index < cases; index++) {
    const name = names[index % names.length];
    const bytes = mutate(files[name], root.stream(`${index}`));
    const started = performance.now();
    try {
      const { result, largest } = recordAllocations(() => readAll(bytes));
      if (result) read++;
      else refused++;
      largestFactor = Math.max(largestFactor, largest / Math.max(bytes.length, 1));
    } catch (error) {
      failures.push(`${name}, case ${index}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
    if (index % 100 !== 0) continue;
    peak = Math.max(peak, process.memoryUsage.rss());
    // zlib gives its memory back between turns of the event loop
    await setImmediate();
  }
  return { read, refused, failures, slowestMs, largestFactor, growth: Math.max(0, peak - before) };
}
