/** How an image is cut into tiles; sizes slowest axis first. Tiles at the far edges are smaller. */
export interface TileGrid {
  readonly count: number;
  /** pixels of tile number `index`, tiles counted with the fastest axis first */
  pixels(index: number): number;
  /** calls `visit(from, to, length)` for each run of pixels: `from` within the tile, `to` within the image */
  runs(index: number, visit: (from: number, to: number, length: number) => void): void;
}

/** A grid of tiles of size `tile` over an image of size `shape`, all sizes at least 1. */
export function tileGrid(shape: readonly number[], tile: readonly number[]): TileGrid {
  const steps = shape.map((size, axis) => Math.ceil(size / tile[axis]));
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const count = steps.reduce((product, step) => product * step, 1);

  const box = (index: number) => {
    const start = new Array<number>(shape.length).fill(0);
    const size = new Array<number>(shape.length).fill(1);
    for (let axis = shape.length - 1, rest = index; axis >= 0; axis--) {
      start[axis] = (rest % steps[axis]) * tile[axis];
      size[axis] = Math.min(tile[axis], shape[axis] - start[axis]);
      rest = Math.floor(rest / steps[axis]);
    }
    return { start, size };
  };

  return {
    count,
    pixels: (index) => box(index).size.reduce((product, size) => product * size, 1),
    runs: (index, visit) => {
      const { start, size } = box(index);
      const length = size[size.length - 1];
      const lines = size.slice(0, -1).reduce((product, each) => product * each, 1);
      for (let line = 0; line < lines; line++) {
        let to = start[start.length - 1];
        for (let axis = size.length - 2, rest = line; axis >= 0; axis--) {
          to += (start[axis] + (rest % size[axis])) * strides[axis];
          rest = Math.floor(rest / size[axis]);
        }
        visit(line * length, to, length);
      }
    },
  };
}
