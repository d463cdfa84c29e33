import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { evaluateRetrieval } from "../../../src/cli/evaluate/solar-retrieval";
import { imagesOfSet } from "../../../src/cli/solar/generated-regions";
import type { RegionSet } from "../../../src/cli/solar/region-set-file";
import { packageRoot } from "../../../src/lib/files";
import { readCheckpoint } from "../../../src/lib/io";
import { loadSolarGan } from "../../../src/lib/models";
import { seed } from "../../../src/lib/random";
import {
  COMPARED_PARAMETERS, comparedValues, physicalParameters, pictureLook, realRegions, SEARCHES, type ComparedParameter,
  type Search, type SolarRetrievalEvaluation,
} from "../../../src/lib/solar";
import { pearson } from "../../../src/lib/statistics";
import { bipoleAt, drawDisk, savePicture } from "../../lib/solar/real/disks";
import { smallTraining, writeSmallSet } from "./small-training";

const KEYS = Object.keys(COMPARED_PARAMETERS) as ComparedParameter[];
const QUERIES = 8;

/** A data folder with two pictures of two regions each, and two of two others a fortnight later. */
async function drawData(folder: string): Promise<void> {
  const pictures = join(folder, "solar", "hmi_fulldisk_jpg");
  mkdirSync(pictures, { recursive: true });
  for (let i = 0; i < 4; i++) {
    const [turned, later] = [6.6 * (i % 2), Math.floor(i / 2)];
    const fields = [bipoleAt(-25 + turned, 15, 240 - 60 * later), bipoleAt(5 + turned, -15 + 5 * later, 200, 7)];
    // 8 G rms of quiet Sun, without which a picture is taken for a bad one
    const quiet = (x: number, y: number) => 16 * Math.sin((x - turned) * 1.9 + y * 2.3) * Math.cos((x - turned) * 0.7 - y * 3.1);
    const disk = drawDisk((x, y) => fields[0](x, y) + fields[1](x, y) + quiet(x, y), -6.5);
    await savePicture(disk, `HMI.m2026.02.${later === 0 ? "01" : "15"}_${i % 2 === 0 ? "00" : "12"}.00.00.jpg`, pictures);
  }
}

