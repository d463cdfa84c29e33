import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { toDataFrame, table } from "../src/lib/arrays";
import { packageRoot } from "../src/lib/files";

interface Index {
  initIndex(options: { maxElements: number }): void;
  addPoint(point: number[], label: number): void;
  searchKnn(query: number[], k: number): { neighbors: number[]; distances: number[] };
}
interface Svm {
  train(features: number[][], labels: number[]): void;
  predict(features: number[][]): number[];
}

// The packages that the library is built on install and work from one lockfile.
describe("dependencies", function () {
  this.timeout(30000);

  it("hnswlib-node finds the nearest vector", function () {
    let HierarchicalNSW: new (space: string, dimensions: number) => Index;
    try {
      ({ HierarchicalNSW } = require("hnswlib-node") as { HierarchicalNSW: typeof HierarchicalNSW });
    } catch (error) {
      console.log(`      skipped, its addon is not built here: ${String(error).split("\n")[0]}`);
      this.skip();
    }
    const index = new HierarchicalNSW("l2", 3);
    index.initIndex({ maxElements: 100 });
    for (let i = 0; i < 100; i++) index.addPoint([i, 2 * i, -i], i);
    expect(index.searchKnn([42.2, 84, -42], 2).neighbors).to.deep.equal([42, 43]);
  });

  it("ml-svm separates two clouds", () => {
    const SVM = require("ml-svm") as new (options: { C: number; kernel: string; random: () => number }) => Svm;
    const svm = new SVM({ C: 1, kernel: "linear", random: () => 0.5 });
    const features = [[0, 0], [0, 1], [1, 0], [4, 4], [4, 5], [5, 4]];
    svm.train(features, [-1, -1, -1, 1, 1, 1]);
    expect(svm.predict([[0.5, 0.2], [4.5, 4.2]])).to.deep.equal([-1, 1]);
  });

  it("danfojs-node makes frames of our tables and leaves the native backend active", async () => {
    const frame = await toDataFrame(table({ flux: Float64Array.of(1, 2, 3) }, { flux: "Mx" }));
    expect((frame as unknown as { shape: number[] }).shape).to.deep.equal([3, 1]);
    const script = `require("tsx/cjs"); (async () => {
      const { startEngine } = require("./src/lib/backend/engine");
      const engine = await startEngine({ print: () => {} });
      require("danfojs-node");
      console.log(engine.tf.getBackend() === engine.name, require("@tensorflow/tfjs-core").engine() === engine.tf.engine()); })()`;
    const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: packageRoot(), encoding: "utf8" });
    expect(stdout.trim()).to.equal("true true");
  });

  it("vega-lite is the version that JupyterLab draws", () => {
    expect((require("vega-lite") as { version: string }).version).to.equal("5.6.1");
    expect((require("vega") as { version: string }).version).to.match(/^5\./);
  });
});
