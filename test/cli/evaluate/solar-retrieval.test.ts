import { expect } from "chai";
import { evaluateRetrieval } from "../../../src/cli/evaluate/solar-retrieval";

describe("evaluateRetrieval", () => {
  const before = process.env["LATENT_SKY_DATA"];
  afterEach(() => {
    if (before === undefined) delete process.env["LATENT_SKY_DATA"];
    else process.env["LATENT_SKY_DATA"] = before;
  });

  it("asks for real data before it begins, since its record holds both databases", async () => {
    delete process.env["LATENT_SKY_DATA"];
    const lines: string[] = [];
    const options = { say: (line: string) => void lines.push(line), signal: new AbortController().signal };
    const outcome = await evaluateRetrieval(options).then(() => "judged", (error: Error) => error.message);
    expect(outcome).to.include("LATENT_SKY_DATA");
    expect(lines).to.deep.equal([]);
  });
});
