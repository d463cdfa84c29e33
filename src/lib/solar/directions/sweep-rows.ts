import type { DirectionParameter } from "./direction-parameters";

/** A row of Figure 5: the direction of one parameter, made orthogonal to those of others. */
export interface SweepDirection {
  readonly along: DirectionParameter;
  readonly holding: readonly DirectionParameter[];
}

/** The five rows of Figure 5 (Chatterjee et al. 2025), in its order. */
export const SWEEP_ROWS = {
  tuf: { along: "tuf", holding: [] },
  "tuf-without-r": { along: "tuf", holding: ["r"] },
  psep: { along: "psep", holding: [] },
  "psep-without-polarity": { along: "psep", holding: ["polarity"] },
  "psep-without-polarity-r": { along: "psep", holding: ["polarity", "r"] },
} as const satisfies Readonly<Record<string, SweepDirection>>;

export type SweepRowName = keyof typeof SWEEP_ROWS;

export const SWEEP_ROW_NAMES = Object.keys(SWEEP_ROWS) as readonly SweepRowName[];

/** Something for each row of Figure 5. */
export function perSweepRow<T>(of: (name: SweepRowName) => T): Record<SweepRowName, T> {
  return Object.fromEntries(SWEEP_ROW_NAMES.map((name) => [name, of(name)])) as Record<SweepRowName, T>;
}
