import { expect } from "chai";
import { images, matrix, type Matrix } from "../../../../src/lib/arrays";
import { DIRECTION_KEYS, directionValues, latentMeasure, physicalParameters } from "../../../../src/lib/solar";

const SIDE = 12;

/** Two pixels of either sign, whose field is the first latent value; one alone where the second is below 0. */
function generate({ data, shape: [n, d] }: Matrix) {
  const fields = new Float32Array(n * SIDE * SIDE);
  for (let i = 0; i < n; i++) {
    fields[i * SIDE * SIDE + 2 * SIDE + 3] = data[i * d];
    if (data[i * d + 1] >= 0) fields[i * SIDE * SIDE + 8 * SIDE + 6] = -data[i * d];
  }
  return images(fields, [n, SIDE, SIDE], "kG");
}

const latents = matrix(Float32Array.from([0.4, 1, 0.6, 1, 0.8, -1, 1, 1, 0.5, 1]), [5, 2]);

describe("latentMeasure", () => {
  it("measures every latent, whatever the chunk", async () => {
    const whole = directionValues(generate(latents));
    const calls: number[] = [];
    const values = await latentMeasure(generate, { chunk: 2, onChunk: (done, of) => void calls.push(done, of) })(latents);
    expect(values).to.deep.equal(whole);
    expect(calls).to.deep.equal([2, 5, 4, 5, 5, 5]);
    expect(Object.keys(values)).to.deep.equal([...DIRECTION_KEYS]);
  });

  it("names the columns of the authors' code", async () => {
    const { columns } = physicalParameters(generate(latents));
    const values = await latentMeasure(generate)(latents);
    expect(values.tuf).to.deep.equal(columns.unsignedField);
    expect(values.r).to.deep.equal(columns.inversionLineField);
    expect(values.polarity).to.deep.equal(columns.polarity);
    expect(values.tuf[2]).to.be.NaN;
  });

  it("stops between chunks", async () => {
    const controller = new AbortController();
    const measure = latentMeasure(generate, { chunk: 1, signal: controller.signal, onChunk: (done) => void (done === 2 && controller.abort()) });
    const outcome = await measure(latents).then(() => "measured", (error: Error) => error.name);
    expect(outcome).to.equal("AbortError");
  });
});
