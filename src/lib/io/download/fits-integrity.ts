import { readFileSync } from "node:fs";
import { FileFormatError } from "../../errors";
import { parseFits, type FitsFile, type FitsHdu } from "../fits";

/** How a FITS file was found intact: by its own checksums, or by its lengths alone where it has none. */
export type FitsIntegrity = "checksum" | "length";

const BLOCK = 2880;
const WORD = 2 ** 32;

/** The sum of big-endian 32-bit words with the carries added back in, as of FITS 4.0, appendix J. */
function onesComplementSum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fold = (sum: number) => (sum % WORD) + Math.floor(sum / WORD);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    sum += view.getUint32(at);
    if (sum > 2 ** 52) sum = fold(sum);
  }
  while (sum >= WORD) sum = fold(sum);
  return sum;
}

function damaged(hdu: FitsHdu, expected: string, found: string): FileFormatError {
  const where = hdu.stored.header.where;
  const remedy = "The file was damaged on its way: fetch it again.";
  return new FileFormatError({ expected: `${where} to have ${expected}`, found, remedy });
}

/** The bytes of an HDU in its file, from `start` to the padding behind its data. */
function hduBytes({ stored }: FitsHdu, start: number, end: number): { whole: Uint8Array; data: Uint8Array } {
  const { buffer, byteOffset, length } = stored.bytes;
  const padded = Math.min(Math.ceil(length / BLOCK) * BLOCK, end - byteOffset);
  return {
    whole: new Uint8Array(buffer, start, byteOffset + padded - start),
    data: new Uint8Array(buffer, byteOffset, padded),
  };
}

function requireWhole(file: FitsFile): void {
  const cut = file.hdus.find(({ stored }) => stored.missing > 0);
  if (cut === undefined) return;
  const { bytes, missing } = cut.stored;
  throw damaged(cut, `${bytes.length + missing} bytes of data`, `${bytes.length}`);
}

/**
 * Checks that a FITS file is whole, and its DATASUM and CHECKSUM cards where it has them (FITS 4.0, section 4.4.2.7):
 * the 32-bit ones-complement sum of the data equals DATASUM, that of the whole HDU is -0.
 * @returns "checksum" when some HDU had such a card
 * @throws FileFormatError when it is no FITS, was cut off, or a sum differs
 */
export function requireIntactFits(path: string): FitsIntegrity {
  const bytes = readFileSync(path);
  const file = parseFits(bytes, { name: path });
  requireWhole(file);
  let checked = false;
  let start = bytes.byteOffset;
  for (const hdu of file.hdus) {
    const { header } = hdu.stored;
    const { whole, data } = hduBytes(hdu, start, bytes.byteOffset + bytes.length);
    start += whole.length;
    const sum = header.get("DATASUM");
    if (typeof sum === "string" && /^\d+$/.test(sum.trim())) {
      const found = onesComplementSum(data);
      if (found !== Number(sum)) throw damaged(hdu, `data with DATASUM ${sum}`, String(found));
      checked = true;
    }
    if (typeof header.get("CHECKSUM") === "string" && header.get("CHECKSUM") !== "") {
      const found = onesComplementSum(whole);
      if (found !== 0xffffffff && found !== 0) throw damaged(hdu, "an intact CHECKSUM", `a sum of ${found}, not -0`);
      checked = true;
    }
  }
  return checked ? "checksum" : "length";
}
