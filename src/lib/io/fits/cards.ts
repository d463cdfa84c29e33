/** The value of a header card; `undefined` when the card has none. */
export type FitsValue = string | number | boolean | undefined;

/** One line of a FITS header. COMMENT, HISTORY and blank cards hold their text as value. */
export interface FitsCard {
  readonly keyword: string;
  readonly value: FitsValue;
  readonly comment: string;
}

export const CARD_BYTES = 80;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([EeDd][+-]?\d+)?$/;
const SPECIAL = /^([+-]?)(nan|inf(?:inity)?)$/i;

function parseNumber(token: string): number | undefined {
  if (NUMBER.test(token)) return Number(token.replace(/[Dd]/, "E"));
  const special = SPECIAL.exec(token);
  if (special === null) return undefined;
  if (special[2].toLowerCase() === "nan") return NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}

/** A quoted string, with `''` for a quote inside; a missing closing quote ends at the card's end. */
function parseString(field: string): { value: string; rest: string } {
  let end = field.indexOf("'", 1);
  while (end >= 0 && field[end + 1] === "'") end = field.indexOf("'", end + 2);
  const inside = end < 0 ? field.slice(1) : field.slice(1, end);
  return { value: inside.replaceAll("''", "'").trimEnd(), rest: end < 0 ? "" : field.slice(end + 1) };
}

function commentOf(rest: string): string {
  const slash = rest.indexOf("/");
  return slash < 0 ? "" : rest.slice(slash + 1).trim();
}

/** Parses what follows `=`: a string, T or F, a number (also `nan` and `inf`, as HMI writes them), or nothing. */
export function parseValue(text: string): { value: FitsValue; comment: string } {
  const field = text.trim();
  if (field.startsWith("'")) {
    const { value, rest } = parseString(field);
    return { value, comment: commentOf(rest) };
  }
  const slash = field.indexOf("/");
  const token = (slash < 0 ? field : field.slice(0, slash)).trim();
  const comment = commentOf(field);
  if (token === "") return { value: undefined, comment };
  if (token === "T" || token === "F") return { value: token === "T", comment };
  return { value: parseNumber(token) ?? token, comment };
}

/** Parses one card of 80 characters. Keywords come back in upper case; HIERARCH keywords without that word. */
export function parseCard(text: string): FitsCard {
  const keyword = text.slice(0, 8).trimEnd().toUpperCase();
  if (keyword === "HIERARCH") {
    const equals = text.indexOf("=", 9);
    const name = text.slice(9, Math.max(equals, 9)).trim().toUpperCase();
    if (equals > 0) return { keyword: name, ...parseValue(text.slice(equals + 1)) };
  }
  if (keyword === "CONTINUE") return { keyword, ...parseValue(text.slice(8)) };
  const commentary = keyword === "" || keyword === "COMMENT" || keyword === "HISTORY";
  if (text[8] === "=" && !commentary) return { keyword, ...parseValue(text.slice(9)) };
  return { keyword, value: text.slice(8).trimEnd(), comment: "" };
}
