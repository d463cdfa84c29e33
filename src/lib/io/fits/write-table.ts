import { type Column, type Table } from "../../arrays";
import { OptionError } from "../../errors";
import { quoteValue } from "./fits-error";
import { BLOCK_BYTES } from "./read-header";
import { encodeHeader, formatCard } from "./write-header";

interface Layout {
  readonly name: string;
  readonly form: string;
  readonly bytes: number;
  put(view: DataView, at: number, row: number): void;
}

function layoutOf(name: string, column: Column): Layout {
  if (column instanceof Float32Array) {
    return { name, form: "1E", bytes: 4, put: (view, at, row) => view.setFloat32(at, column[row]) };
  }
  if (column instanceof Float64Array) {
    return { name, form: "1D", bytes: 8, put: (view, at, row) => view.setFloat64(at, column[row]) };
  }
  const odd = column.find((text) => /[^\x20-\x7e]/.test(text));
  if (odd !== undefined) {
    const remedy = "Spell the other characters out, or export to .csv.";
    const expected = `printable ASCII in column ${quoteValue(name)}`;
    throw new OptionError({ expected, found: quoteValue(odd), remedy });
  }
  const bytes = column.reduce((longest, text) => Math.max(longest, text.length), 1);
  const put = (view: DataView, at: number, row: number) => {
    for (let i = 0; i < bytes; i++) view.setUint8(at + i, i < column[row].length ? column[row].charCodeAt(i) : 0x20);
  };
  return { name, form: `${bytes}A`, bytes, put };
}

/**
 * A binary table extension: float64 columns as 1D, float32 as 1E, text as nA, units as TUNITn.
 * @throws OptionError for names, units or texts that are not printable ASCII
 */
export function encodeTableHdu(name: string, table: Table): Buffer[] {
  const layouts = Object.entries(table.columns).map(([title, column]) => layoutOf(title, column));
  const rowBytes = layouts.reduce((sum, { bytes }) => sum + bytes, 0);
  const fields = layouts.flatMap(({ name: title, form }, i) => {
    const unit = table.units[title];
    const cards = [...formatCard(`TTYPE${i + 1}`, title), ...formatCard(`TFORM${i + 1}`, form)];
    return unit === undefined || unit === "" ? cards : [...cards, ...formatCard(`TUNIT${i + 1}`, unit)];
  });
  const cards = [
    ...formatCard("XTENSION", "BINTABLE"),
    ...formatCard("BITPIX", 8),
    ...formatCard("NAXIS", 2),
    ...formatCard("NAXIS1", rowBytes),
    ...formatCard("NAXIS2", table.length),
    ...formatCard("PCOUNT", 0),
    ...formatCard("GCOUNT", 1),
    ...formatCard("TFIELDS", layouts.length),
    ...fields,
    ...(name === "" ? [] : formatCard("EXTNAME", name)),
  ];
  const data = Buffer.alloc(Math.ceil((rowBytes * table.length) / BLOCK_BYTES) * BLOCK_BYTES);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let offset = 0;
  for (const { bytes, put } of layouts) {
    for (let row = 0; row < table.length; row++) put(view, row * rowBytes + offset, row);
    offset += bytes;
  }
  return [encodeHeader(cards), data];
}
