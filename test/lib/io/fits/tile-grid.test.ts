import { expect } from "chai";
import { tileGrid } from "../../../../src/lib/io/fits/tile-grid";

function paint(shape: number[], tile: number[]) {
  const grid = tileGrid(shape, tile);
  const image = new Array<number>(shape.reduce((product, size) => product * size, 1)).fill(-1);
  for (let index = 0; index < grid.count; index++) {
    grid.runs(index, (_, to, length) => image.fill(index, to, to + length));
  }
  return { grid, image };
}

describe("io/fits/tile-grid", () => {
  it("counts tiles with the fastest axis first, smaller at the far edges", () => {
    const { grid, image } = paint([3, 5], [2, 3]);
    expect(grid.count).to.equal(4);
    expect(image).to.deep.equal([0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3]);
    expect([0, 1, 2, 3].map(grid.pixels)).to.deep.equal([6, 4, 3, 2]);
  });

  it("covers cubes and lines", () => {
    expect(paint([2, 2, 3], [2, 1, 2]).image).to.deep.equal([0, 0, 1, 2, 2, 3, 0, 0, 1, 2, 2, 3]);
    expect(paint([5], [2]).image).to.deep.equal([0, 0, 1, 1, 2]);
  });

  it("counts within the tile in order", () => {
    const from: number[] = [];
    tileGrid([4, 4], [2, 3]).runs(0, (start, _, length) => from.push(start, length));
    expect(from).to.deep.equal([0, 3, 3, 3]);
  });
});
