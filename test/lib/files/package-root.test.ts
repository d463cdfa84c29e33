import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../src/lib/files";

describe("packageRoot", () => {
  it("is the folder with the notebooks' package", () => {
    expect(existsSync(join(packageRoot(), "src", "cli", "runner", "execute.py"))).to.equal(true);
  });
});
