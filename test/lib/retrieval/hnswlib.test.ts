import { expect } from "chai";
import { hnswAvailable, hnswlib } from "../../../src/lib/retrieval/hnswlib";

describe("hnswlib", () => {
  it("is there, or says how to get it", () => {
    if (hnswAvailable()) expect(hnswlib().HierarchicalNSW).to.be.a("function");
    else expect(() => hnswlib()).to.throw("npm run setup");
  });
});
