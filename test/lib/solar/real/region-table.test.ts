import { expect } from "chai";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { greatCircle, readRegionTable } from "../../../../src/lib/solar/real/region-table";

const HEADER = 'CR,Label,Lat(pos),Lon(pos),Lat(neg),Lon(neg),Lat(whole),Lon(whole),"Area(pos, \u00a6\u00ccHem)",' +
  '"Area(neg, \u00a6\u00ccHem)","Flux(pos, Mx)","Flux(neg, Mx)",Bmax(G)';

function write(...lines: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "regions-")), "table.csv");
  writeFileSync(path, Buffer.from([...lines, ""].join("\n"), "latin1"));
  return path;
}

const path = write(
  HEADER,
  "2096 ,1 ,10,100,10,104,10,102,100,120,1E21,-2E21,900",
  "2097 ,1 ,-20,359,-20,2,-20,0.5,300,250,5E21,-4E21,1800",
  "2098 ,1 ,0,10,0,13,0,11,30,25,5E20,-6E20,700",
);

describe("readRegionTable", () => {
  it("takes HMI's rows, from rotation 2097 on", () => {
    const { columns, length, units } = readRegionTable(path);
    expect(length).to.equal(2);
    expect([...columns.rotation]).to.deep.equal([2097, 2098]);
    expect([...columns.unsignedFlux]).to.deep.equal([9e21, 1.1e21]);
    expect([...columns.area]).to.deep.equal([550, 55]);
    expect([...columns.latitude]).to.deep.equal([-20, 0]);
    expect([...columns.strongestField]).to.deep.equal([1800, 700]);
    expect(units.unsignedFlux).to.equal("Mx");
  });

  it("measures separations along great circles, across the zero of longitude too", () => {
    const { columns } = readRegionTable(path);
    expect(columns.separation[1]).to.be.closeTo(3, 1e-12);
    const radians = Math.PI / 180;
    const across = 2 * Math.asin(Math.cos(20 * radians) * Math.sin(1.5 * radians));
    expect(columns.separation[0]).to.be.closeTo(across / radians, 1e-12);
    expect(columns.separationMm[1]).to.be.closeTo((3 * Math.PI * 696) / 180, 1e-9);
  });

  it("takes MDI's rows, or both, when asked", () => {
    const { columns, length } = readRegionTable(path, { instrument: "MDI" });
    expect(length).to.equal(1);
    // calibrated to HMI
    expect(columns.unsignedFlux[0]).to.be.closeTo(3e21 / 1.36, 1e7);
    expect(columns.strongestField[0]).to.be.closeTo(900 / 1.36, 1e-9);
    const both = readRegionTable(path, { instrument: "both" });
    expect(both.length).to.equal(3);
    expect(both.columns.unsignedFlux[1]).to.equal(9e21);
  });

  it("refuses another table, and an unknown instrument", () => {
    expect(() => readRegionTable(write("a,b", "1,2"))).to.throw(/title begins with "CR".*only a, b/);
    expect(() => readRegionTable(write(HEADER, "2100,1,a,1,1,1,1,1,1,1,1,1,1"))).to.throw(/"Lat\(pos".*texts/);
    expect(() => readRegionTable(path, { instrument: "GONG" as never })).to.throw(/"HMI", "MDI", "both".*"GONG"/);
  });

  it("reads the database: 1,473 regions of HMI", function () {
    const folder = process.env.LATENT_SKY_TEST_DATA;
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: the database was not read");
      this.skip();
    }
    const { columns, length } = readRegionTable(`${folder}/solar/ar_database/allAR_ReARRem.csv`);
    expect(length).to.equal(1473);
    // np.median(np.log10(F[cr >= 2097])), np.median(area), np.median(separation): 21.774, 1263, 4.81
    const median = (values: Float64Array) => values.slice().sort()[736];
    expect(Math.log10(median(columns.unsignedFlux))).to.be.closeTo(21.774, 5e-4);
    expect(median(columns.area)).to.be.closeTo(1263, 0.5);
    expect(median(columns.separation)).to.be.closeTo(4.81, 5e-3);
  });
});

describe("greatCircle", () => {
  it("has the angles of a sphere", () => {
    expect(greatCircle(0, 0, 0, 90)).to.be.closeTo(90, 1e-12);
    expect(greatCircle(90, 17, 0, 200)).to.be.closeTo(90, 1e-12);
    expect(greatCircle(10, 20, 10, 20)).to.equal(0);
    expect(greatCircle(0, 0, 0, 180)).to.be.closeTo(180, 1e-6);
  });
});
