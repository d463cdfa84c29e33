/** What a reader should know of a model before using it; kept as card.json beside the weights. */
export interface ModelCard {
  /** what it was trained on */
  readonly data: string;
  readonly preset: string;
  readonly seed: number;
  readonly steps: number;
  /** at the end */
  readonly loss: Readonly<Record<string, number>>;
  readonly scores: Readonly<Record<string, number>>;
  /** day of the end of the training, e.g. "2026-11-23" */
  readonly date: string;
  /** what it must not be used for */
  readonly limits: string;
  readonly licence: string;
  /** e.g. that training began from an earlier checkpoint */
  readonly notes?: readonly string[];
}
