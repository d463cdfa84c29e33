import { expect } from "chai";
import type { Notebook, NotebookCell } from "../../src/cli/runner";
import { checkCode } from "./check-code";
import { extractCells } from "./extract-cells";

const code = (source: string): NotebookCell => ({
  cell_type: "code",
  source,
  metadata: {},
  outputs: [],
  execution_count: null,
});
const text: NotebookCell = { cell_type: "markdown", source: "# Title", metadata: {} };
const notebook = (...cells: NotebookCell[]): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });

describe("extractCells", () => {
  it("knows the cell and line of each line", () => {
    const module = extractCells(notebook(text, code("a\nb\n"), text, code(""), code("c")));
    expect(module.code).to.equal("a\nb\nc\nexport {};\n");
    expect([1, 2, 3, 4].map(module.place)).to.deep.equal([
      { cell: 2, line: 1 },
      { cell: 2, line: 2 },
      { cell: 5, line: 1 },
      { cell: 5, line: 1 },
    ]);
  });
});

describe("checkCode", function () {
  this.timeout(30_000);

  const samples: Readonly<
    Record<string, readonly [Notebook, readonly [cell: number, line: number, message: RegExp][]]>
  > = {
    good: [
      notebook(
        text,
        code("const wait = (): Promise<number> => Promise.resolve(1);"),
        code("const n = await wait();\nconsole.log(n);\nn"),
      ),
      [],
    ],
    "a type error": [
      notebook(code("const a = 1;"), code("// note\nconst b: string = a;")),
      [[2, 2, /'number' is not assignable to type 'string'/]],
    ],
    "an implicit any": [notebook(code("const f = (x) => x;")), [[1, 1, /implicitly has an 'any' type/]]],
    "a syntax error": [notebook(text, code("const = 1;")), [[2, 1, /Variable declaration expected/]]],
    "a name declared twice": [
      notebook(code("const a = 1;"), code("const a = 2;")),
      [
        [1, 1, /redeclare/],
        [2, 1, /redeclare/],
      ],
    ],
    "a floating promise": [
      notebook(code("Promise.resolve(1);"), code("void Promise.resolve(1);\n[1].forEach(async () => {});")),
      [
        [1, 1, /Promises must be awaited/],
        [2, 2, /Promise returned/],
      ],
    ],
    "a foreign import": [
      notebook(code('import { join } from "node:path";\nconst fs = require("node:fs");'), code("join(fs);")),
      [
        [1, 1, /not from "node:path"/],
        [1, 2, /not from "node:fs"/],
      ],
    ],
    "a held tensor": [
      notebook(
        code(
          "declare class Tensor { dataSync(): Float32Array; dispose(): void; shape: number[] }\n" +
            "const t = new Tensor();\nconst [u] = [t];",
        ),
        code("const list = [t];\nconst shape = t.shape;"),
      ),
      [
        [1, 2, /"t" is a tensor/],
        [1, 3, /"u" is a tensor/],
        [2, 1, /"list" is a tensor/],
      ],
    ],
  };
  let problems: ReturnType<typeof checkCode>;
  before(() => {
    problems = checkCode(new Map(Object.entries(samples).map(([name, [sample]]) => [name, sample])));
  });

  for (const [name, [, expected]] of Object.entries(samples)) {
    it(`finds ${name === "good" ? "nothing in good code" : `${name}, with its cell and line`}`, () => {
      const found = problems.get(name) ?? [];
      expect(found.map(({ cell, line }) => [cell, line])).to.deep.equal(expected.map(([cell, line]) => [cell, line]));
      expected.forEach(([, , message], index) => expect(found[index]?.message).to.match(message));
    });
  }
});
