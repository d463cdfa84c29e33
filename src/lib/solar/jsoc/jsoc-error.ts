import { UserError, type UserErrorParts } from "../../errors";

/** JSOC refused a request, or answered something that cannot be understood. */
export class JsocError extends UserError {
  /** the status in JSOC's answer, where it had one */
  readonly status: number | undefined;

  constructor(parts: UserErrorParts, status?: number) {
    super(parts);
    this.status = status;
  }
}
