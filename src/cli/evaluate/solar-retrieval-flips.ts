import { imageAt, images, rowAt, stackImages, type Images, type Matrix } from "../../lib/arrays";
import type { Embedder } from "../../lib/models";
import type { FlipCosines } from "../../lib/solar";
import { flipImage } from "../../lib/solar/augment";

/** The same regions with + and - exchanged. */
export const negatives = ({ data, shape, unit }: Images): Images => images(data.map((value) => -value), shape, unit);

function meanCosine(a: Matrix, b: Matrix, rowOfB = (row: number) => row): number {
  const n = a.shape[0];
  let sum = 0;
  for (let row = 0; row < n; row++) {
    const [u, v] = [rowAt(a, row), rowAt(b, rowOfB(row))];
    const product = u.reduce((total, value, i) => total + value * v[i], 0);
    sum += product / (Math.hypot(...u) * Math.hypot(...v) || 1);
  }
  return sum / n;
}

/** Whether a network minds flips of its images: mean cosines between the embeddings of images and of what they become. */
export function flipCosines({ embed }: Pick<Embedder, "embed">, stack: Images): FlipCosines {
  const n = stack.shape[0];
  const flipped = (way: "horizontal" | "vertical") =>
    stackImages(Array.from({ length: n }, (_, i) => flipImage(imageAt(stack, i), way)));
  const as = embed(stack);
  return {
    n,
    mirrored: meanCosine(as, embed(flipped("horizontal"))),
    upsideDown: meanCosine(as, embed(flipped("vertical"))),
    polarityFlipped: meanCosine(as, embed(negatives(stack))),
    another: meanCosine(as, as, (row) => (row + 1) % n),
  };
}
