import { basename, dirname } from "node:path";
import { readSharpManifest, type FetchedFile, type SharpManifest } from "./sharp-manifest";

/** What the manifests beside files say of them. */
export type ManifestEntries = (path: string) => FetchedFile | undefined;

/** Looks files up in the manifests of their folders, each of which is read once. */
export function manifestEntries(): ManifestEntries {
  const known = new Map<string, SharpManifest>();
  return (path) => {
    const folder = dirname(path);
    const manifest = known.get(folder) ?? readSharpManifest(folder);
    known.set(folder, manifest);
    return manifest[basename(path)];
  };
}