describe("evaluateRetrieval", () => {
  const own = process.env["LATENT_SKY_DATA"];
  afterEach(() => {
    if (own === undefined) delete process.env["LATENT_SKY_DATA"];
    else process.env["LATENT_SKY_DATA"] = own;
  });

  it("asks for real data before it begins, since its record holds both databases", async () => {
    delete process.env["LATENT_SKY_DATA"];
    const lines: string[] = [];
    const options = { say: (line: string) => void lines.push(line), signal: new AbortController().signal };
    const outcome = await evaluateRetrieval(options).then(() => "judged", (error: Error) => error.message);
    expect(outcome).to.include("LATENT_SKY_DATA");
    expect(lines).to.deep.equal([]);
  });

  describe("with a small network and few regions", function () {
    this.timeout(180_000);
    const root = mkdtempSync(join(tmpdir(), "latent-sky-retrieval-"));
    const [data, from] = [join(root, "data"), join(root, "variant")];
    const folders = { sets: join(root, "sets"), simsiam: join(root, "training", "epochs", "0001") };
    let record: SolarRetrievalEvaluation;
    let set: RegionSet;
    const run = (more: { readonly from?: string } = {}) => {
      process.env["LATENT_SKY_DATA"] = data;
      return evaluateRetrieval(
        { ...more, say: () => undefined, signal: new AbortController().signal },
        { regions: 9, folders, queries: QUERIES, shown: 3, flipped: 4, resamples: 25 });
    };
    before(async function () {
      if (!existsSync(join(packageRoot(), "models", "solar-gan", "manifest.json"))) {
        console.log("      no generator is shipped here: there are no queries");
        this.skip();
      }
      await drawData(data);
      await smallTraining(join(root, "training"), [0.2]);
      await smallTraining(from, [0.2], "no-horizontal-flip");
      set = writeSmallSet(folders.sets, { seed: 24, name: "held-out" }, Array(9).fill(2));
      record = await run({ from });
    });
    after(() => rmSync(root, { recursive: true }));

    /** What it recorded, as it is read from its file. */
    const read = () => JSON.parse(JSON.stringify(record)) as SolarRetrievalEvaluation;
    const queries = async () => {
      const gan = await loadSolarGan();
      return gan.generate(gan.drawLatents(seed(record.seed).stream(record.stream), record.n));
    };

    it("records what was compared with what", () => {
      expect(read()).to.deep.equal(record);
      expect(record).to.include({ name: "solar-retrieval", preset: "smoke", n: QUERIES });
      expect(record.checkpoint).to.equal(readCheckpoint(folders.simsiam).sha256);
      expect(record.generator).to.equal(readCheckpoint(join(packageRoot(), "models", "solar-gan")).sha256);
      expect(record.set).to.deep.equal({ seed: 24, name: "held-out", regions: 9 });
      expect(record.simulated).to.include({ regions: 9, images: 18 });
      expect(record.real).to.include({ regions: 4, images: 8 });
      expect(record.variant).to.include({ label: "without the horizontal flip", recipe: "no-horizontal-flip" });
      expect(record.places.simsiam).to.have.length(record.simulated.queries.latent.length);
      expect(record.places.pixel).to.have.length(3);
    });

    it("counts the pairs of every search, and those left out", () => {
      for (const { scores, queries: { latent, leftOut } } of [record.simulated, record.real]) {
        expect(latent.length + leftOut).to.equal(QUERIES);
        expect(Object.keys(scores)).to.have.members(Object.keys(SEARCHES));
        for (const name of Object.keys(SEARCHES) as Search[]) {
          const { n, leftOut: without, pearson: found, polarity, separation } = scores[name];
          expect(n + without, name).to.equal(latent.length);
          for (const key of KEYS) expect(found[key].n).to.equal(n);
          expect(separation.n).to.be.within(1, latent.length);
          expect(polarity.excess.value).to.be.closeTo(polarity.value - polarity.chance, 1e-12);
        }
      }
    });

    it("records parameters of queries and matches from which its correlations follow", () => {
      expect(record.simulated.scores.simsiam.pearson.tuf.groups).to.be.at.least(2);
      for (const { scores, queries: asked, matches } of [record.simulated, record.real]) {
        for (const key of KEYS) {
          const pairs = asked.values[key].map((value, i) => [value, matches.values[key][i]]);
          const used = pairs.filter((_, i) => matches.values.tpf[i] > 0 && matches.values.tnf[i] > 0);
          expect(used).to.have.length(scores.simsiam.n);
          const [x, y] = [0, 1].map((side) => used.map((pair) => pair[side]));
          const { value, groups } = scores.simsiam.pearson[key];
          const varied = groups > 1 && [x, y].every((values) => new Set(values).size > 1);
          if (varied) expect(pearson(x, y).value, key).to.be.closeTo(value, 1e-3);
          else expect(value, key).to.equal(0);
        }
      }
    });

    // five digits are kept
    const expectValues = (recorded: readonly number[], again: ArrayLike<number>, what: string) => {
      expect(recorded, what).to.have.length(again.length);
      recorded.forEach((value, i) => expect(value, `${what} ${i}`).to.be.closeTo(again[i], 5.01e-5 * Math.abs(again[i])));
    };

    it("records values that come out again, query by query and match by match, in both databases", async () => {
      const asMade = await queries();
      const { looks } = await realRegions({ folder: data });
      const seen = pictureLook(asMade, looks, seed(record.seed).stream(record.real.lookStream));
      for (const [name, images] of [["simulated", asMade], ["real", seen]] as const) {
        const again = comparedValues(physicalParameters(images));
        const { latent, values } = record[name].queries;
        for (const key of KEYS) expectValues(values[key], Array.from(latent, (row) => again[key][row]), `${name} ${key}`);
      }
      const rows = record.places.simsiam.map(({ region, frame }) => set.regions[region].first + frame);
      const matched = comparedValues(physicalParameters(imagesOfSet(set, rows)));
      for (const key of KEYS) expectValues(record.simulated.matches.values[key], matched[key], `match ${key}`);
    });

    it("finds the same again, but for the time that it took and the network that was not asked for", async () => {
      const again = await run();
      const comparable = (one: SolarRetrievalEvaluation) => ({ ...one, seconds: undefined, variant: undefined });
      expect(comparable(again)).to.deep.equal(comparable(record));
      expect(again.seconds.total).to.be.above(0);
      expect(again).not.to.have.property("variant");
    });
  });
});
