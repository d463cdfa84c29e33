import { expect } from "chai";
import {
  aboveLine,
  frameBox,
  longLine,
  marginOf,
  planeFrame,
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

  it("follows the line far beyond the frame", () => {
    const { x, x2, y, y2 } = longLine(frame, { intercept: -30, slope: 200 });
    expect((y2 - y) / (x2 - x)).to.be.closeTo(200, 1e-6);
    expect(aboveLine({ intercept: -30, slope: 200 }, { x, y })).to.be.closeTo(0, 1e-6);
    expect(x).to.be.lessThan(-5);
    expect(x2).to.be.greaterThan(6);
  });

  it("reaches as far on the page, twenty frames to either side, however steep or distant the line is", () => {
    for (const slope of [0, 3, -200, 1e7]) {
      const { x, x2, y, y2 } = longLine(frame, { intercept: 50 - slope / 2, slope });
      expect(Math.hypot((x2 - x) / 1.1, (y2 - y) / 110)).to.be.closeTo(40, 1e-6);
      expect([(x + x2) / 2, (y + y2) / 2].map((middle) => Math.round(middle * 1e3) / 1e3)).to.deep.equal([0.5, 50]);
    }
    const { x, x2 } = longLine(frame, { intercept: -150, slope: 100 });
    // nearest to the middle (0.5, 50): in frames the line is u - v = 1.3636…, its foot at half of that
    expect((x + x2) / 2).to.be.closeTo(0.5 + (150 / 110 / 2) * 1.1, 1e-9);
  });
});

describe("aboveLine", () => {
  it("is the height over the line, negative below it", () => {
    const line = { intercept: 1, slope: 2 };
    expect([0, 7, 9].map((y) => aboveLine(line, { x: 3, y }))).to.deep.equal([-7, 0, 2]);
  });
});
