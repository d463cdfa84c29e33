import { expect } from "chai";
import { densityUri } from "../../../src/widgets/latent-projection/point-density";
import { planeFrame } from "../../../src/widgets/latent-projection/plane-frame";
import { decodeUri } from "../specs";
import { cloudPlane, gridPlane } from "./planes";

function drawn(x: readonly number[], y: readonly number[], labels?: readonly number[]) {
  const plane = gridPlane(5, { x, y, labels });
  const { width, data } = decodeUri(densityUri(plane, planeFrame(plane, 300, 0.07)));
  const colour = (column: number, row: number) =>
    Array.from(data.subarray(4 * (row * width + column), 4 * (row * width + column) + 4));
  return {
    width,
    data,
    colour,
    filled: Array.from({ length: data.length / 4 }, (_, i) => i).filter((i) => data[4 * i + 3] > 0),
  };
}

describe("densityUri", () => {
  it("fills the cell of every point, and lets the page shine through elsewhere", () => {
    // margins of 0.05 of a range of 1 in 110 cells of 0.01: 0 is the start of cell 5, 1 that of cell 105
    const { filled, width } = drawn([0, 1, 0.501], [0, 1, 0.501]);
    const cells = filled.map((i) => [i % width, Math.floor(i / width)]);
    expect(cells).to.have.length(3);
    for (const [i, [column, row]] of [
      [105, 5],
      [55, 54],
      [5, 105],
    ].entries()) {
      expect(cells[i][0]).to.be.within(column - 1, column);
      expect(cells[i][1]).to.be.within(row - 1, row);
    }
  });

  it("is darker where there are more points, by doublings", () => {
    const x = [0, 1, ...Array.from({ length: 8 }, () => 0.305)];
    const { data, filled } = drawn(x, [0, 1, ...Array.from({ length: 8 }, () => 0.305)]);
    const reds = filled.map((i) => data[4 * i]).sort((a, b) => a - b);
    expect(reds[0]).to.be.lessThan(reds[1]);
    expect(reds[1]).to.equal(reds[2]);
  });

  it("is green where labels are 1, blue where they are 0, grey without labels", () => {
    const [x, y] = [
      [0, 1],
      [0, 1],
    ];
    const at = (labels?: readonly number[]) => {
      const { data, filled } = drawn(x, y, labels);
      return filled.map((i) => Array.from(data.subarray(4 * i, 4 * i + 3)));
    };
    const [[upper, lower], plain] = [at([0, 1]), at()];
    expect(upper[1]).to.be.greaterThan(upper[2]);
    expect(lower[2]).to.be.greaterThan(lower[1]);
    plain.forEach(([red, green, blue]) => expect([green, blue]).to.deep.equal([red, red]));
  });

  it("is a few kilobytes for ten thousand points", () => {
    const plane = cloudPlane(10_000, 1, 4);
    expect(densityUri(plane, planeFrame(plane, 300, 0.07)).length).to.be.lessThan(6_000);
  });
});
