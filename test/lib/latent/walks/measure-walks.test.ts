import { expect } from "chai";
import { rowAt } from "../../../../src/lib/arrays";
import { norm } from "../../../../src/lib/latent/latents";
import { measureWalks } from "../../../../src/lib/latent/walks/measure-walks";
import { analytic, axis, drawLatents, messageOf } from "../analytic-generator";

const latents = drawLatents(3, "walks");

describe("measureWalks", () => {
  it("measures every parameter at every epsilon, a row for each latent", async () => {
    const { measure, count } = analytic({ first: (z) => z[0], square: (z) => z[0] ** 2 });
    const { epsilons, values } = await measureWalks(latents, axis(0), [-1, 0, 2], measure);
    expect([...epsilons]).to.deep.equal([-1, 0, 2]);
    for (let i = 0; i < 3; i++) {
      [-1, 0, 2].forEach((epsilon, k) => {
        const z = rowAt(latents, i)[0] + epsilon;
        expect(values.first[3 * i + k]).to.be.closeTo(z, 1e-6);
        expect(values.square[3 * i + k]).to.be.closeTo(z * z, 1e-5);
      });
    }
    expect(count).to.deep.equal({ calls: 3, rows: 9 });
  });

  it("keeps the norm when asked to", async () => {
    const { measure } = analytic({ length: (z) => norm(z) });
    const { values } = await measureWalks(latents, axis(0), [0, 3], measure, { keepNorm: true });
    for (let i = 0; i < 3; i++) expect(values.length[2 * i + 1]).to.be.closeTo(values.length[2 * i], 1e-5);
  });

  it("tells of each step, and stops at a signal", async () => {
    const { measure, count } = analytic({ first: (z) => z[0] });
    const abort = new AbortController();
    const onStep = (done: number, of: number) => {
      if (done === 2) abort.abort(new Error(`enough after ${done} of ${of}`));
    };
    const made = measureWalks(latents, axis(0), [0, 1, 2, 3], measure, { signal: abort.signal, onStep });
    expect(await messageOf(made)).to.equal("enough after 2 of 4");
    expect(count.calls).to.equal(2);
  });
});
