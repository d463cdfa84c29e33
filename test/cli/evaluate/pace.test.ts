import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";

describe("makePace", () => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  beforeEach(() => void (lines.length = 0));

  it("says how far a stage is, at most every 10 s", async () => {
    let time = 0;
    const pace = makePace({ signal: new AbortController().signal, say }, { now: () => time });
    for (let done = 1; done <= 5; done++) {
      time += 4000;
      await pace.turn("measured", done, 5);
    }
    expect(lines).to.deep.equal(["measured: 3 of 5"]);
    pace.say("next");
    time += 9000;
    await pace.turn("compared", 1, 2);
    expect(lines.slice(1)).to.deep.equal(["next"]);
  });

  it("lets the event loop turn, and throws when the signal is aborted there", async () => {
    const controller = new AbortController();
    const pace = makePace({ signal: controller.signal, say });
    setImmediate(() => controller.abort(new Error("stopped")));
    expect(await pace.turn("measured", 1, 2).then(() => "went on", (error: Error) => error.message)).to.equal("stopped");
  });
});
