import { expect } from "chai";
import { pace } from "../../../src/lib/training/pace";

describe("pace", () => {
  it("is due 50 ms after the last turn, and forgets a slow first step", async () => {
    let now = 0;
    const speed = pace(() => now);
    expect(speed.stepsPerSecond).to.equal(0);
    now = 49;
    expect(speed.due).to.equal(false);
    now = 5000;
    speed.tick();
    expect(speed.due).to.equal(true);
    expect(speed.stepsPerSecond).to.equal(0.2);
    await speed.yield();
    expect(speed.due).to.equal(false);
    for (let step = 0; step < 3; step++) {
      now += 700; // an epoch's evaluation is no part of a step
      speed.begin();
      now += 20;
      speed.tick();
    }
    expect(speed.stepsPerSecond).to.be.closeTo(50, 1e-9);
  });

  it("lets timers run", async () => {
    let ran = false;
    setTimeout(() => (ran = true), 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await pace().yield();
    expect(ran).to.equal(true);
  });
});
