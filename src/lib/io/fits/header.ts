import { type FitsCard, type FitsValue } from "./cards";
import { fitsError, quoteValue } from "./fits-error";

/** The cards of one HDU. Look-ups ignore case; of a repeated keyword the first card counts, as in astropy. */
export class FitsHeader {
  readonly cards: readonly FitsCard[];
  /** where the header stands, e.g. `HDU 1 of "Br.fits"`, for error texts */
  readonly where: string;
  readonly #first = new Map<string, FitsCard>();

  constructor(cards: readonly FitsCard[], where = "a FITS header") {
    this.cards = cards;
    this.where = where;
    for (const card of cards) if (!this.#first.has(card.keyword)) this.#first.set(card.keyword, card);
  }

  has(keyword: string): boolean {
    return this.#first.has(keyword.toUpperCase());
  }

  /** The value as written, `undefined` when the card is absent or empty. */
  get(keyword: string): FitsValue {
    return this.#first.get(keyword.toUpperCase())?.value;
  }

  /** A number, `nan` and `inf` too. @throws FitsError when absent without a fallback, or no number. */
  number(keyword: string, fallback?: number): number {
    return this.#read(keyword, "number", "a number", fallback);
  }

  /** A string, trailing blanks removed. @throws FitsError when absent without a fallback, or no string. */
  text(keyword: string, fallback?: string): string {
    return this.#read(keyword, "string", "a string in quotes", fallback);
  }

  /** T or F. @throws FitsError when absent without a fallback, or neither. */
  logical(keyword: string, fallback?: boolean): boolean {
    return this.#read(keyword, "boolean", "T or F", fallback);
  }

  /** A whole number from `min` to `max`. @throws FitsError when absent without a fallback, or outside. */
  whole(keyword: string, min: number, max: number, fallback?: number): number {
    const value = this.number(keyword, fallback);
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    throw fitsError(this.where, {
      expected: `card ${keyword.toUpperCase()} with a whole number from ${min} to ${max}`,
      found: quoteValue(value),
      remedy: "Check that the file was written correctly, or fetch it again.",
    });
  }

  /** The lines of all COMMENT or HISTORY cards. */
  lines(keyword: "COMMENT" | "HISTORY"): string[] {
    return this.cards.filter((card) => card.keyword === keyword).map((card) => String(card.value ?? ""));
  }

  #read(keyword: string, type: "number", expected: string, fallback?: number): number;
  #read(keyword: string, type: "string", expected: string, fallback?: string): string;
  #read(keyword: string, type: "boolean", expected: string, fallback?: boolean): boolean;
  #read(keyword: string, type: string, expected: string, fallback?: FitsValue): FitsValue {
    const value = this.get(keyword);
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === type) return value;
    const found = this.has(keyword) ? (value === undefined ? "an empty card" : quoteValue(value)) : "no such card";
    throw fitsError(this.where, {
      expected: `card ${keyword.toUpperCase()} with ${expected}`,
      found,
      remedy: "Print header.cards to see what the file has.",
    });
  }
}
