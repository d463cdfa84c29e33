import { readFileSync } from "node:fs";
import { image, stackImages } from "../../src/lib/arrays";
import { dataFolder } from "../../src/lib/notebook";
import { fitsImage, parseFits } from "../../src/lib/io";
import { findSharps, physicalParameters, segmentPath } from "../../src/lib/solar";
import type { Work } from "./work";

const sharpBr = () => {
  const folder = dataFolder();
  const sharp = folder === undefined ? undefined : findSharps(folder).find(({ harp }) => harp === 377);
  return sharp === undefined ? undefined : segmentPath(sharp, "Br");
};

const fitsRice: Work = {
  name: "fits-rice",
  peer: ["fits-rice.py"],
  what: "decode the Rice-compressed Br of SHARP 377 (377 x 744 int32) and sum it",
  missing: () => (sharpBr() === undefined ? "needs SHARP 377 in LATENT_SKY_DATA" : undefined),
  prepare() {
    const content = readFileSync(sharpBr() ?? "");
    return () => {
      const hdu = parseFits(content).hdus.find(({ kind }) => kind === "compressed-image");
      if (hdu === undefined) throw new Error("no compressed image in the file");
      let sum = 0;
      for (const value of fitsImage(hdu).data) if (!Number.isNaN(value)) sum += value;
      if (!Number.isFinite(sum)) throw new Error("the sum is not finite");
    };
  },
};

const solarParameters: Work = {
  name: "solar-parameters",
  peer: ["solar-parameters.py"],
  what: "TUF, PSEP, R, TPF and TNF of 100 images of 128 x 128",
  missing: () => undefined,
  prepare() {
    const side = 128;
    const bump = (x: number, y: number, a: number, b: number, r: number) => Math.max(0, 1 - ((x - a) ** 2 + (y - b) ** 2) / r);
    const field = (i: number) =>
      image(
        new Float32Array(side * side).map((_, k) => {
          const [x, y] = [k % side, Math.floor(k / side)];
          return bump(x, y, 40 + (i % 9), 50, 400) - bump(x, y, 66, 31 + (i % 7), 576);
        }),
        [side, side],
        "kG",
      );
    const fields = stackImages(Array.from({ length: 100 }, (_, i) => field(i)));
    return () => void physicalParameters(fields);
  },
};

export const analysisWorks: readonly Work[] = [fitsRice, solarParameters];
