const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { reporters } = require("mocha");

/** Mocha's spec report; the counts also go to out/test-counts.txt, for CI. */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      const out = join(__dirname, "../../out");
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, "test-counts.txt"), `${passes} passed, ${failures} failed, ${pending} skipped\n`);
    });
  }
};
