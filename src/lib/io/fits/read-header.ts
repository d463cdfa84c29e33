import { CARD_BYTES, parseCard, type FitsCard } from "./cards";
import { DAMAGED, fitsError } from "./fits-error";
import { FitsHeader } from "./header";

export const BLOCK_BYTES = 2880;
/** A header longer than this is taken for damage; the longest real ones have some thousands of cards. */
const MAX_CARDS = 100_000;

const KEYWORD = /^[A-Za-z0-9_-]* *$/;

/** Where the data of an HDU starts, and what its header says. */
export interface HeaderAt {
  readonly header: FitsHeader;
  readonly dataStart: number;
}

/** Adds a CONTINUE card to the string it goes on with; false when there is none. */
function appendContinued(cards: FitsCard[], card: FitsCard): boolean {
  const last = cards.at(-1);
  if (last === undefined || typeof last.value !== "string" || !last.value.endsWith("&")) return false;
  if (typeof card.value !== "string") return false;
  const comment = [last.comment, card.comment].filter((part) => part !== "").join(" ");
  cards[cards.length - 1] = { keyword: last.keyword, value: last.value.slice(0, -1) + card.value, comment };
  return true;
}

/**
 * Reads the header that starts at `start`, up to END. Where END is missing, a block that cannot be header text ends
 * it, or the end of the file, with a warning.
 * @throws FitsError when the header is longer than 100,000 cards.
 */
export function readHeader(bytes: Uint8Array, start: number, where: string, warnings: string[]): HeaderAt {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cards: FitsCard[] = [];
  for (let at = start; ; at += CARD_BYTES) {
    const text = source.toString("latin1", at, Math.min(at + CARD_BYTES, source.length)).padEnd(CARD_BYTES);
    const atBlock = (at - start) % BLOCK_BYTES === 0;
    if (at >= source.length || (atBlock && !KEYWORD.test(text.slice(0, 8)))) {
      warnings.push(`${where}: END card missing; the header was taken to end after ${cards.length} cards`);
      return { header: new FitsHeader(cards, where), dataStart: Math.min(at, source.length) };
    }
    if (text.trimEnd() === "END") {
      const blocks = Math.ceil((at + CARD_BYTES - start) / BLOCK_BYTES);
      return { header: new FitsHeader(cards, where), dataStart: start + blocks * BLOCK_BYTES };
    }
    if (cards.length >= MAX_CARDS) {
      throw fitsError(where, {
        expected: `a header of at most ${MAX_CARDS} cards`,
        found: "no END card within them",
        remedy: DAMAGED,
      });
    }
    const card = parseCard(text);
    if (card.keyword === "" && card.value === "") continue;
    if (card.keyword === "CONTINUE" && appendContinued(cards, card)) continue;
    cards.push(card);
  }
}
