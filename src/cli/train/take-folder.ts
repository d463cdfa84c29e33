import { statSync } from "node:fs";
import { UserError } from "../../lib/errors";
import { hasStates } from "../../lib/training";
import { FolderHeldError, lockFolder } from "../runner";
import type { TrainArguments } from "./train-arguments";

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // it is about to be made
  }
}

/**
 * Takes the folder of a training for this process alone.
 * @returns a function that gives it back
 * @throws UserError for a file, for a folder in use or not writable, and for one without states that is to be resumed
 */
export function takeFolder({ folder, resume }: Pick<TrainArguments, "folder" | "resume">): () => void {
  const quoted = JSON.stringify(folder);
  if (isFile(folder)) {
    const remedy = "Name a folder with --folder DIR; it is made where there is none.";
    throw new UserError({ expected: "a folder for states and log", found: `that ${quoted} is a file`, remedy });
  }
  if (resume && !hasStates(folder)) {
    const remedy = "Name the folder of the training with --folder DIR, or begin one without --resume.";
    throw new UserError({ expected: "a training to go on with", found: `nothing to resume in ${quoted}`, remedy });
  }
  try {
    return lockFolder(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const remedy = error instanceof FolderHeldError
      ? "Wait for that training to end, or give this one its own folder with --folder DIR."
      : "Make room, or name another folder with --folder DIR.";
    throw new UserError({ expected: error.expected, found: error.found, remedy, cause: error });
  }
}
