/** What a reader should know of a model before using it; kept as card.json beside the weights. */
export interface ModelCard {
  /** what it was trained on */
  readonly data: string;
  /** the set of simulated regions that it was trained on: evaluations read this one and refuse any other */
  readonly set?: {
    /** as in the name of the set's folder */
    readonly digest: string;
    /** version of the simulator */
    readonly simulator: number;
    /** e.g. "training" */
    readonly name: string;
    readonly regions: number;
    readonly images: number;
  };
  /** sizes that differ from preset to preset */
  readonly config?: { readonly width: number };
  readonly preset: string;
  /** name of the training's recipe; cards of earlier versions have it in their notes alone */
  readonly recipe?: string;
  /** how views of an image were made, for networks that are trained on views; missing where it was not recorded */
  readonly augmentation?: {
    /** which changes were drawn from, e.g. "horizontal-flip" */
    readonly kinds: readonly string[];
    /** what fills places that a change leaves empty, e.g. "zero" */
    readonly filling: string;
  };
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
