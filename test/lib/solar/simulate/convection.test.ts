import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { CellPattern, MESOGRANULES, SUPERGRANULES } from "../../../../src/lib/solar/simulate/convection";
import { STEP_HOURS } from "../../../../src/lib/solar/simulate/units";

describe("convection", () => {
  it("flows out of a lone cell at its largest speed at 1/sqrt(5) of the spacing", () => {
    const cells = new CellPattern(seed(1).stream("cells"), { spacing: 1, lifetime: 1, speed: 0.5 }, 3);
    const flow = new Float64Array(2);
    cells.moveTo(5);
    let most = 0;
    for (let i = 0; i < 4000; i++) {
      flow.fill(0);
      cells.addFlow(-2 + (i % 64) / 16, -2 + Math.floor(i / 64) / 16, flow);
      most = Math.max(most, Math.hypot(flow[0] ?? 0, flow[1] ?? 0));
    }
    expect(most).to.be.within(0.5 * 3.6, 3 * 0.5 * 3.6);
  });

  it("disperses free elements with 250 to 600 km^2/s over a week, granules included", () => {
    const granules = 45;
    const stream = seed(2).stream("walk");
    const patterns = [SUPERGRANULES, MESOGRANULES].map((scale, i) => new CellPattern(stream.stream(`${i}`), scale, 260));
    const walkers = Array.from({ length: 600 }, () => {
      const [x, y] = [200 * (stream.uniform() - 0.5), 200 * (stream.uniform() - 0.5)];
      return { x, y, x0: x, y0: y };
    });
    const flow = new Float64Array(2);
    const step = Math.sqrt(2 * granules * STEP_HOURS * 3600) / 1000;
    const hours = 168;
    for (let time = STEP_HOURS; time <= hours; time += STEP_HOURS) {
      for (const cells of patterns) cells.moveTo(time);
      for (const walker of walkers) {
        flow.fill(0);
        for (const cells of patterns) cells.addFlow(walker.x, walker.y, flow);
        walker.x += (flow[0] ?? 0) * STEP_HOURS + step * stream.normal();
        walker.y += (flow[1] ?? 0) * STEP_HOURS + step * stream.normal();
      }
    }
    const square = walkers.reduce((sum, { x, y, x0, y0 }) => sum + (x - x0) ** 2 + (y - y0) ** 2, 0) / walkers.length;
    expect((square * 1e6) / (4 * hours * 3600)).to.be.within(250, 600);
  });
});
