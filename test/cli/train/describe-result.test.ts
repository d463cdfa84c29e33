import { expect } from "chai";
import { describeResult } from "../../../src/cli/train/describe-result";
import { parseTrainArguments } from "../../../src/cli/train/train-arguments";
import type { TrainResult } from "../../../src/lib/training";

describe("describeResult", () => {
  const history = { steps: [], losses: {}, epochs: [] };
  const say = (result: Partial<TrainResult>, ...options: string[]) =>
    describeResult(
      "solar-gan",
      { status: "interrupted", steps: 12, resumedFrom: 0, notes: [], history, ...result },
      parseTrainArguments(["solar-gan", "--preset", "smoke", ...options], {}),
      "/runs/log.jsonl",
    );

  it("gives a command that a shell reads back, whatever the folder's name", () => {
    expect(say({}, "--folder", "/runs/a-1")).to.match(/go on with npm run train -- solar-gan --preset smoke --folder \/runs\/a-1 --resume$/);
    expect(say({}, "--folder", "/my runs/$a")).to.include("--folder '/my runs/$a' --resume");
    expect(say({}, "--folder", "/it's")).to.include("--folder '/it'\\''s' --resume");
    expect(say({}, "--recipe", "steady", "--steps", "40")).to.include("--preset smoke --recipe steady --steps 40 --folder");
  });

  it("tells an end, a run that had all its steps, and a stop before the first", () => {
    expect(say({ status: "finished" })).to.equal("solar-gan: finished after 12 steps; log in /runs/log.jsonl");
    expect(say({ status: "finished", resumedFrom: 5 })).to.include("after 12 steps (from 5 on in this run)");
    const had = { status: "finished", resumedFrom: 12 } as const;
    expect(say(had)).to.include("nothing left to do: it already has 12 steps; log in");
    expect(say(had, "--steps", "12")).to.include("it already has 12 steps; log in");
    expect(say(had, "--steps", "5")).to.include("it already has 12 steps, more than --steps 5; log in");
    expect(say({ steps: 0 })).to.equal("solar-gan: stopped before the first step; run the same command again");
  });
});
