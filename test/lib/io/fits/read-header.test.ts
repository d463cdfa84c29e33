import { expect } from "chai";
import { FitsError } from "../../../../src/lib/io/fits/fits-error";
import { readHeader } from "../../../../src/lib/io/fits/read-header";
import { rawHeader } from "./build";

const read = (bytes: Uint8Array, start = 0) => {
  const warnings: string[] = [];
  return { ...readHeader(bytes, start, "HDU 0", warnings), warnings };
};

describe("io/fits/read-header", () => {
  it("ends the header at the block after END", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `KEY${i}    = ${i}`.padEnd(80));
    const bytes = Buffer.concat([Buffer.alloc(2880), rawHeader(lines), Buffer.alloc(10)]);
    const { header, dataStart, warnings } = read(bytes, 2880);
    expect(dataStart).to.equal(3 * 2880);
    expect(header.cards).to.have.length(40);
    expect(warnings).to.deep.equal([]);
  });

  it("joins CONTINUE cards to one string", () => {
    const { header } = read(rawHeader([
      "CODEVER = 'first &'   / one", "CONTINUE  'second &'", "CONTINUE  'third' / two", "NEXT    = 1",
    ]));
    expect(header.text("CODEVER")).to.equal("first second third");
    expect(header.cards[0].comment).to.equal("one two");
    expect(header.number("NEXT")).to.equal(1);
  });

  it("keeps an ampersand that no CONTINUE follows, and a CONTINUE that follows no ampersand", () => {
    const { header } = read(rawHeader(["A       = 'salt &'", "B       = 'plain'", "CONTINUE  'stray'"]));
    expect(header.text("A")).to.equal("salt &");
    expect(header.text("B")).to.equal("plain");
    expect(header.text("CONTINUE")).to.equal("stray");
  });

  it("joins very many CONTINUE cards in time", () => {
    const lines = ["A       = '&'", ...new Array<string>(90_000).fill(`CONTINUE  '${"x".repeat(60)}&'`)];
    const started = performance.now();
    expect(read(rawHeader(lines)).header.text("A")).to.have.length(60 * 90_000 + 1);
    expect(performance.now() - started).to.be.below(2000);
  });

  it("takes binary data for a missing END, and warns; refuses a header that the end of the file cuts", () => {
    const block = Buffer.from("A       = 1".padEnd(2880), "latin1");
    const data = Buffer.alloc(2880, 0xfe);
    const cut = read(Buffer.concat([block, data]));
    expect(cut.dataStart).to.equal(2880);
    expect(cut.warnings[0]).to.equal("HDU 0: END card missing; the header was taken to end after 1 cards");
    expect(() => read(block.subarray(0, 100))).to.throw(
      FitsError, "the end of the file after 1 card. The header was cut off",
    );
    expect(() => read(block)).to.throw(FitsError, "a header that ends with END");
  });

  it("gives up on a header without end", () => {
    const bytes = Buffer.from("A       = 1".padEnd(80).repeat(100_001), "latin1");
    expect(() => read(bytes)).to.throw(FitsError, "a header of at most 100000 cards");
  });
});
