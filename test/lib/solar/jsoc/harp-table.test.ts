import { expect } from "chai";
import { harpsOfRegion } from "../../../../src/lib/solar/jsoc/harp-table";

const service = (text: string) => ({ text: async () => text, address: (path: string) => `http://jsoc${path}` });
const TABLE = "HARPNUM NOAA_ARS\n1 11067\n284 11133,11134\n  378   11158, 11160 \r\n377 11158\n377 11158\n";

describe("harpsOfRegion", () => {
  it("finds every HARP that holds a region, alone or among others", async () => {
    expect(await harpsOfRegion(service(TABLE), 11158)).to.deep.equal([377, 378]);
    expect(await harpsOfRegion(service(TABLE), 11134)).to.deep.equal([284]);
  });

  it("says when there is none, and when the list is no list", async () => {
    const failure = (text: string, noaa: number) =>
      harpsOfRegion(service(text), noaa).then(() => "none", ({ message }: Error) => message);
    // 1113 is part of 11133, and no region
    expect(await failure(TABLE, 1113)).to.match(/holds NOAA 1113 in JSOC's list, but found none among 5\. SHARPs start/);
    expect(await failure("<html>", 11158)).to.match(/at http:\/\/jsoc\/doc\/.*\.txt, but found no such line/);
  });
});
