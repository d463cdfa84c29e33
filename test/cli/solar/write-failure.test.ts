import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { writeFailure } from "../../../src/cli/solar/write-failure";
import { UserError } from "../../../src/lib/errors";

describe("writeFailure", () => {
  it("names file and room for an error of the file system, and gives others back", () => {
    let cause: unknown;
    try {
      writeFileSync("/nowhere/at/all", "");
    } catch (error) {
      cause = error;
    }
    expect(writeFailure("/set/images.npy", 1_446_000_001, cause)).to.be.instanceOf(UserError).with.property("message")
      .that.matches(/^expected to write "\/set\/images\.npy", with about 1,447 MB of room .*ENOENT.*run the same command again\.$/);
    for (const other of [new Error("a mistake"), "text", new UserError({ expected: "a", found: "b", remedy: "c" })]) {
      expect(writeFailure("/set/images.npy", 1, other)).to.equal(other);
    }
  });
});
