/** What a {@link UserError} says: what was expected, what came, what to do about it. */
export interface UserErrorParts {
  /** what the function accepts, e.g. "a 2-D image of finite numbers" */
  readonly expected: string;
  /** what it was given instead, the offending value quoted */
  readonly found: string;
  /** the next thing to try */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** Marks errors that the kernel prints as one message, without a stack in front of it. */
export const USER_ERROR: unique symbol = Symbol.for("latent-sky.user-error") as never;

/** An error that its reader can mend: `expected …, but found …. …`. */
export class UserError extends Error {
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
  readonly [USER_ERROR] = true;

  constructor({ expected, found, remedy, cause }: UserErrorParts) {
    super(`expected ${expected}, but found ${found}. ${remedy}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
  }
}

/** An array, image or table of the wrong shape or type, or with values that it must not have. */
export class ShapeError extends UserError {}

/** A file that is damaged, or is not what its name says. */
export class FileFormatError extends UserError {}

/** An option or environment variable with a value that is not one of those offered. */
export class OptionError extends UserError {}
