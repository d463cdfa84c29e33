import { CARD_BYTES, parseCard, type FitsCard } from "./cards";
import { DAMAGED, fitsError, type FitsError } from "./fits-error";
import { FitsHeader } from "./header";

export const BLOCK_BYTES = 2880;
/** A header longer than this, blank cards included, is taken for damage; the longest real ones have some thousands. */
const MAX_CARDS = 100_000;

const KEYWORD = /^[A-Za-z0-9_-]* *$/;

/** Where the data of an HDU starts, and what its header says. */
export interface HeaderAt {
  readonly header: FitsHeader;
  readonly dataStart: number;
}

const text = ({ value }: FitsCard) => (typeof value === "string" ? value : undefined);

/** A string and the CONTINUE cards that go on with it as one card; each piece but the last ends in `&`. */
function joinContinued(pieces: readonly FitsCard[]): FitsCard {
  const last = pieces.length - 1;
  if (last === 0) return pieces[0];
  const value = pieces.map((piece, i) => (i < last ? text(piece)?.slice(0, -1) : text(piece))).join("");
  const comment = pieces.map((piece) => piece.comment).filter((part) => part !== "").join(" ");
  return { keyword: pieces[0].keyword, value, comment };
}

const goesOn = (card: FitsCard, next: FitsCard | undefined) =>
  next?.keyword === "CONTINUE" && text(next) !== undefined && text(card)?.endsWith("&") === true;

/** Joins every string with the CONTINUE cards behind it. */
function joinLongStrings(lines: readonly FitsCard[]): FitsCard[] {
  const cards: FitsCard[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at + 1;
    while (goesOn(lines[end - 1], lines[end])) end++;
    cards.push(joinContinued(lines.slice(at, end)));
    at = end;
  }
  return cards;
}

function cutOff(where: string, count: number): FitsError {
  const cards = `${count} ${count === 1 ? "card" : "cards"}`;
  return fitsError(where, {
    expected: "a header that ends with END",
    found: `the end of the file after ${cards}`,
    remedy: `The header was cut off after ${cards}: fetch the file again.`,
  });
}

/**
 * Reads the header that starts at `start`, up to END. Where END is missing, a block that cannot be header text ends
 * it, with a warning.
 * @throws FitsError when the file ends before END, or the header is longer than 100,000 cards.
 */
export function readHeader(bytes: Uint8Array, start: number, where: string, warnings: string[]): HeaderAt {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: FitsCard[] = [];
  for (let at = start; ; at += CARD_BYTES) {
    const line = source.toString("latin1", at, Math.min(at + CARD_BYTES, source.length)).padEnd(CARD_BYTES);
    const atBlock = (at - start) % BLOCK_BYTES === 0;
    if (atBlock && at < source.length && !KEYWORD.test(line.slice(0, 8))) {
      warnings.push(`${where}: END card missing; the header was taken to end after ${lines.length} cards`);
      return { header: new FitsHeader(joinLongStrings(lines), where), dataStart: at };
    }
    if (line.trimEnd() === "END") {
      const blocks = Math.ceil((at + CARD_BYTES - start) / BLOCK_BYTES);
      return { header: new FitsHeader(joinLongStrings(lines), where), dataStart: start + blocks * BLOCK_BYTES };
    }
    if (at + CARD_BYTES > source.length) throw cutOff(where, lines.length);
    if (at - start >= MAX_CARDS * CARD_BYTES) {
      throw fitsError(where, {
        expected: `a header of at most ${MAX_CARDS} cards`,
        found: "no END card within them",
        remedy: DAMAGED,
      });
    }
    const card = parseCard(line);
    if (card.keyword !== "" || card.value !== "") lines.push(card);
  }
}
