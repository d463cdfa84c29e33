import { resolve } from "node:path";
import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { dataFolder } from "../../../src/lib/notebook";
import { environment } from "./environment";

describe("dataFolder", () => {
  const set = environment();

  it("is nothing unless it is set", () => {
    set({ LATENT_SKY_DATA: undefined });
    expect(dataFolder()).to.equal(undefined);
    set({ LATENT_SKY_DATA: "" });
    expect(dataFolder()).to.equal(undefined);
  });

  it("is the folder's full path", () => {
    set({ LATENT_SKY_DATA: "src" });
    expect(dataFolder()).to.equal(resolve("src"));
  });

  it("says when it is not there, or no folder", () => {
    for (const wrong of ["/nowhere/at/all", __filename]) {
      set({ LATENT_SKY_DATA: wrong });
      expect(() => dataFolder()).to.throw(OptionError, `a folder that can be read, but found "${wrong}"`);
    }
  });
});
