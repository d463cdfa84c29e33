export { parseCsv, readCsv, type CsvTable } from "./read-csv";
export { encodeCsv, encodeRows, writeCsv, type CsvColumns } from "./write-csv";
