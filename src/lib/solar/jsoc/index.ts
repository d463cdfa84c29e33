export { type ExportOptions } from "./export-files";
export { fetchSharps, type FetchedSharps, type FetchProgress, type FetchSharpsOptions } from "./fetch-sharps";
export { JsocError } from "./jsoc-error";
export { JSOC_SERVER, type JsocOptions } from "./jsoc-service";
export { listSharps, SHARP_KEYWORDS, type SharpListing } from "./list-sharps";
export { type FetchMethod } from "./sharp-addresses";
export { manifestEntries, type ManifestEntries } from "./manifest-entries";
export { readSharpManifest, type FetchedFile, type SharpManifest } from "./sharp-manifest";
export { SHARP_SERIES, type SharpQuery } from "./sharp-query";
