import { join } from "node:path";
import { expect } from "chai";
import { parseTrainArguments } from "../../../src/cli/train/train-arguments";
import { OptionError } from "../../../src/lib/errors";
import { packageRoot } from "../../../src/lib/files";

describe("parseTrainArguments", () => {
  it("reads a command line, and has defaults", () => {
    expect(parseTrainArguments(["solar-gan"], {})).to.deep.equal({
      name: "solar-gan",
      preset: "workshop",
      steps: undefined,
      resume: false,
      folder: join(packageRoot(), "out/train/solar-gan"),
    });
    const all = ["solar-gan", "--preset", "paper", "--steps", "40000", "--resume", "--folder", "/elsewhere"];
    expect(parseTrainArguments(all, {})).to.include({
      preset: "paper",
      steps: 40_000,
      resume: true,
      folder: "/elsewhere",
    });
    expect(parseTrainArguments(["x"], { LATENT_SKY_PRESET: "smoke" }).preset).to.equal("smoke");
    expect(parseTrainArguments(["x", "--help"], {}).name).to.equal(undefined);
  });

  it("refuses what is not offered, quoting it", () => {
    const parse =
      (...argv: string[]) =>
      () =>
        parseTrainArguments(argv, {});
    expect(parse("x", "--preset", "huge")).to.throw(OptionError, '"huge"');
    for (const steps of ["0", "1.5", "ten", ""])
      expect(parse("x", `--steps=${steps}`)).to.throw(OptionError, `"${steps}"`);
    expect(parse("x", "--epochs", "3")).to.throw(OptionError, "--epochs");
    expect(parse("x", "y")).to.throw(OptionError, '"x", "y"');
  });
});
