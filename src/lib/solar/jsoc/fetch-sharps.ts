import { join } from "node:path";
import { OptionError } from "../../errors";
import { DiskError, DownloadError, requireIntactFits, type FitsIntegrity } from "../../io";
import type { ExportOptions } from "./export-files";
import { jsocService, type JsocOptions, type JsocService } from "./jsoc-service";
import { listRecords, type SharpListing } from "./list-sharps";
import { findAddresses, wantedFiles, type FetchMethod, type WantedFile } from "./sharp-addresses";
import { openManifest, type FetchedFile, type OpenManifest } from "./sharp-manifest";
import { checkSharpQuery, type SharpQuery } from "./sharp-query";

/** How far a fetch is. */
export interface FetchProgress {
  /** files that are here, and that are wanted in all */
  readonly done: number;
  readonly total: number;
  /** bytes that have come in this run */
  readonly bytes: number;
  /** the file that has come, or is coming */
  readonly name: string;
}

export interface FetchSharpsOptions extends JsocOptions, Omit<ExportOptions, "method"> {
  /** default `url_quick` with an e-mail address, `direct` without */
  readonly method?: FetchMethod;
  readonly onProgress?: (progress: FetchProgress) => void;
}

export interface FetchedSharps {
  readonly folder: string;
  readonly records: readonly SharpListing[];
  /** names of the files that have come */
  readonly fetched: readonly string[];
  /** names of those that were here already, intact */
  readonly kept: readonly string[];
  /** what could not be had, and why */
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
}

/** Failures one after the other after which the rest is not tried. */
const FAILURES_IN_A_ROW = 3;

function checkMethod({ method, email }: FetchSharpsOptions): FetchMethod {
  const chosen = method ?? (email === undefined ? "direct" : "url_quick");
  if (!["direct", "url_quick", "url"].includes(chosen)) {
    const remedy = "Leave it out to have one chosen.";
    throw new OptionError({ expected: "method direct, url_quick or url", found: JSON.stringify(chosen), remedy });
  }
  if (chosen === "direct" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email ?? "")) return chosen;
  throw new OptionError({
    expected: `an e-mail address registered with JSOC for method ${chosen}`,
    found: email === undefined ? "none" : JSON.stringify(email),
    remedy: "Register at http://jsoc.stanford.edu/ajax/register_email.html, or use method direct.",
  });
}

function missingReason(method: FetchMethod): string {
  if (method !== "direct") return "JSOC has no such file";
  return "not on disk at JSOC: use method url_quick with an e-mail address, which brings it back from tape";
}

async function fetchFile(
  service: JsocService, url: string, { listing, name }: WantedFile, folder: string, onBytes: (bytes: number) => void,
): Promise<FetchedFile> {
  let checked: FitsIntegrity = "length";
  const verify = (path: string) => void (checked = requireIntactFits(path));
  const { bytes, sha256 } = await service.download(url, join(folder, name), { verify, onBytes });
  return { record: listing.record, url, bytes, sha256, checked, keywords: listing.keywords };
}

interface Outcome {
  readonly fetched: string[];
  readonly failed: { name: string; reason: string }[];
}

/** Fetches files one after the other; one that fails is passed over, three in a row are not. */
async function fetchFiles(
  service: JsocService, files: readonly WantedFile[], method: FetchMethod, manifest: OpenManifest,
  options: FetchSharpsOptions, report: (name: string, fetched: number, bytes: number) => void,
): Promise<Outcome> {
  const { fetched, failed }: Outcome = { fetched: [], failed: [] };
  let [bytes, row] = [0, 0];
  for await (const addresses of findAddresses(service, files, method, options)) {
    for (const file of files) {
      const { name } = file;
      const url = addresses.get(name);
      if (url === undefined) continue;
      options.signal?.throwIfAborted();
      try {
        const coming = (done: number) => report(name, fetched.length, bytes + done);
        const entry = await fetchFile(service, url, file, manifest.folder, coming);
        manifest.set(name, entry);
        fetched.push(name);
        [bytes, row] = [bytes + entry.bytes, 0];
        report(name, fetched.length, bytes);
      } catch (error) {
        const passing = error instanceof DownloadError && !(error instanceof DiskError);
        if (!passing || ++row >= FAILURES_IN_A_ROW) throw error;
        failed.push({ name, reason: error.message });
      }
    }
  }
  const known = new Set([...fetched, ...failed.map(({ name }) => name)]);
  const missing = files.filter(({ name }) => !known.has(name));
  return { fetched, failed: [...failed, ...missing.map(({ name }) => ({ name, reason: missingReason(method) }))] };
}

/**
 * Lists SHARPs and fetches their segments into a folder, under the names that `findSharps` knows, with a manifest of
 * keywords and SHA-256 beside them: what is there and intact is not fetched again, what had come in part is gone on
 * with. Every file's FITS checksums are verified before it takes its name.
 * @throws OptionError, JsocError and DownloadError as `listSharps`; DownloadError when three files in a row fail, or
 *   the disk does; the signal's reason. What has come stays, and the next call goes on with it
 */
export async function fetchSharps(
  query: SharpQuery, folder: string, options: FetchSharpsOptions = {},
): Promise<FetchedSharps> {
  const { segments } = checkSharpQuery(query);
  const method = checkMethod(options);
  const service = jsocService(options);
  const records = await listRecords(service, query);
  const wanted = wantedFiles(records, segments);
  const manifest = openManifest(folder);
  const here = new Set(wanted.filter(({ name, listing }) => manifest.holds(name, listing)));
  const left = wanted.filter((file) => !here.has(file));
  const kept = [...here].map(({ name }) => name);
  const report = (name: string, fetched: number, bytes: number) =>
    options.onProgress?.({ done: kept.length + fetched, total: wanted.length, bytes, name });
  try {
    const outcome = await fetchFiles(service, left, method, manifest, options, report);
    return { folder, records, kept, ...outcome };
  } finally {
    manifest.write();
  }
}
