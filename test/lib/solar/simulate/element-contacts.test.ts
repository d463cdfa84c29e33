import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { meetElements } from "../../../../src/lib/solar/simulate/element-contacts";
import { FluxPool } from "../../../../src/lib/solar/simulate/flux-pool";

const net = (pool: FluxPool) => pool.flux.subarray(0, pool.size).reduce((sum, flux) => sum + flux, 0);
const unsigned = (pool: FluxPool) => pool.flux.subarray(0, pool.size).reduce((sum, flux) => sum + Math.abs(flux), 0);

describe("element contacts", () => {
  it("cancel opposite flux and keep the net flux", () => {
    const stream = seed(1).stream("contacts");
    const pool = new FluxPool();
    for (let i = 0; i < 3000; i++) pool.add(20 * stream.uniform(), 20 * stream.uniform(), 5 * stream.normal());
    const [before, amount] = [net(pool), unsigned(pool)];
    meetElements(pool, 50, stream);
    pool.sweep(50);
    expect(net(pool)).to.be.closeTo(before, 1e-9);
    expect(unsigned(pool)).to.be.below(0.9 * amount);
  });

  it("annul a pair in one place", () => {
    const pool = new FluxPool();
    pool.add(3, 3, 7);
    pool.add(3, 3, -7);
    meetElements(pool, 50, seed(1).stream("pair"));
    pool.sweep(50);
    expect(pool.size).to.equal(0);
  });

  it("break large elements without loss", () => {
    const stream = seed(2).stream("large");
    const pool = new FluxPool();
    for (let i = 0; i < 40; i++) pool.add(2 * i - 40, 0, 100);
    for (let i = 0; i < 6; i++) meetElements(pool, 50, stream);
    expect(pool.size).to.be.above(80);
    expect(net(pool)).to.be.closeTo(4000, 1e-9);
  });
});
