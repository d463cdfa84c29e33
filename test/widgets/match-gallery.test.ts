import { expect } from "chai";
import { images, type Table } from "../../src/lib/arrays";
import { OptionError } from "../../src/lib/errors";
import { bundleBytes } from "../../src/widgets/budget";
import { matchGallery } from "../../src/widgets/match-gallery";
import type { MatchColumn } from "../../src/widgets/match-gallery-columns";
import { figureBundle } from "../../src/widgets/show";
import { expectSpec, sprites } from "./specs";

/** Stack number k: image i is flat at (k + i / 10) / 10. */
const flat = (n: number, k: number, side = 16, unit = "kG") =>
  images(
    Float32Array.from({ length: n * side * side }, (_, at) => (k + Math.floor(at / side ** 2) / 10) / 10),
    [n, side, side],
    unit,
  );

const columns: readonly MatchColumn[] = [
  {
    title: "SSL latent",
    measure: "cosine similarity",
    matches: flat(2, 2),
    scores: [0.9312, 0.8],
    names: ["region 7", "region 9"],
  },
  { title: "parameters", measure: "Euclidean distance", matches: flat(2, 4), scores: [0.01234, 2] },
  { title: "parameters", measure: "Mahalanobis distance", matches: flat(2, 6) },
];

describe("matchGallery", () => {
  it("has the specification that was looked at", () => {
    expectSpec(
      matchGallery(flat(2, 0), columns, { tile: 32, queryTitle: "Generated query", title: "Three searches" }),
      "match-gallery",
    );
  });

  it("stands each match in the row of its query and the column of its search", () => {
    const [sheet] = sprites(matchGallery(flat(2, 0), columns, { tile: 32, domain: [0, 1] }));
    if (sheet === undefined) throw new Error("no sheet");
    // 16 pixels a tile at zoom 2; grey of the centre of each tile, row by row
    const step = (sheet.width + 2) / 4;
    const grey = (row: number, column: number) => {
      const y = sheet.height - 8 - (1 - row) * Math.round((sheet.height + 2) / 2);
      return (sheet.data[4 * (y * sheet.width + Math.floor(column * step) + 8)] ?? 0) / 255;
    };
    [0, 1, 2, 3].forEach((column) =>
      [0, 1].forEach((row) => {
        expect(grey(row, column)).to.be.closeTo((2 * column + row / 10) / 10, 0.011);
      }),
    );
  });

  it("tells scores in words, and keeps searches of one title apart", () => {
    const figure = matchGallery(flat(2, 0), columns);
    expect(figure.toText()).to.include("scores by SSL latent (cosine similarity): 0.931, 0.8");
    expect(figure.arrays).to.include.keys(
      "queries",
      "matches by parameters (Euclidean distance)",
      "matches by parameters (Mahalanobis distance)",
    );
    expect(Object.keys((figure.arrays.scores as Table).columns)).to.have.length(2);
    const bare = matchGallery(flat(1, 0), [{ title: "pixels", matches: flat(1, 1) }]);
    expect(bare.arrays).not.to.have.property("scores");
    expect(bare.caption).to.include("one query");
  });

  it("shows what a match is on hover", () => {
    const { values } = matchGallery(flat(2, 0), columns).spec.data as { values: Record<string, unknown>[] };
    expect(values).to.have.length(8);
    expect(values[1]).to.include({
      row: "Active region 1",
      column: "SSL latent (cosine similarity)",
      score: "0.931",
      name: "region 7",
    });
    expect(values[4]).to.include({ row: "Active region 2", column: "Query", score: "" });
  });

  it("fits noise of two rows of four in the budget", async () => {
    const noise = images(
      Float32Array.from({ length: 2 * 128 * 128 }, (_, i) => Math.sin(i * i * 0.7)),
      [2, 128, 128],
      "kG",
    );
    const figure = matchGallery(
      noise,
      columns.map((column) => ({ ...column, matches: noise })),
    );
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
  }).timeout(60_000);

  it("refuses an impossible grey scale", () => {
    expect(() => matchGallery(flat(2, 0), columns, { domain: [1, 0] })).to.throw(OptionError, "low < high");
  });
});
