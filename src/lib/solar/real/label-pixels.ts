type Size = readonly [h: number, w: number];

/** Calls `visit` with the neighbours of a pixel that lie inside the image: 4 or 8 of them. */
function eachNeighbour(i: number, [h, w]: Size, neighbours: 4 | 8, visit: (neighbour: number) => void): void {
  const [x, y] = [i % w, Math.floor(i / w)];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if ((dx === 0 && dy === 0) || (neighbours === 4 && dx !== 0 && dy !== 0)) continue;
      if (x + dx >= 0 && x + dx < w && y + dy >= 0 && y + dy < h) visit(i + dy * w + dx);
    }
  }
}

/** Takes the pixels connected to `start` out of `left` and returns them. */
function take(left: Uint8Array, start: number, size: Size, neighbours: 4 | 8): Int32Array {
  const found = [start];
  left[start] = 0;
  for (let next = 0; next < found.length; next++) {
    eachNeighbour(found[next], size, neighbours, (neighbour) => {
      if (left[neighbour] === 0) return;
      left[neighbour] = 0;
      found.push(neighbour);
    });
  }
  return Int32Array.from(found);
}

/** Connected groups of the set pixels of a mask, each as its pixels' indices. */
export function labelPixels(mask: Uint8Array, size: Size, neighbours: 4 | 8): Int32Array[] {
  const left = mask.slice();
  const groups: Int32Array[] = [];
  for (let i = 0; i < left.length; i++) if (left[i] === 1) groups.push(take(left, i, size, neighbours));
  return groups;
}

/** Pixels of `mask` that are connected, diagonals included, to one of `seeds`; seeds must be in the mask. */
export function connectedPixels(mask: Uint8Array, seeds: Uint8Array, size: Size): Uint8Array {
  const left = mask.slice();
  const connected = new Uint8Array(mask.length);
  for (let i = 0; i < seeds.length; i++) {
    if (seeds[i] === 1 && left[i] === 1) for (const pixel of take(left, i, size, 8)) connected[pixel] = 1;
  }
  return connected;
}
