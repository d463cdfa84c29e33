import { expect } from "chai";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { image, images } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { exportArrays, fitsImage, fitsTable, readFits, readNpy } from "../../../src/lib/io";

const br = image(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], "kG");
const stack = images(Float32Array.from({ length: 8 }, (_, i) => i), [2, 2, 2]);

describe("io/export-arrays", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-export-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const names = (paths: string[]) => paths.map((path) => basename(path));

  it("writes one FITS file, an HDU per array", () => {
    const path = join(folder, "fig3.fits");
    expect(exportArrays({ br, stack, curve: [1, 2.5] }, path)).to.deep.equal([path]);
    const { hdus } = readFits(path);
    expect(hdus.map(({ name, shape }) => [name, shape])).to.deep.equal([["br", [2, 3]], ["stack", [2, 2, 2]], ["curve", [2]]]);
    expect(fitsImage(hdus[0]).unit).to.equal("kG");
    expect([...fitsImage(hdus[2]).data]).to.deep.equal([1, 2.5]);
  });

  it("writes a .npy file per array, named after it when there are several", () => {
    expect(names(exportArrays({ br }, join(folder, "one.npy")))).to.deep.equal(["one.npy"]);
    expect(names(exportArrays({ br, x: Int32Array.of(7) }, join(folder, "two.npy")))).to.deep.equal(["two-br.npy", "two-x.npy"]);
    expect(readNpy(join(folder, "two-br.npy"))).to.deep.equal({ type: "<f4", shape: [2, 3], data: br.data });
    expect(readNpy(join(folder, "two-x.npy")).type).to.equal("<i4");
  });

  it("writes lists of one length as one table, other arrays as grids of their own", () => {
    const path = join(folder, "a.csv");
    exportArrays({ ell: [10, 20], cl: Float64Array.of(0.5, NaN), name: ["a", "b"] }, path);
    expect(readFileSync(path, "utf8")).to.equal("ell,cl,name\n10,0.5,a\n20,nan,b\n");
    expect(names(exportArrays({ br, ell: [10, 20] }, join(folder, "b.csv")))).to.deep.equal(["b-br.csv", "b-ell.csv"]);
    expect(readFileSync(join(folder, "b-br.csv"), "utf8")).to.equal("1,2,3\n4,5,6\n");
    expect(readFileSync(join(folder, "b-ell.csv"), "utf8")).to.equal("ell\n10\n20\n");
    exportArrays({ empty: { data: new Float32Array(0), shape: [3, 0] } }, join(folder, "c.csv"));
    expect(readFileSync(join(folder, "c.csv"), "utf8")).to.equal("");
  });

  const history = {
    columns: { step: Float64Array.of(1, 2), loss: Float32Array.of(0.5, 0.25), note: ["", "best"] },
    units: { loss: "nat" },
    length: 2,
  };

  it("writes a table as a binary table, as CSV with units, or a .npy file per column", () => {
    const path = join(folder, "fig.fits");
    exportArrays({ history, br }, path);
    const { hdus } = readFits(path);
    expect(hdus.map(({ name, kind }) => [name, kind])).to.deep.equal([["", "empty"], ["history", "table"], ["br", "image"]]);
    expect(fitsTable(hdus[1]).columns.loss).to.deep.equal(Float64Array.of(0.5, 0.25));
    expect(names(exportArrays({ history }, join(folder, "fig.csv")))).to.deep.equal(["fig.csv"]);
    expect(readFileSync(join(folder, "fig.csv"), "utf8")).to.equal("step,loss (nat),note\n1,0.5,\n2,0.25,best\n");
    expect(names(exportArrays({ history, x: [1, 2] }, join(folder, "both.csv")))).to.deep.equal(["both-history.csv", "both-x.csv"]);
    const columns = { step: history.columns.step, loss: history.columns.loss };
    expect(names(exportArrays({ history: { ...history, columns } }, join(folder, "fig.npy")))).to.deep.equal([
      "fig-history-step.npy", "fig-history-loss.npy",
    ]);
    expect(() => exportArrays({ history }, join(folder, "fig.npy"))).to.throw(OptionError, 'text in "history-note"');
  });

  it("refuses other formats, text without CSV, odd names and false shapes, and writes nothing", () => {
    expect(() => exportArrays({ br }, join(folder, "a.png"))).to.throw(OptionError, "ends in .npy, .fits or .csv");
    expect(() => exportArrays({ br }, join(folder, "noextension"))).to.throw(OptionError);
    expect(() => exportArrays({}, join(folder, "a.fits"))).to.throw(OptionError, "at least one array to export");
    expect(() => exportArrays({ br, name: ["a"] }, join(folder, "a.npy"))).to.throw(OptionError, 'text in "name"');
    expect(() => exportArrays({ "../x": br, br }, join(folder, "a.npy"))).to.throw(OptionError, 'found "../x"');
    const false3 = { data: Float32Array.of(1, 2), shape: [3] };
    for (const format of ["npy", "fits", "csv"]) {
      expect(() => exportArrays({ br, false3 }, join(folder, `a.${format}`))).to.throw(ShapeError, "[3] to hold 3 values");
    }
    expect(readdirSync(folder)).to.deep.equal([]);
  });
});
