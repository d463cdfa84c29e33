import { UserError } from "../errors";

/** @throws UserError when a model's weights were freed: the backend would only name an internal number */
export function requireAlive(what: string, disposed: boolean): void {
  if (!disposed) return;
  throw new UserError({
    expected: `${what} that is still there`,
    found: "that dispose() has freed its weights",
    remedy: "Call dispose() last, or load the model again.",
  });
}
