import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { lineOfSightField } from "../../../../src/lib/solar/compare/line-of-sight";
import { limbCosine } from "../../../../src/lib/solar/real";
import { findSharps, readSharpSegment } from "../../../../src/lib/solar";

describe("lineOfSightField", () => {
  it("is odd, and shows a smaller share of stronger fields", () => {
    const { data } = lineOfSightField(image(Float32Array.of(-1000, 0, 10, 1000), [1, 4], "G"));
    expect(data[0]).to.equal(-data[3]);
    expect(data[1]).to.equal(0);
    expect(data[2] / 10).to.be.closeTo(0.869, 1e-3);
    expect(data[3] / 1000).to.be.closeTo(0.87 * Math.exp(-1000 / 8400), 1e-6);
  });

  it("refuses a field in kG", () => {
    expect(() => lineOfSightField(image(new Float32Array(4), [2, 2], "kG"))).to.throw(/"G".*"kG"/);
  });

  it("turns SHARP 377's Br into the field that its line of sight stands for", function () {
    const folder = process.env.LATENT_SKY_TEST_DATA;
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: SHARP 377 was not compared");
      this.skip();
    }
    const record = findSharps(`${folder}/solar`).find(({ harp }) => harp === 377);
    if (record === undefined) throw new Error("no SHARP 377");
    const { image: radial, header } = readSharpSegment(record, "Br");
    const line = readSharpSegment(record, "magnetogram").image;
    const [h, w] = radial.shape;
    const expected = lineOfSightField(image(radial.data, radial.shape, "G"));
    const sums = [0, 0];
    radial.data.forEach((b, i) => {
      if (!(Math.abs(b) > 100)) return;
      const place = {
        longitude: header.number("CRVAL1") - header.number("CRLN_OBS") + ((i % w) - w / 2) * 0.03,
        latitude: header.number("CRVAL2") + (Math.floor(i / w) - h / 2) * 0.03,
      };
      sums[0] += (Math.sign(b) * line.data[i]) / limbCosine(place, header.number("CRLT_OBS"));
      sums[1] += Math.abs(expected.data[i]);
    });
    expect(sums[0] / sums[1]).to.be.closeTo(1, 0.03);
  });
});
