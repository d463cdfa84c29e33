import { readFileSync } from "node:fs";
import { type Table } from "../../arrays";
import { FileFormatError } from "../../errors";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NAN = /^([+-]?nan|)$/i;
const INFINITE = /^[+-]?inf(inity)?$/i;

const quote = (fields: readonly string[]) => JSON.stringify(fields.join(",").slice(0, 40));

/** Splits CSV text into records (RFC 4180): commas, quoted fields with `""` for a quote, `\n` or `\r\n`. */
function* records(text: string, where: string): Generator<string[]> {
  const token = /("[^"]*(?:""[^"]*)*"|[^",\r\n][^,\r\n]*|)(,|\r?\n|\r|$)/y;
  let fields: string[] = [];
  while (token.lastIndex < text.length || fields.length > 0) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) {
      throw new FileFormatError({
        expected: `${where} to have quotes that close at the end of a field`,
        found: quote([text.slice(start, start + 40)]),
        remedy: 'Double the quotes inside a quoted field: "say ""so""".',
      });
    }
    const [, field, separator] = match;
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field.trim());
    if (separator !== ",") {
      if (fields.length > 1 || field !== "") yield fields;
      fields = [];
    }
  }
}

function toNumber(field: string): number | undefined {
  if (NUMBER.test(field)) return Number(field);
  if (NAN.test(field)) return NaN;
  return INFINITE.test(field) ? (field.startsWith("-") ? -Infinity : Infinity) : undefined;
}

function toColumn(fields: string[]): Float64Array | string[] {
  const numbers = new Float64Array(fields.length);
  for (let i = 0; i < fields.length; i++) {
    const value = toNumber(fields[i]);
    if (value === undefined) return fields;
    numbers[i] = value;
  }
  return fields.length > 0 && fields.every((field) => field === "") ? fields : numbers;
}

/**
 * Parses CSV text with a header line. A column is float64 when every field is a number, `nan`, `inf` or empty (NaN),
 * else text. A repeated name gets the column's number behind it.
 * @throws FileFormatError when a record has more or fewer fields than the header, or a quote is not closed
 */
export function parseCsv(text: string, name?: string): Table {
  const where = name === undefined ? "the CSV text" : JSON.stringify(name);
  const [header, ...body] = records(text.replace(/^\ufeff/, ""), where);
  const odd = header === undefined ? 0 : body.findIndex((fields) => fields.length !== header.length);
  if (header === undefined || odd >= 0) {
    throw new FileFormatError({
      expected: `${where} to have ${header === undefined ? "a header line" : `${header.length} fields in each record`}`,
      found: header === undefined ? "nothing" : `${body[odd].length} in record ${odd + 1}, ${quote(body[odd])}`,
      remedy: "Check the commas: a field with a comma in it needs quotes.",
    });
  }
  const columns = header.map((title, i): [string, Float64Array | string[]] =>
    [header.indexOf(title) === i ? title : `${title}_${i + 1}`, toColumn(body.map((fields) => fields[i]))]);
  return { columns: Object.fromEntries(columns), units: {}, length: body.length };
}

/** Reads a CSV file, as {@link parseCsv}. @throws FileFormatError when it cannot be read. */
export function readCsv(path: string): Table {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new FileFormatError({
      expected: `a readable CSV file at ${JSON.stringify(path)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Check the path and its permissions.",
      cause,
    });
  }
  return parseCsv(text, path);
}
