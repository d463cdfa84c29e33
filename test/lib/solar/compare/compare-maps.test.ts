import { expect } from "chai";
import { table } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import { compareMaps, tableRegions } from "../../../../src/lib/solar/compare/compare-maps";
import type { RegionTable } from "../../../../src/lib/solar/real";

const column = (...values: number[]) => Float64Array.from(values);
const real = tableRegions(table({
  rotation: column(2097, 2098, 2099), unsignedFlux: column(1e21, 1e22, 1e23), area: column(200, 1000, 5000),
  separation: column(2, 4, 8), separationMm: column(24, 48, 97), latitude: column(5, 10, 15), strongestField: column(1, 2, 3),
}) as RegionTable);

describe("compareMaps", () => {
  it("compares logarithms of flux and area, separations and mean fields", () => {
    const { flux, area, separation, meanField } = compareMaps(real, real, seed(1).stream("same"));
    for (const { distance } of [flux, area, separation, meanField]) expect(distance).to.equal(0);
    expect(flux.real[2]).to.be.closeTo(22, 1e-12);
    expect(area.real[2]).to.be.closeTo(3, 1e-12);
    expect(separation.real[2]).to.equal(4);
    // 1e22 Mx over 1000 millionths of 2 pi (6.96e10 cm)^2
    expect(meanField.real[2]).to.be.closeTo(1e22 / (1000e-6 * 2 * Math.PI * 6.96e10 ** 2), 1e-6);
  });

  it("counts each piece of a region that falls apart, and none of one that is not found", () => {
    const piece = (unsignedFlux: number) => ({ unsignedFlux, area: 300, separation: 3 });
    const simulated = [{ region: 0, found: [piece(1e21), piece(2e21)] }, { region: 1, found: [] }, { region: 2, found: [piece(1e22)] }];
    const { flux } = compareMaps(simulated, real, seed(1).stream("pieces"));
    expect(flux.n.simulated).to.equal(3);
    expect(flux.regions.simulated).to.equal(2);
  });

  it("refuses a population in which nothing is found", () => {
    expect(() => compareMaps([{ region: 0, found: [] }], real, seed(1).stream("none"))).to.throw(/first sample to hold at least 1/);
  });
});
