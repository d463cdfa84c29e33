import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { askHdf5 } from "../../../../src/lib/io/hdf5/hdf5-thread";
import { temporaryFolder } from "../../../support/folder";
import { paperFile } from "./h5py-files";

describe("askHdf5", () => {
  const path = join(temporaryFolder(), "file.h5");
  before(() => writeFileSync(path, paperFile()));

  it("describes the data sets of a file", async () => {
    expect(await askHdf5({ path })).to.deep.equal({
      datasets: [
        { path: "hmi", shape: [3, 2, 3], type: '"<f"', filters: ["shuffle", "deflate"] },
        { path: "z", shape: [], type: '"<d"', filters: [] },
      ],
    });
  });

  it("answers questions that come at once in their order", async () => {
    const rows = [0, 1, 2].map((plane) => askHdf5({ path, dataset: "hmi", ranges: [[plane, plane + 1], [1, 2], []] }));
    const answers = await Promise.all(rows);
    expect(answers.map(({ values }) => values)).to.deep.equal([
      Float32Array.of(-200, -100, 0), Float32Array.of(400, 500, 600), Float32Array.of(1000, 1100, 1200),
    ]);
  });

  it("gives up a question that takes too long, and starts afresh for the next", async () => {
    const questions = Promise.all([askHdf5({ path }, 0.001), askHdf5({ path })]);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    // timers come before messages, so that the limit is over when the answer is seen
    for (const start = performance.now(); performance.now() < start + 20; );
    const [late, next] = await questions;
    expect(late).to.deep.equal({ error: "no end of it after 0.001 s", fatal: true });
    expect(next.datasets).to.have.length(2);
  });

  it("says what the library says of a data set that is not there", async () => {
    expect((await askHdf5({ path, dataset: "none", ranges: [] })).error).to.be.a("string").that.is.not.empty;
  });
});
