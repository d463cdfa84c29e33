import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { preset } from "../../../src/lib/notebook";
import { environment, printed } from "./environment";

const sizes = {
  smoke: { images: 10, sides: [8, 8] },
  workshop: { images: 100, sides: [16, 16] },
  paper: { images: 44_000, sides: [128, 128] },
};

describe("preset", () => {
  const set = environment();

  it("is workshop unless the environment says otherwise", () => {
    set({ LATENT_SKY_PRESET: undefined });
    expect(preset()).to.equal("workshop");
    set({ LATENT_SKY_PRESET: "" });
    expect(preset()).to.equal("workshop");
    set({ LATENT_SKY_PRESET: "paper" });
    expect(preset()).to.equal("paper");
  });

  it("chooses sizes and prints them on one line", () => {
    set({ LATENT_SKY_PRESET: "smoke" });
    let chosen: typeof sizes.smoke | undefined;
    const text = printed(() => (chosen = preset(sizes)));
    expect(chosen).to.equal(sizes.smoke);
    expect(text).to.equal(
      "Preset smoke: images 10, sides [8,8]. LATENT_SKY_PRESET chooses workshop or paper instead.\n",
    );
  });

  it("prints nothing when only asked for its name", () => {
    expect(printed(() => void preset())).to.equal("");
  });

  it("names the three when it is another", () => {
    set({ LATENT_SKY_PRESET: "Smoke" });
    expect(() => preset(sizes)).to.throw(
      OptionError,
      'LATENT_SKY_PRESET to be smoke, workshop, paper, but found "Smoke"',
    );
  });
});
