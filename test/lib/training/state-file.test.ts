import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { recordHistory } from "../../../src/lib/training/history";
import { decodeState, describeSetup, encodeState, type RunState } from "../../../src/lib/training/state-file";
import { variable } from "./linear-model";

const state = [variable("weights", [1 / 3, -0, 1e-45]), variable("moments", [])];
const setup = describeSetup(state, { epochSteps: 5, logSteps: 2, config: { learningRate: 0.1 } });
const recorder = recordHistory(2);
recorder.add(1, 1, { loss: Math.fround(0.1) });
const values = new Map(state.map(({ name, data }) => [name, data()]));
const run: RunState = { step: 41, setup, history: recorder.state(), values };

describe("encodeState", () => {
  it("keeps step, set-up, history and variables as they are", () => {
    const read = decodeState(encodeState(run), "state.ckpt");
    expect(read).to.deep.equal(run);
    expect(Object.is(read.values.get("weights")?.[1], -0)).to.equal(true);
  });

  it("refuses a file cut off anywhere or with any byte changed", () => {
    const whole = encodeState(run);
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeState(whole.subarray(0, length), "state.ckpt")).to.throw(FileFormatError, /"state\.ckpt"/);
    }
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => decodeState(changed, "state.ckpt")).to.throw(FileFormatError, /delete it/);
    }
  });
});
