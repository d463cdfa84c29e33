import { expect } from "chai";
import { images } from "../../src/lib/arrays";
import { ShapeError } from "../../src/lib/errors";
import { checkExamples, exampleCells, exampleStrip } from "../../src/widgets/correlation-histogram-examples";

const stack = (n: number) =>
  images(
    Float32Array.from({ length: n * 64 * 64 }, (_, i) => Math.sin(i)),
    [n, 64, 64],
    "kG",
  );
const look = { domain: [-1, 1], origin: "upper", side: 128 } as const;
const labels = (view: unknown) =>
  (view as { layer: { data: { values: { x: number; label: string }[] } }[] }).layer[1]?.data.values.map(
    ({ label }) => label,
  );

describe("exampleCells", () => {
  it("has a cell for each query, itself and its match as large as a joint histogram", () => {
    const cells = exampleCells(
      { queries: stack(2), matches: [stack(2)], labels: ["a bipole", "the same, flipped"] },
      { ...look, databases: [""] },
    );
    expect(cells.map(labels)).to.deep.equal([
      ["a bipole", "match"],
      ["the same, flipped", "match"],
    ]);
    expect(cells[0]).to.include({ height: 128 });
  });
});

describe("exampleStrip", () => {
  it("stands every query before its matches in all databases", () => {
    const strip = exampleStrip(
      { queries: stack(2), matches: [stack(2), stack(2)] },
      { ...look, databases: ["simulated", "real"] },
    );
    expect(labels(strip)).to.deep.equal([
      "query 1",
      "simulated match",
      "real match",
      "query 2",
      "simulated match",
      "real match",
    ]);
    expect(strip.width).to.be.at.most(720);
  });
});

describe("checkExamples", () => {
  it("wants a match for every query in every database", () => {
    expect(() => checkExamples({ queries: stack(2), matches: [stack(2)] }, 1)).not.to.throw();
    expect(() => checkExamples({ queries: stack(2), matches: [stack(1)] }, 1)).to.throw(
      ShapeError,
      "matches of the examples like the queries, 2 x 64 x 64 in kG, but found 1 x 64 x 64 in kG",
    );
    expect(() => checkExamples({ queries: stack(2), matches: [] }, 1)).to.throw(
      ShapeError,
      "matches of the examples in 1 databases, but found 0",
    );
    expect(() => checkExamples({ queries: undefined as never, matches: [] }, 1)).to.throw(
      ShapeError,
      "the example queries to be a stack of images",
    );
  });
});
