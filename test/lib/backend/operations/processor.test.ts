import { expect } from "chai";
import { hasWideVectors } from "../../../../src/lib/backend/operations/processor";

describe("hasWideVectors", () => {
  it("looks for the first of the 512-bit features, as a word", () => {
    expect(hasWideVectors("fpu sse2 avx avx2 fma")).to.equal(false);
    expect(hasWideVectors("fpu avx2 avx512f avx512vl")).to.equal(true);
    expect(hasWideVectors("avx512fp16")).to.equal(false);
  });
});
