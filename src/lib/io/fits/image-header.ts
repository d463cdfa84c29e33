import { type FitsCard } from "./cards";
import { FitsHeader } from "./header";

const TABLE_ONLY = /^(XTENSION|SIMPLE|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|TFIELDS|THEAP|(TTYPE|TFORM|TUNIT|TDIM|TNULL)\d+)$/;
const COMPRESSION = /^Z(IMAGE|SIMPLE|TENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|EXTEND|CMPTYPE|(TILE|NAME|VAL)\d+)$/;
const QUANTISATION = /^(ZSCALE|ZZERO|ZBLANK|ZQUANTIZ|ZDITHER0|ZMASKCMP|ZHECKSUM|ZDATASUM|CHECKSUM|DATASUM)$/;

/** The header that a compressed image had before compression: BITPIX and NAXISn of the image, no cards of the table. */
export function imageHeader(table: FitsHeader): FitsHeader {
  const shape = table.cards.filter(({ keyword }) => /^Z(BITPIX|NAXIS\d*)$/.test(keyword));
  const own = (card: FitsCard) => ![TABLE_ONLY, COMPRESSION, QUANTISATION].some((cards) => cards.test(card.keyword));
  const restored = shape.map((card) => ({ ...card, keyword: card.keyword.slice(1) }));
  return new FitsHeader([...restored, ...table.cards.filter(own)], table.where);
}
