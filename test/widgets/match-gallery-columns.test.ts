import { expect } from "chai";
import { imageAt, images } from "../../src/lib/arrays";
import { ShapeError } from "../../src/lib/errors";
import { checkColumns, interleave, nameOf } from "../../src/widgets/match-gallery-columns";

/** Stack number k: image i is flat at 10 k + i. */
const flat = (n: number, k: number, side = 16, unit = "kG") =>
  images(
    Float32Array.from({ length: n * side * side }, (_, at) => 10 * k + Math.floor(at / side ** 2)),
    [n, side, side],
    unit,
  );

describe("interleave", () => {
  it("stands every query before its matches", () => {
    const stack = interleave(
      flat(2, 0, 1),
      [1, 2].map((k) => ({ title: "", matches: flat(2, k, 1) })),
    );
    expect(Array.from(stack.data)).to.deep.equal([0, 10, 20, 1, 11, 21]);
  });
});

describe("nameOf", () => {
  it("adds the measure, where there is one", () => {
    const matches = flat(1, 0);
    expect(nameOf({ title: "pixels", matches })).to.equal("pixels");
    expect(nameOf({ title: "SSL", measure: "cosine", matches })).to.equal("SSL (cosine)");
  });
});

describe("checkColumns", () => {
  it("says what does not fit the queries", () => {
    const queries = flat(2, 0);
    const rows = ["one", "two"];
    const columns = [{ title: "SSL", matches: flat(2, 1) }];
    const one = (change: object) => () =>
      checkColumns(queries, [{ title: "SSL", matches: flat(2, 1), ...change }], rows);
    expect(one({})).not.to.throw();
    expect(one({ matches: flat(1, 1) })).to.throw(
      ShapeError,
      'the matches by "SSL" to be like the queries, 2 x 16 x 16 in kG, but found 1 x 16 x 16',
    );
    expect(one({ matches: flat(2, 1, 16, "G") })).to.throw(ShapeError, "2 x 16 x 16 in G");
    expect(one({ matches: imageAt(queries, 0) })).to.throw(ShapeError, 'the matches by "SSL" to be a stack of images');
    expect(one({ scores: [1] })).to.throw(ShapeError, '2 scores by "SSL", one per query, but found 1');
    expect(one({ names: [] })).to.throw(ShapeError, '2 names of the matches by "SSL"');
    expect(() => checkColumns(queries, columns, ["one"])).to.throw(
      ShapeError,
      "2 row labels, one per query, but found 1",
    );
    expect(() => checkColumns(queries, [], rows)).to.throw(ShapeError, "at least one column of matches");
    expect(() => checkColumns(undefined as never, columns, rows)).to.throw(
      ShapeError,
      "the queries to be a stack of images",
    );
    expect(() => checkColumns(flat(0, 0), columns, [])).to.throw(ShapeError, "at least one query");
  });
});
