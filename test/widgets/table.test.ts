import { inspect } from "node:util";
import { expect } from "chai";
import { ShapeError } from "../../src/lib/errors";
import { table } from "../../src/widgets/table";

const rows = [
  { parameter: "TUF", paper: 0.78, ours: 0.7912345, real: true },
  { parameter: "R | <b>*", paper: null, ours: -1.234e-7, real: false },
];

describe("table", () => {
  it("sets numbers flush right in text, with a caption", () => {
    expect(table(rows, { caption: "Correlations" }).toText().split("\n")).to.deep.equal([
      "Correlations",
      "parameter  paper           ours  real",
      "─────────  ─────  ─────────────  ────",
      "TUF         0.78         0.7912  yes",
      "R | <b>*       –  −1.234 × 10⁻⁷  no",
    ]);
  });

  it("is Markdown in which no sign of a cell means anything", () => {
    expect(table(rows).toMarkdown().split("\n")).to.deep.equal([
      "| parameter | paper | ours | real |",
      "| :--- | ---: | ---: | :--- |",
      "| TUF | 0.78 | 0.7912 | yes |",
      "| R \\| \\<b\\>\\* | – | −1.234 × 10⁻⁷ | no |",
    ]);
  });

  it("is HTML without scripts, cells escaped", () => {
    const html = table([{ "<script>": '"&' }], { caption: "<i>" }).toHtml();
    expect(html)
      .to.include("<p><b>&lt;i&gt;</b></p>")
      .and.include(">&lt;script&gt;</th>")
      .and.include(">&quot;&amp;</td>");
    expect(html).not.to.include("<script");
  });

  it("takes digits for all or by column", () => {
    expect(table([{ a: 1 / 3, b: 1 / 3 }], { digits: 2 }).toText()).to.include("0.33  0.33");
    expect(table([{ a: 1 / 3, b: 1 / 3 }], { digits: { a: 2 } }).toText()).to.include("0.33  0.3333");
  });

  it("counts the rows that it leaves out", () => {
    const view = table(Array.from({ length: 45 }, (_, a) => ({ a })));
    expect(view.toText()).to.match(/39\n… and 5 more rows$/);
    expect(table([{ a: 1 }, { a: 2 }], { most: 1 }).toMarkdown()).to.match(/… and 1 more row$/);
  });

  it("sets notes below, and lets long names break behind their dots", () => {
    const view = table([{ id: "solar.fig2.r" }, { id: "0.5 kG." }], { most: 1, notes: ["(1) <few> images"] });
    expect(view.toText()).to.match(/solar\.fig2\.r\n… and 1 more row\n\(1\) <few> images$/);
    expect(view.toMarkdown()).to.match(/\n\n… and 1 more row\n\n\(1\) \\<few\\> images$/);
    expect(view.toHtml()).to.include(">solar.<wbr>fig2.<wbr>r</td>").and.match(/<p>\(1\) &lt;few&gt; images<\/p>$/);
    expect(table([{ id: "0.5 kG." }]).toHtml()).to.include(">0.5 kG.</td>");
  });

  it("gives three types as one output, and prints as one line", () => {
    const view = table(rows);
    expect(Object.keys(view.bundle())).to.deep.equal(["text/html", "text/markdown", "text/plain"]);
    expect(inspect(view)).to.equal("Table of 2 rows: parameter, paper, ours, real  (await show(table) draws it)");
  });

  it("says what is no table", () => {
    expect(() => table(5 as never)).to.throw(ShapeError, "expected a table, but found the number 5");
  });
});
