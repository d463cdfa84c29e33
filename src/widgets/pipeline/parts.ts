import { describeValue, requireImage, requireImages, type Image, type Images } from "../../lib/arrays";
import { ShapeError } from "../../lib/errors";
import type { Point } from "../centroids";

/** The generator's latent space on the plane in which a boundary is a line, and the way of one vector across it. */
export interface PipelineLatents {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** `y = intercept + slope x` */
  readonly line: { readonly intercept: number; readonly slope: number };
  /** of every point whether it is on the positive side */
  readonly labels: ArrayLike<number | boolean>;
  /** what the positive and the negative side are called */
  readonly sides: readonly [positive: string, negative: string];
  /** where the latent vector was drawn, and where its physical parameter was moved to */
  readonly from: Point;
  readonly to: Point;
}

/** Images of a database where their embeddings lie on a plane. */
export interface PipelineTable {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** one for each point */
  readonly images: Images;
  /** number of the match among them */
  readonly match: number;
  /** where the query's embedding lies */
  readonly query: Point;
}

/** A parameter of the query and of its match. */
export interface PipelineParameter {
  readonly symbol: string;
  readonly unit?: string;
  readonly query: number;
  readonly match: number;
}

export interface PipelineParts {
  readonly latents: PipelineLatents;
  readonly query: Image;
  readonly table: PipelineTable;
  readonly match: Image;
  readonly parameters: readonly PipelineParameter[];
}

function refuse(expected: string, found: string, remedy: string): never {
  throw new ShapeError({ expected, found, remedy });
}

function checkPoints(what: string, x: ArrayLike<number>, y: ArrayLike<number>, n: number): void {
  const remedy = "Project the same vectors on both axes.";
  if (n < 2 || x.length !== n || y.length !== n) refuse(`x and y of at least 2 points of ${what}, ${n} each`, `${x.length} and ${y.length}`, remedy);
  const odd = Array.from({ length: n }, (_, i) => i).find((i) => !Number.isFinite(x[i]) || !Number.isFinite(y[i]));
  if (odd !== undefined) refuse(`finite points of ${what}`, `(${x[odd]}, ${y[odd]}) at ${odd}`, remedy);
}

/** @throws ShapeError for parts that do not fit each other, naming them */
export function checkParts({ latents, query, table, match, parameters }: PipelineParts): void {
  checkPoints("the latent space", latents.x, latents.y, latents.labels.length);
  requireImage(query, "the query");
  requireImage(match, "the match");
  requireImages(table.images, "the table's images");
  const [n, h, w] = table.images.shape;
  checkPoints("the table", table.x, table.y, n);
  const places = [latents.from, latents.to, table.query, { x: latents.line.intercept, y: latents.line.slope }];
  const stray = places.find(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y));
  if (stray !== undefined) refuse("places that are finite", `(${stray.x}, ${stray.y})`, "Project the query as the other vectors are.");
  for (const [name, { shape, unit }] of Object.entries({ query, match })) {
    if (shape[0] === h && shape[1] === w && unit === table.images.unit) continue;
    refuse(`the ${name} like the table's images, ${h} x ${w} in ${table.images.unit}`, `${shape.join(" x ")} in ${unit}`, "Prepare all images alike.");
  }
  if (!Number.isInteger(table.match) || table.match < 0 || table.match >= n) {
    refuse(`the number of the match, from 0 to ${n - 1}`, `${table.match}`, "Draw the match among the table's images.");
  }
  if (parameters.length === 0 || parameters.length > 8) {
    refuse("1 to 8 parameters", describeValue(parameters), "Pass [{ symbol, unit, query, match }].");
  }
}
