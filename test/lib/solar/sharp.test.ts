import { expect } from "chai";
import { image } from "../../../src/lib/arrays";
import { readSharp, sharpFluxMask, sharpPixelArea, unsignedFlux } from "../../../src/lib/solar/sharp";
import { findSharps } from "../../../src/lib/solar/sharp-files";
import { grid, removeRecords, SHARP_CARDS, SMALL_RECORD, writeRecord, type RecordParts } from "./sharp-records";

const header = (cards: Record<string, number> = {}) => ({
  number: (keyword: string) => ({ ...SHARP_CARDS, ...cards } as Record<string, number>)[keyword] ?? NaN,
});

function read(parts: RecordParts, cards: Record<string, number> = {}) {
  const [record] = findSharps(writeRecord(parts, cards));
  if (record === undefined) throw new Error("no record was found");
  return readSharp(record);
}

describe("sharpPixelArea", () => {
  // a = np.degrees(np.arctan(696e6*np.radians(.03)/147746220503.41))*3600; a**2*(696e6/971.671936)**2*1e4
  it("agrees with the pipeline's formula, and with the plain one to 1e-5", () => {
    expect(sharpPixelArea(header())).to.be.closeTo(1328043774476833, 1e3);
    const plain = ((0.03 * Math.PI) / 180 * 6.96e10) ** 2;
    expect(Math.abs(sharpPixelArea(header()) / plain - 1)).to.be.below(1e-5);
  });

  it("refuses cards that are NaN or not positive", () => {
    expect(() => sharpPixelArea(header({ DSUN_OBS: NaN }))).to.throw(/card DSUN_OBS above 0 m.*NaN/);
    expect(() => sharpPixelArea(header({ CDELT1: -0.03 }))).to.throw(/card CDELT1 above 0 degrees.*-0.03/);
  });
});

describe("unsignedFlux", () => {
  after(removeRecords);

  it("sums |Br| over the published mask", () => {
    const { radialField, fluxMask, header: cards } = read(SMALL_RECORD);
    expect([...fluxMask]).to.deep.equal([1, 1, 0, 0, 1, 0]);
    expect(unsignedFlux(radialField, fluxMask, cards)).to.be.closeTo(300 * sharpPixelArea(header()), 1e9);
  });

  it("names what does not fit together", () => {
    expect(() => read({ ...SMALL_RECORD, bitmap: grid([34, 34], [1, 2]) })).to.throw(/bitmap.*2 x 3.*found 1 x 2/);
    const turned = grid([90, 90, 90, 90, 90, 90], [3, 2]);
    expect(() => read({ ...SMALL_RECORD, conf_disambig: turned })).to.throw(/conf_disambig.*2 x 3, but found 3 x 2/);
    expect(() => read({ Br: SMALL_RECORD.Br, bitmap: SMALL_RECORD.bitmap })).to.throw(/segment conf_disambig/);
    const { Br } = SMALL_RECORD;
    expect(() => unsignedFlux(Br, new Uint8Array(5), header())).to.throw(/mask of 6 pixels \(2 x 3\).*found 5/);
    expect(() => unsignedFlux(Br, new Uint8Array(6), header())).to.throw(/at least one pixel in the mask/);
    const kilogauss = image(Br.data, Br.shape, "kG");
    expect(() => unsignedFlux(kilogauss, new Uint8Array(6).fill(1), header())).to.throw(/gauss.*"kG"/);
    expect(() => sharpFluxMask(Br, grid([1], [1, 1]))).to.throw(/1 x 1/);
  });

  it("says which card is missing in which file", () => {
    const { radialField, fluxMask, header: cards } = read(SMALL_RECORD, { RSUN_OBS: 0 });
    expect(() => unsignedFlux(radialField, fluxMask, cards)).to.throw(/RSUN_OBS above 0 arcsec.*found 0/);
  });
});
