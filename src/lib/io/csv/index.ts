export { parseCsv, readCsv } from "./read-csv";
export { encodeCsv, encodeRows, titleColumns, writeCsv, type CsvColumns } from "./write-csv";
