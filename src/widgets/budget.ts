import { UserError } from "../lib/errors";
import type { Figure } from "./figure";
import type { MimeBundle } from "./host";

/** A figure too large for a notebook that is sent by mail, stored in git and drawn by GitHub. */
export class BudgetError extends UserError {}

/** Largest size of one output in bytes, by kind of figure (1 kB = 1000 bytes). */
export const BUDGETS: Readonly<Record<Figure["kind"], number>> = { static: 150_000, frames: 1_200_000 };

/** Bytes that a bundle takes in a notebook file. */
export const bundleBytes = (bundle: MimeBundle): number => Buffer.byteLength(JSON.stringify(bundle));

const kB = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`;

/** @throws BudgetError that names the largest part and says how to shrink it. */
export function checkBudget(bundle: MimeBundle, kind: Figure["kind"]): void {
  const size = bundleBytes(bundle);
  if (size <= BUDGETS[kind]) return;
  const parts = Object.entries(bundle).map(([mime, part]) => [mime, bundleBytes({ [mime]: part })] as const);
  throw new BudgetError({
    expected: `a ${kind === "static" ? "static figure" : "figure with frames"} of at most ${kB(BUDGETS[kind])}`,
    found: `${kB(size)} (${parts.map(([mime, bytes]) => `${mime} ${kB(bytes)}`).join(", ")})`,
    remedy:
      "Draw less: bin the data before drawing, pass a smaller tile or fewer images, make the figure smaller, " +
      "and draw maps as one imageGrid instead of one mark per pixel.",
  });
}
