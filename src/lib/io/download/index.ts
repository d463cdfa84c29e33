export { DiskError, DownloadError } from "./download-error";
export { type Download, type DownloadOptions } from "./download-file";
export { requireIntactFits, type FitsIntegrity } from "./fits-integrity";
export { httpClient, type HttpClient, type HttpClientOptions } from "./http-client";
export { pause } from "./pause";
