import { expect } from "chai";
import {
  frameBox,
  longLine,
  marginOf,
  planeFrame,
  shareOnOwnSide,
  sideOfLine,
  toPage,
  toPlane,
} from "../../../src/widgets/latent-projection/plane-frame";

const unit = { x: [0, 1, 0.25], y: [0.5, 0, 1] };

describe("planeFrame", () => {
  it("shows −0.05 … 1.05 of points rescaled to 0 … 1, as the paper's code does", () => {
    const { x, y } = planeFrame(unit, 300, 0.07);
    [x, y].forEach((span) => [-0.05, 1.05].forEach((end, i) => expect(span[i]).to.be.closeTo(end, 1e-12)));
  });

  it("leaves room for large patches at the rim, and has a width about points that are all alike", () => {
    expect(marginOf(0.2)).to.be.closeTo(0.105, 1e-12);
    expect(planeFrame({ x: [2, 2], y: [0, 4] }, 300, 0.07)).to.deep.include({ x: [1.95, 2.05], y: [-0.2, 4.2] });
  });

  it("goes to the page, y downwards, and back", () => {
    const frame = planeFrame(unit, 330, 0.07);
    const page = toPage(frame, { x: 0, y: 1 });
    expect([page.x, page.y].map((value) => Math.round(value * 1e6) / 1e6)).to.deep.equal([15, 15]);
    expect(toPlane(frame, toPage(frame, { x: 0.125, y: 0.75 }))).to.deep.equal({ x: 0.125, y: 0.75 });
    expect(toPage(frame, { x: frameBox(frame).x, y: frameBox(frame).y })).to.deep.equal({ x: 0, y: 0 });
  });
});

describe("longLine", () => {
  const frame = planeFrame({ x: [0, 1], y: [0, 100] }, 300, 0.07);

  it("runs through both points and far beyond the frame", () => {
    const line = [
      { x: 0.2, y: 10 },
      { x: 0.6, y: 90 },
    ] as const;
    const { x, x2, y, y2 } = longLine(frame, line);
    expect((y2 - y) / (x2 - x)).to.be.closeTo(200, 1e-6);
    expect(sideOfLine(line, { x, y })).to.be.closeTo(0, 1e-6);
    expect(Math.min(x, x2)).to.be.lessThan(-5);
    expect(Math.max(x, x2)).to.be.greaterThan(6);
  });

  it("reaches as far however near or far the two points are", () => {
    const near = longLine(frame, [
      { x: 0.5, y: 50 },
      { x: 0.5, y: 50.001 },
    ]);
    const far = longLine(frame, [
      { x: 0.5, y: -1e6 },
      { x: 0.5, y: 1e6 },
    ]);
    expect(near.y2).to.be.closeTo(far.y2, 1e-3);
    expect(near.y).to.be.closeTo(far.y, 1e-3);
  });
});

describe("sideOfLine", () => {
  it("is positive to the left of the direction, and grows with the distance", () => {
    const up = [
      { x: 0, y: 0 },
      { x: 0, y: 2 },
    ] as const;
    expect([-3, -1, 0, 1].map((x) => sideOfLine(up, { x, y: 7 }))).to.deep.equal([6, 2, 0, -2]);
  });
});

describe("shareOnOwnSide", () => {
  const [x, y] = [
    [-2, -1, 1, 2],
    [0, 5, -5, 0],
  ];
  const line = [
    { x: 0, y: 0 },
    { x: 0, y: 1 },
  ] as const;

  it("counts the points whose label is at home on their side, whichever way the line points", () => {
    expect(shareOnOwnSide(x, y, [0, 0, 1, 1], line)).to.equal(1);
    expect(shareOnOwnSide(x, y, [1, 1, 0, 0], [line[1], line[0]])).to.equal(1);
    expect(shareOnOwnSide(x, y, [0, 1, 1, 1], line)).to.equal(0.75);
  });

  it("has no answer when all labels are alike", () => {
    expect(shareOnOwnSide(x, y, [1, 1, 1, 1], line)).to.equal(undefined);
  });
});
