import { expect } from "chai";
import { declaredNames } from "../../../kernels/latent-sky/declared-names";

describe("kernel: declaredNames", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["const a = 1, b = 2; let c; var d = await f();", ["a", "b", "c", "d"]],
    ["const { a, b: c, d: { e = 1 }, ...rest } = f(); const [g, , [h], ...i] = j;", "a c e rest g h i".split(" ")],
    ["function f() { const inner = 1; } async function* g() {} class C { m() {} }", ["f", "g", "C"]],
    ["interface I { x: 1 } type T = I; enum E { A } namespace N { export const x = 1; }", ["I", "T", "E", "N"]],
    ['import a, { b, c as d, type E } from "m"; import * as f from "n"; import "o";', ["a", "b", "d", "E", "f"]],
    ['import m = require("m"); export const x = 1; export default class {}', ["m", "x"]],
    ["{ const inner = 1; } for (const i of []) {} outer = 1;", []],
    ["const whole = 1; const broken = {", ["whole", "broken"]],
    ["", []],
  ];
  for (const [code, names] of cases) {
    it(`reads ${JSON.stringify(code)}`, () => expect(declaredNames(code)).to.deep.equal(names));
  }
});
