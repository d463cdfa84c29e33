import { expect } from "chai";
import { augmentationLabel } from "../../../../src/lib/solar";

describe("augmentationLabel", () => {
  const kinds = ["horizontal-flip", "vertical-flip", "rotation", "zoom", "shift"];
  const label = (some: readonly string[]) => augmentationLabel({ augmentation: { kinds: some, filling: "zero" } });

  it("names what was left out", () => {
    expect(label(kinds)).to.equal("all augmentations");
    expect(label(kinds.slice(1))).to.equal("without the horizontal flip");
    expect(label(kinds.slice(2, 4))).to.equal("without shifts, the vertical flip, the horizontal flip");
  });

  it("says so when the card does not", () => void expect(augmentationLabel({})).to.equal("augmentations not recorded"));
});
