import type { Images, Matrix } from "../../arrays";
import { blockMean } from "../../statistics";
import { chooseRows } from "../latents";

const BLOCK = 8;

/** Blocks of each image, less their mean, as rows of length 1. */
function standardisedBlocks(stack: Images): Float32Array[] {
  const { data, shape: [n, h, w] } = blockMean(stack, BLOCK);
  return Array.from({ length: n }, (_, i) => {
    const row = data.subarray(i * h * w, (i + 1) * h * w);
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const centred = row.map((value) => value - mean);
    const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
    return length > 0 ? centred.map((value) => value / length) : centred;
  });
}

/** Blocks of the images of many latents, looked through once for every patch. */
export function candidateBlocks(stack: Images): readonly Float32Array[] {
  return standardisedBlocks(stack);
}

/**
 * For each patch the candidates whose images resemble it most, by the correlation of means over 8 x 8 pixels.
 * @param patches [n, h, w]; `latents` [m, d] and their `blocks`
 * @returns [n restarts, d], the best of a patch first
 */
export function chooseStarts(patches: Images, latents: Matrix, blocks: readonly Float32Array[], restarts: number): Matrix {
  const rows = standardisedBlocks(patches).flatMap((patch) => {
    const similar = blocks.map((block, i) => ({ i, value: block.reduce((sum, value, k) => sum + value * patch[k], 0) }));
    return similar.sort((a, b) => b.value - a.value || a.i - b.i).slice(0, restarts).map(({ i }) => i);
  });
  return chooseRows(latents, rows);
}
