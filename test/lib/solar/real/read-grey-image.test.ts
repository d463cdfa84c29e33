import { expect } from "chai";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { readGreyImage } from "../../../../src/lib/solar/real/read-grey-image";

describe("readGreyImage", () => {
  it("reads grey levels, the last line first", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "grey-")), "a.png");
    await sharp(Buffer.of(1, 2, 3, 250, 128, 0), { raw: { width: 3, height: 2, channels: 1 } }).png().toFile(path);
    const { data, shape } = await readGreyImage(path);
    expect(shape).to.deep.equal([2, 3]);
    expect([...data]).to.deep.equal([250, 128, 0, 1, 2, 3]);
  });

  it("names the file that is missing", async () => {
    const message = await readGreyImage("/nowhere/a.jpg").then(() => "none", (error: Error) => error.message);
    expect(message).to.match(/picture at "\/nowhere\/a\.jpg"/);
  });
});
