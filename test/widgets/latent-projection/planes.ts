import { images, table } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import type { LatentPlane } from "../../../src/widgets/latent-projection/plane";
import { placePatches } from "../../../src/widgets/latent-projection/placed-patches";
import { planeFrame } from "../../../src/widgets/latent-projection/plane-frame";

/** `n` patches, each of one value: -1 for the first, 1 for the last. */
export function flatPatches(n: number, height = 8, width = 8) {
  const size = height * width;
  const value = (patch: number) => (n === 1 ? 0 : (2 * patch) / (n - 1) - 1);
  return images(
    Float32Array.from({ length: n * size }, (_, i) => value(Math.floor(i / size))),
    [n, height, width],
    "kG",
  );
}

/**
 * Points of a grid, 0 … 1 on both axes, row by row from the lower left: `across` x `across` of them; the line all but
 * x = 0.5, positive to its right; thumbnails at the four corners, the two on the right the highest.
 */
export function gridPlane(across = 5, change: Partial<LatentPlane> = {}): LatentPlane {
  const n = across * across;
  const x = Float64Array.from({ length: n }, (_, i) => (i % across) / (across - 1));
  const y = Float64Array.from({ length: n }, (_, i) => Math.floor(i / across) / (across - 1));
  const flux = x.map((value) => 0.1 + value);
  return {
    title: "TUF",
    x,
    y,
    line: { intercept: -499.5, slope: 1000 },
    distance: x.map((value) => 2 * (value - 0.5)),
    labels: Array.from(x, (value) => value >= 0.5),
    thumbnails: { indices: [0, across - 1, n - across, n - 1], images: flatPatches(4) },
    extremes: { highest: numbered(across - 1, n - 1), lowest: numbered(0, n - across) },
    parameters: table<string>({ TUF: flux, kind: Array.from(flux, () => "bipole") }, { TUF: "kG" }),
    parameter: "TUF",
    ...change,
  };
}

/** Extremes by the numbers of their points. */
export const numbered = (...points: readonly number[]) => points.map((index) => ({ index }));

/** How the grid's patches are pictured: small ones of 19 pixels, large ones of 128. */
export const GRID_PICTURES = {
  colours: { domain: [-1, 1], colours: "grey" },
  sharpest: 8,
  aspect: 1,
  small: 19,
  large: 128,
  interactive: true,
} as const;

/** The grid's frame of 300 pixels and the patches on it. */
export function placedGrid(change: Partial<LatentPlane> = {}, side = 300) {
  const plane = gridPlane(5, change);
  const frame = planeFrame(plane, side, 0.07);
  return { plane, frame, patches: placePatches(plane, frame, 0, "upper") };
}

/** A normal cloud of `n` points with `drawn` noisy patches. */
export function cloudPlane(n: number, drawn: number, side: number, title = "TUF"): LatentPlane {
  const stream = seed(7).stream(title);
  const normal = () => Float64Array.from({ length: n }, () => stream.normal());
  const [x, y] = [normal(), normal()];
  const data = Float32Array.from({ length: drawn * side * side }, () => 0.3 * stream.normal());
  return {
    title,
    x,
    y,
    line: { intercept: 0, slope: 2 },
    thumbnails: {
      indices: Array.from({ length: drawn }, (_, i) => i),
      images: images(data, [drawn, side, side], "kG"),
    },
    parameters: table<string>({ TUF: x, R: y }, { TUF: "kG" }),
  };
}
