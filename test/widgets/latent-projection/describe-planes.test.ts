import { expect } from "chai";
import { table, type Table } from "../../../src/lib/arrays";
import {
  labelOf,
  patchTexts,
  planeArrays,
  planeNumbers,
  planesCaption,
  sidesOf,
} from "../../../src/widgets/latent-projection/describe-planes";
import { gridPlane, placedGrid } from "./planes";

describe("patchTexts", () => {
  it("tells the number of the latent vector, the plane, and every parameter with its unit", () => {
    const corner = patchTexts(placedGrid()).find(({ patch }) => patch === 1);
    expect(corner).to.deep.equal({
      patch: 1,
      name: "Latent 4",
      lines: ["TUF plane, c", "TUF  1.1 kG", "kind  bipole"],
    });
    const bare = patchTexts(placedGrid({ parameters: undefined, parameter: undefined, extremes: undefined }));
    expect(bare[0].lines).to.deep.equal(["TUF plane"]);
  });
});

describe("labelOf", () => {
  it("abbreviates the unit and drops a digit before it leaves the unit out", () => {
    const plane = gridPlane(5, {
      parameters: table<string>({ TUF: new Float64Array(25).fill(-51.54) }, { TUF: "pixels" }),
    });
    expect([12, 11, 8, 7, 6, 5].map((most) => labelOf(plane, 3, most))).to.deep.equal([
      "−51.5 pixels",
      "−51.5 px",
      "−51.5 px",
      "−52 px",
      "−52 px",
      "−51.5",
    ]);
  });

  it("leaves the unit out where it does not fit", () => {
    const plane = gridPlane(5, {
      parameters: table<string>({ TUF: new Float64Array(25).fill(0.25) }, { TUF: "of the diagonal" }),
    });
    expect([labelOf(plane, 3), labelOf(plane, 3, 10)]).to.deep.equal(["0.25 of the diagonal", "0.25"]);
    expect(labelOf(gridPlane(5, { parameter: undefined }), 3)).to.equal("3");
  });
});

describe("planeNumbers", () => {
  it("counts points and patches, the points on their side, and gives the extremes", () => {
    // of the grid's five columns one lies on the line, and the line belongs to neither side
    expect(Object.fromEntries(planeNumbers(placedGrid()))).to.deep.equal({
      "TUF, points": 25,
      "TUF, patches drawn": 4,
      "TUF, points on the side of their label (all 25, those of the fit and those held out together)": {
        value: 80,
        unit: "%",
        digits: 3,
      },
      "TUF, extremes above the median": "c 1.1 kG, d 1.1 kG",
      "TUF, extremes below the median": "a 0.1 kG, b 0.1 kG",
    });
  });

  it("leaves out what is not there", () => {
    const bare = placedGrid({ thumbnails: undefined, extremes: undefined, labels: undefined });
    expect(planeNumbers(bare)).to.deep.equal([["TUF, points", 25]]);
  });

  it("calls the sides as it is told", () => {
    const sides = ["positive pole right", "positive pole left"] as const;
    expect(sidesOf(gridPlane(5, { sides }))).to.equal(sides);
    expect(Object.fromEntries(planeNumbers(placedGrid({ sides })))).to.have.property(
      "TUF, extremes positive pole right",
    );
  });
});

describe("planeArrays", () => {
  it("keeps every array drawn, as the caller's where it can", () => {
    const { plane, frame, patches } = placedGrid();
    const arrays = Object.fromEntries(planeArrays({ plane, frame, patches }, 1));
    expect(Object.keys(arrays)).to.deep.equal(
      ["points", "line", "parameters", "patches", "patch points"].map((what) => `plane 2 TUF ${what}`),
    );
    expect(arrays["plane 2 TUF patches"]).to.equal(plane.thumbnails?.images);
    const { columns } = arrays["plane 2 TUF points"] as Table;
    expect(Object.keys(columns)).to.deep.equal(["x", "y", "distance", "label"]);
    expect([columns.label[0], columns.label[4], columns.distance[0]]).to.deep.equal([0, 1, -1]);
  });
});

describe("planesCaption", () => {
  it("says what is drawn and no more", () => {
    const full = planesCaption([placedGrid(), placedGrid({ title: "R" }), placedGrid({ title: "PSEP" })]);
    expect(full).to.include("Latent space by TUF, R and PSEP: 25 latent vectors").and.include("tinted by their label");
    expect(full).to.include("generated from 4, 4 and 4 of them").and.include("outlined in green and blue");
    const bare = planesCaption([placedGrid({ thumbnails: undefined, extremes: undefined, labels: undefined })]);
    expect(bare)
      .to.match(/is the red line\.$/)
      .and.not.include("tinted");
  });
});
