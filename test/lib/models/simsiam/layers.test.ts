import { expect } from "chai";
import { simSiamSizes } from "../../../../src/lib/models";
import {
  backboneLayers,
  encoderShapes,
  predictionLayers,
  projectionLayers,
  residualBlocks,
  trainedShapes,
  type Layer,
} from "../../../../src/lib/models/simsiam/layers";

const sizes = simSiamSizes();
const count = (shapes: Readonly<Record<string, readonly number[]>>) =>
  Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((product, n) => product * n, 1), 0);
const parameters = (layers: readonly Layer[]) => layers.reduce((sum, layer) => sum + count(trainedShapes(layer)), 0);

describe("layers of SimSiam", () => {
  // torch 2.15.0: sum(p.numel() for p in SimSiam().parameters()) of reference.py
  it("have PyTorch's parameters: 11,170,240 in the backbone, 577,536 and 25,956 in the heads", () => {
    const [backbone, projection, prediction] = [
      backboneLayers(sizes),
      projectionLayers(sizes),
      predictionLayers(sizes),
    ];
    expect([backbone, projection, prediction].map(parameters)).to.deep.equal([11_170_240, 577_536, 25_956]);
    expect(parameters([...backbone, ...projection, ...prediction])).to.equal(11_773_732);
  });

  it("fit into a shipped checkpoint without the prediction head: at most 26 MB as float16", () => {
    expect(2 * count(encoderShapes(sizes)))
      .to.equal(23_519_248)
      .and.below(26_000_000);
  });

  it("are two blocks a stage, of which the first halves the image in all stages but the first", () => {
    const blocks = residualBlocks(sizes);
    expect(blocks.map(({ stride }) => stride)).to.deep.equal([1, 1, 2, 1, 2, 1, 2, 1]);
    expect(blocks.map(({ inputs, outputs }) => [inputs, outputs])).to.deep.equal([
      [64, 64],
      [64, 64],
      [64, 128],
      [128, 128],
      [128, 256],
      [256, 256],
      [256, 512],
      [512, 512],
    ]);
    expect(blocks.map(({ projects }) => projects)).to.deep.equal([false, false, true, false, true, false, true, false]);
  });
});
