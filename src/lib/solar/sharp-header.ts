import { FitsHeader, type FitsCard } from "../io";
import type { FetchedFile } from "./jsoc";

/** How JSOC writes that a record lacks a keyword. */
const ABSENT = /^(MISSING|Invalid KeyLink|-?nan|)$/i;
const NUMBER = /^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|0x[\da-f]+)$/i;

function cardOf(keyword: string, text: string): FitsCard {
  return { keyword, value: NUMBER.test(text) ? Number(text) : text, comment: "from the manifest" };
}

/**
 * The header of a file with the keywords that it lacks and JSOC's listing has. Files as JSOC stores them, which is how
 * `fetchSharps` gets them, have no keywords of their own; `jsoc-manifest.json` beside them does. Cards that a file has
 * stay as they are.
 * @param fetched what the manifest says of the file, see `manifestEntries`; without it nothing is added
 */
export function completeHeader(header: FitsHeader, fetched: Pick<FetchedFile, "keywords"> | undefined): FitsHeader {
  const missing = Object.entries(fetched?.keywords ?? {}).filter(([keyword, text]) =>
    header.get(keyword) === undefined && !ABSENT.test(text.trim()));
  if (missing.length === 0) return header;
  const added = missing.map(([keyword, text]) => cardOf(keyword.toUpperCase(), text.trim()));
  const names = new Set(added.map(({ keyword }) => keyword));
  const cards = header.cards.filter(({ keyword }) => !names.has(keyword));
  return new FitsHeader([...cards, ...added], `${header.where} and the manifest beside it`);
}
