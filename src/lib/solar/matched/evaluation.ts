import type { ModelCard } from "../../io";
import type { ComparedParameter } from "../generated/compared-parameters";
import type { RealRegionsSummary } from "../real";
import type { MatchCorrelations, MatchEstimate } from "./correlate-matches";
import type { GroupedMean } from "./grouped-mean";
import type { MatchBins, RecordedCounts } from "./match-histograms";
import type { PolarityAgreement } from "./polarity-agreement";
import type { ReachedRange } from "./reached-range";
import type { RegionPopulation } from "./rebuild-regions";

/** Ways of searching a database, by what is compared: embeddings, pixels, or the five parameters. */
export const SEARCHES = {
  simsiam: "SimSiam", random: "random weights", pixel: "pixels", euclidean: "parameters, Euclidean",
  mahalanobis: "parameters, Mahalanobis",
} as const satisfies Readonly<Record<string, string>>;
export type Search = keyof typeof SEARCHES;

/** How alike queries and the matches of one search are. */
export interface MatchScores extends MatchCorrelations {
  /** Pearson's correlation of the separation by optimal transport */
  readonly separation: MatchEstimate;
  readonly polarity: PolarityAgreement;
  /** mean correlation of the pixels, see `matchLikeness` */
  readonly likeness: GroupedMean;
}

/** Where a match of the simulated database is. */
export interface MatchPlace {
  /** number of its region in the set */
  readonly region: number;
  /** number of its image among those of the region */
  readonly frame: number;
  /** cosine, or minus a distance */
  readonly similarity: number;
}

type Values = Readonly<Record<ComparedParameter, readonly number[]>>;

/** A database and what searches found in it. */
export interface SearchedDatabase {
  /** distinct regions, images, and the share of the images that lack a polarity */
  readonly regions: number;
  readonly images: number;
  readonly singlePolarity: number;
  readonly scores: Readonly<Record<Search, MatchScores>>;
  /** of TUF */
  readonly range: ReachedRange;
  /** counts of all images of the database */
  readonly all: Readonly<Record<ComparedParameter, RecordedCounts>>;
  /** queries with both polarities, by the number of their latent vector, and their parameters */
  readonly queries: {
    readonly latent: readonly number[];
    /** generated queries that lack a polarity, and are not searched for */
    readonly leftOut: number;
    readonly values: Values;
  };
  /** of SimSiam's match of each of these queries; 0 throughout for one that lacks a polarity */
  readonly matches: { readonly values: Values };
}

/** How far an embedding minds a change of the image: the mean cosine between the embeddings of query and changed query. */
export interface FlipCosines {
  readonly n: number;
  /** left and right exchanged: + and - change sides, as in the paper's horizontal flip */
  readonly mirrored: number;
  /** north and south exchanged */
  readonly upsideDown: number;
  /** the field's sign changed */
  readonly polarityFlipped: number;
  /** the next query instead */
  readonly another: number;
}

/** A second network beside SimSiam. */
export interface RetrievalVariant {
  readonly checkpoint: string;
  /** what tells it from others, from its card, see `augmentationLabel` */
  readonly label: string;
  /** of its training; null where its card does not record them */
  readonly recipe: string | null;
  readonly augmentation: ModelCard["augmentation"] | null;
  readonly notes: readonly string[];
  readonly scores: MatchScores;
  readonly flips: FlipCosines;
}

/** What `results/solar-retrieval.json` holds. */
export interface SolarRetrievalEvaluation {
  readonly name: "solar-retrieval";
  /** sha256 of SimSiam's weights, and of the generator's */
  readonly checkpoint: string;
  readonly generator: string;
  readonly preset: string;
  readonly simulatorVersion: number;
  /** queries are `gan.drawLatents(seed(seed).stream(stream), n)` */
  readonly seed: number;
  readonly stream: string;
  readonly n: number;
  /** the simulated database: a population that no training saw */
  readonly set: RegionPopulation & { readonly regions: number };
  /** share of the exact neighbours that HNSW finds */
  readonly recall: { readonly value: number; readonly k: number; readonly n: number } | null;
  /**
   * what all queries took from latent vectors to matches on this machine: to generate, to measure and embed, to search
   */
  readonly seconds: Readonly<Record<"total" | "generate" | "embed" | "search", number>>;
  readonly flips: FlipCosines;
  readonly bins: Readonly<Record<ComparedParameter, MatchBins>>;
  readonly simulated: SearchedDatabase;
  /** SimSiam's match of every query of the simulated database; for the first queries also those of other searches */
  readonly places: { readonly simsiam: readonly MatchPlace[] } & Readonly<Partial<Record<Search | "flipped", readonly MatchPlace[]>>>;
  /** queries and database as full-disc pictures show them */
  readonly real: SearchedDatabase & {
    /** all n queries, as `pictureLook(images, looks, seed(seed).stream(lookStream))` shows them, are searched with */
    readonly lookStream: string;
    /** what the database was made of; `regions` above are its groups */
    readonly data: RealRegionsSummary;
  };
  /** scores of a second network, such as one trained without the horizontal flip, in the simulated database */
  readonly variant?: RetrievalVariant;
}
