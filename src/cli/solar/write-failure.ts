import { UserError } from "../../lib/errors";

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;

/**
 * What to throw when a file of a set could not be written, on a full disk say: a UserError with the file and the room
 * that the rest needs. An error that is none of the file system's is given back as it is; one that came from a worker
 * is no instance of its class any more, but has its call.
 */
export function writeFailure(path: string, bytes: number, cause: unknown): unknown {
  if (!(cause instanceof Error) || (cause as NodeJS.ErrnoException).syscall === undefined) return cause;
  return new UserError({
    expected: `to write ${JSON.stringify(path)}, with about ${megabytes(bytes)} of room for the rest of the set`,
    found: cause.message,
    remedy: "What is made is kept: make room, or let the folder be written to, then run the same command again.",
    cause,
  });
}
