import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { runSummary, summary } from "../../../src/lib/notebook";
import { displayed } from "./environment";

describe("summary", () => {
  it("shows time, memory, engine and tensors on one line that varies", () => {
    const outputs = displayed(() =>
      summary({ name: "tensorflow", description: "TensorFlow 2.21, 2 threads", tensors: 3 }),
    );
    expect(outputs).to.have.length(1);
    expect(outputs[0]?.[0]["text/plain"]).to.match(
      /^Ran in \d+\.\d s, peak memory \d+ MB, tensorflow: TensorFlow 2\.21, 2 threads, 3 tensors alive\.$/,
    );
    expect(outputs[0]?.[1]?.metadata).to.deep.equal({ latent_sky: { volatile: true } });
  });

  it("counts from the import of the library and in bytes", () => {
    const { seconds, peakBytes } = runSummary();
    // the process cannot have run for longer than the summary says by more than its own start
    expect(seconds).to.be.within(0, performance.now() / 1000);
    expect(peakBytes).to.be.at.least(process.memoryUsage().rss / 2);
  });

  it("loads no tensor engine and no renderer with the library", () => {
    // in a process of its own, where no other test has loaded anything
    const script = `
      const { runSummary } = require("./src/lib/notebook");
      const heavy = /node_modules[\\/](@tensorflow|vega|vega-lite|sharp|pdfkit|danfojs-node|@resvg)[\\/]/;
      const loaded = Object.keys(require.cache).filter((path) => heavy.test(path));
      console.log(JSON.stringify([runSummary().backend.name, loaded]));`;
    const answer = execFileSync(process.execPath, ["--import", "tsx", "-e", script], { encoding: "utf8" });
    expect(JSON.parse(answer)).to.deep.equal(["none", []]);
  });
});
