import type { HierarchicalNSW } from "hnswlib-node";
import { UserError } from "../errors";

type Hnswlib = typeof import("hnswlib-node");

let loaded: Hnswlib | undefined;

/** Loads the native addon when it is first needed. @throws UserError when it was not built on this machine */
export function hnswlib(): Hnswlib {
  try {
    loaded ??= require("hnswlib-node") as Hnswlib;
  } catch (cause) {
    throw new UserError({
      expected: "the native addon hnswlib-node",
      found: cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause),
      remedy: "Build it with npm run setup (it needs g++), or use exactIndex, which needs no addon.",
      cause,
    });
  }
  return loaded;
}

/** Whether an HNSW index can be made here. */
export function hnswAvailable(): boolean {
  try {
    return hnswlib() !== undefined;
  } catch {
    return false;
  }
}

export type { HierarchicalNSW };
