import { OptionError } from "../../errors";
import { CARD_BYTES } from "./cards";
import { quoteValue } from "./fits-error";

/** A value that a header card can be given. */
export type FitsCardValue = string | number | boolean;

const KEYWORD = /^[A-Z0-9_-]{1,8}$/;
const STRUCTURE = /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|END|CONTINUE|COMMENT|HISTORY)$/;
const OF_ARRAY = /^(BSCALE|BZERO|BLANK|EXTNAME|BUNIT)$/;
const TEXT_ROOM = 67;

function refuse(expected: string, found: unknown, remedy: string): OptionError {
  return new OptionError({ expected, found: quoteValue(found), remedy });
}

/** Cuts text into pieces of at most `room` characters once its quotes are doubled, never between two of those. */
function pieces(text: string, room: number): string[] {
  const list: string[] = [];
  let piece = "";
  for (const character of text) {
    const written = character === "'" ? "''" : character;
    if (piece.length + written.length > room) {
      list.push(piece);
      piece = "";
    }
    piece += written;
  }
  return [...list, piece];
}

/** One card, or more with CONTINUE when a text is long. @throws OptionError for what FITS cannot hold. */
export function formatCard(keyword: string, value: FitsCardValue): string[] {
  if (!KEYWORD.test(keyword)) {
    throw refuse("a FITS keyword: 1 to 8 of A-Z, 0-9, _ and -", keyword, "Shorten it, in capitals.");
  }
  const name = `${keyword.padEnd(8)}= `;
  if (typeof value === "boolean") return [`${name}${(value ? "T" : "F").padStart(20)}`];
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refuse(`a finite number for ${keyword}`, value, "Leave the card out.");
    return [`${name}${String(value).toUpperCase().padStart(20)}`];
  }
  if (/[^\x20-\x7e]/.test(value)) throw refuse(`printable ASCII for ${keyword}`, value, "Spell the rest out.");
  const whole = pieces(value, TEXT_ROOM + 1);
  if (whole.length === 1) return [`${name}'${whole[0].padEnd(8)}'`];
  const parts = pieces(value, TEXT_ROOM);
  return parts.map((part, i) => `${i === 0 ? name : "CONTINUE  "}'${part}${i < parts.length - 1 ? "&" : ""}'`);
}

/** Cards that a caller adds. @throws OptionError when one is set by the writer itself. */
export function formatUserCards(header: Readonly<Record<string, FitsCardValue>>): string[] {
  return Object.entries(header).flatMap(([keyword, value]) => {
    if (!STRUCTURE.test(keyword) && !OF_ARRAY.test(keyword)) return formatCard(keyword, value);
    throw refuse("header cards of your own", keyword, "The writer makes this card itself: leave it out.");
  });
}

/** A header of whole 2880-byte blocks, END included. */
export function encodeHeader(cards: readonly string[]): Buffer {
  const text = [...cards, "END"].map((card) => card.padEnd(CARD_BYTES)).join("");
  return Buffer.from(text.padEnd(Math.ceil(text.length / 2880) * 2880), "latin1");
}
