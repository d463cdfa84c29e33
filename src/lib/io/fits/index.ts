export { type FitsCard, type FitsValue } from "./cards";
export { FitsError } from "./fits-error";
export { FitsHeader } from "./header";
export { type FitsHdu, type FitsKind, type FitsStored } from "./hdu";
export { fitsImage, fitsImage2d, type FitsImage, type FitsImage2dOptions } from "./image";
export { parseFits, readFits, type FitsFile, type FitsOptions } from "./parse-fits";
export { type Pixels } from "./pixels";
export { fitsTable, type FitsTable } from "./table";
export { encodeFits, writeFits, type WritableArray, type WriteFitsOptions } from "./write-fits";
