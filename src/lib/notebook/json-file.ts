import { readFileSync } from "node:fs";
import { FileFormatError } from "../errors";

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a JSON file holds; undefined when there is no such file. @throws FileFormatError when it is not JSON */
export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new FileFormatError({
      expected: `${path} to hold JSON`,
      found: cause instanceof Error ? cause.message : "something else",
      remedy: "Restore it with git checkout.",
      cause,
    });
  }
}
