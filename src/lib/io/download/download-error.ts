import { UserError, type UserErrorParts } from "../../errors";

/** A download that failed for good, after its retries. */
export class DownloadError extends UserError {
  readonly url: string;
  /** the HTTP status of the last answer, where there was one */
  readonly status: number | undefined;

  constructor(url: string, parts: UserErrorParts, status?: number) {
    super(parts);
    this.url = url;
    this.status = status;
  }
}

/** A file that came but could not be written: no room, no permission. */
export class DiskError extends DownloadError {}

/** A failure that may be gone at the next attempt: a broken connection, a busy server. */
export class PassingFailure extends Error {
  /** how long the server asks to be left alone */
  readonly waitSeconds: number | undefined;
  readonly status: number | undefined;

  constructor(reason: string, { waitSeconds, status }: { waitSeconds?: number; status?: number } = {}) {
    super(reason);
    this.waitSeconds = waitSeconds;
    this.status = status;
  }
}
