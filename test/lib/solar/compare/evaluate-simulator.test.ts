import { expect } from "chai";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateSimulator } from "../../../../src/lib/solar/compare/evaluate-simulator";
import { bipoleAt, drawDisk, savePicture } from "../real/disks";

const HEADER = "CR,Label,Lat(pos),Lon(pos),Lat(neg),Lon(neg),Lat(whole),Lon(whole),Area(pos),Area(neg),Flux(pos),Flux(neg),Bmax";

/** A data folder with eight regions of HMI and two of MDI in a table and four regions in four pictures, without SHARPs. */
async function dataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "simulator-"));
  const [tables, pictures] = [join(folder, "solar", "ar_database"), join(folder, "solar", "hmi_fulldisk_jpg")];
  mkdirSync(tables, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const rows = Array.from({ length: 10 }, (_, i) => `${2095 + i},1,10,${100 + i},10,${104 + 2 * i},10,102,${300 + 90 * i},400,${1 + i}E21,-2E21,900`);
  writeFileSync(join(tables, "allAR_ReARRem.csv"), [HEADER, ...rows, ""].join("\n"));
  for (let i = 0; i < 4; i++) {
    const shift = 6.6 * (i % 2);
    const fields = [bipoleAt(-25 + shift, 15), bipoleAt(5 + shift, -15 + 5 * Math.floor(i / 2), 200, 7)];
    const day = i < 2 ? "01" : "15";
    await savePicture(drawDisk((x, y) => fields[0](x, y) + fields[1](x, y), -6.5), `HMI.m2026.02.${day}_0${(i % 2) * 3}.00.00.jpg`, pictures);
  }
  return folder;
}

describe("evaluateSimulator", () => {
  let folder = "";
  before(async () => {
    folder = await dataFolder();
  });

  it("compares what the folder has with simulated regions", async function () {
    this.timeout(60_000);
    const progress: string[] = [];
    const found = await evaluateSimulator(folder, {
      regions: 6, sharpRegions: 2, seed: 3, otherSeeds: [3, 4], onProgress: (done, total, what) => progress.push(`${what} ${done}/${total}`),
    });
    expect(found.name).to.equal("solar-simulator");
    expect(found.claims.map(({ id, target }) => `${id} ${target}`)).to.deep.equal([
      "solar.simulator.distance.flux 0.15", "solar.simulator.distance.area 0.15", "solar.simulator.distance.separation 0.15",
      "solar.simulator.distance.r 0.15", "solar.simulator.distance.pixels 0.15", "solar.simulator.slope 0.3",
    ]);
    for (const { value, error } of found.claims) {
      expect(value).to.be.at.least(0);
      expect(error).to.be.above(0);
    }
    const [same, other] = found.repeats;
    expect([same.seed, other.seed]).to.deep.equal([3, 4]);
    expect(same.claims).to.deep.equal(found.claims);
    expect(other.claims.map(({ value }) => value)).not.to.deep.equal(found.claims.map(({ value }) => value));
    expect(found.simulator.maps.flux.n.real).to.equal(8);
    expect(found.simulator.pictures.r.n.real).to.equal(4);
    expect(found.baselines.realHalves.maps.area.n).to.deep.equal({ simulated: 4, real: 4 });
    expect(found.baselines.mdi.flux.n).to.deep.equal({ simulated: 2, real: 8 });
    expect(found.sharps).to.equal(null);
    expect(found.found.onMaps).to.be.at.most(found.found.crossing);
    expect(progress).to.include("full-disc pictures 4/4").and.to.include("simulated regions 6/6");
  });

  it("says which file is missing, and stops when it is told to", async () => {
    const message = await evaluateSimulator("/nowhere").then(() => "none", (error: Error) => error.message);
    expect(message).to.match(/database of active regions at "\/nowhere.*no file/);
    const reason = new Error("stopped");
    const stopped = await evaluateSimulator(folder, { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error);
    expect(stopped).to.equal(reason);
  });
});
