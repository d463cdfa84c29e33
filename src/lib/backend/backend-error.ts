import { UserError } from "../errors";

/** A tensor engine that cannot run here, or cannot do what is asked of it. */
export class BackendError extends UserError {}
