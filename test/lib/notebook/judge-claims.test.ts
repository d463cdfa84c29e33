import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { judgeClaims, type ClaimInput, type ClaimRow, type PresetName } from "../../../src/lib/notebook";

const base: ClaimInput = {
  id: "solar.fig6.pearson.tuf",
  what: "Pearson",
  ours: 0.8,
  direction: "none",
  source: "Fig. 6",
};

function judge(change: Partial<ClaimInput>, preset: PresetName = "workshop", known: readonly string[] = []): ClaimRow {
  const differences = known.map((id) => ({ id, reason: "A reason", date: "2025-03-01" }));
  const [row] = judgeClaims([{ ...base, ...change }], { preset, known: differences });
  if (row === undefined) throw new Error("no row");
  return row;
}

const verdict = (change: Partial<ClaimInput>) => judge(change).verdict;

describe("judgeClaims", () => {
  it("compares with our own gate as it is", () => {
    expect(verdict({ direction: "at-most", target: 0.001, ours: 0.001 })).to.equal("pass");
    expect(verdict({ direction: "at-most", target: 0.001, ours: 0.0010001 })).to.equal("fail");
    expect(verdict({ direction: "at-least", target: 0.9, ours: 0.8999 })).to.equal("fail");
    expect(verdict({ direction: "within", target: [0.9, 1.1], ours: 1.1 })).to.equal("pass");
    expect(verdict({ direction: "within", target: [0.9, 1.1], ours: 1.11 })).to.equal("fail");
  });

  it("rounds as published against the paper", () => {
    expect(verdict({ direction: "at-least", paper: 0.78, ours: 0.775 })).to.equal("pass");
    expect(verdict({ direction: "at-least", paper: 0.78, ours: 0.7749 })).to.equal("fail");
    // printed as 0.70, which JSON keeps as 0.7
    expect(verdict({ direction: "at-least", paper: 0.7, ours: 0.66 })).to.equal("pass");
    expect(verdict({ direction: "at-least", paper: 0.7, decimals: 2, ours: 0.66 })).to.equal("fail");
    expect(verdict({ direction: "at-most", paper: -1, ours: -0.6 })).to.equal("pass");
    // 1.005 lies below its decimal text in binary, and is still rounded up as a reader would
    expect(verdict({ direction: "at-least", paper: 1.01, ours: 1.005 })).to.equal("pass");
  });

  it("says whether the 95 % bound reaches the gate too", () => {
    const gate = { direction: "at-least", paper: 0.78, ours: 0.8 } as const;
    expect(judge({ ...gate, bound: [0.775, 0.83] })).to.include({ verdict: "pass", boundPasses: true });
    expect(judge({ ...gate, bound: [0.76, 0.83] })).to.include({ verdict: "pass", boundPasses: false });
    expect(judge({ direction: "at-most", target: 1, bound: [0.5, 1.2] })).to.include({ boundPasses: false });
    expect(judge({ direction: "within", target: [0, 1], bound: [0.5, 0.9] })).to.include({ boundPasses: true });
    expect(judge({ bound: [0.5, 0.9] })).not.to.have.property("boundPasses");
  });

  it("reports what has no gate", () => {
    expect(judge({ paper: 0.78 })).to.deep.equal({
      id: base.id,
      what: "Pearson",
      paper: 0.78,
      ours: 0.8,
      error: null,
      n: null,
      direction: "none",
      target: null,
      verdict: "reported",
      source: "Fig. 6",
    });
  });

  it("stores the paper's value as target when the gate is the paper", () => {
    expect(judge({ direction: "at-least", paper: 0.78 }).target).to.equal(0.78);
    expect(judge({ direction: "within", paper: 0.78, target: [0.7, 0.9] }).target).to.deep.equal([0.7, 0.9]);
  });

  it("is not run without a value, and takes the recorded one", () => {
    const absent = { ours: null, direction: "at-most", target: 0.001 } as const;
    expect(judge({ ...absent, recorded: { value: 0.0004, n: 1 } })).to.include({
      verdict: "not-run",
      ours: 0.0004,
      n: 1,
    });
    expect(judge({ ...absent, recorded: null })).to.include({ verdict: "not-run", ours: null });
    expect(judge({ ours: null })).to.include({ verdict: "not-run" });
  });

  it("knows listed differences, and only while they fail", () => {
    const failing = { direction: "at-least", paper: 0.78, ours: 0.5 } as const;
    expect(judge(failing, "workshop", [base.id])).to.include({ verdict: "known", note: "A reason (2025-03-01)" });
    expect(judge(failing, "workshop", ["solar.other"])).to.include({ verdict: "fail" });
    expect(judge({ ...failing, ours: 0.9 }, "workshop", [base.id])).to.include({ verdict: "pass" });
  });

  it("fails on a value that is not a number, and stores none", () => {
    for (const ours of [NaN, Infinity]) {
      expect(judge({ ours })).to.include({ verdict: "fail", ours: null, note: `ours is ${ours}` });
    }
  });

  it("takes the verdict of a recorded value in smoke, if the small recomputation agrees with it", () => {
    const claim = { direction: "at-least", paper: 0.78, recorded: { value: 0.79, error: 0.01, n: 1000 } } as const;
    const agreeing = { ...claim, ours: 0.7, error: 0.05, n: 50 };
    expect(judge(agreeing, "smoke")).to.include({ verdict: "pass", ours: 0.79, n: 1000, recomputed: 0.7 });
    // of as many items as the record
    expect(judge({ ...agreeing, n: 1000 }, "smoke")).to.include({ verdict: "pass", ours: 0.79, recomputed: 0.7 });
  });

  it("shows the recomputed value outside smoke, unless it rests on fewer items than the record", () => {
    const recorded = { value: 0.79, error: 0.01, n: 1000, interval: [0.775, 0.81] } as const;
    const claim = { direction: "at-least", paper: 0.78, recorded, ours: 0.77, error: 0.02, bound: [0.73, 0.81] } as const;
    for (const preset of ["workshop", "paper"] as const) {
      const many = judge({ ...claim, n: 1000 }, preset);
      expect(many).to.deep.include({ verdict: "fail", ours: 0.77, n: 1000, bound: [0.73, 0.81], boundPasses: false });
      expect(many).not.to.have.property("recomputed");
      const few = judge({ ...claim, n: 999 }, preset);
      expect(few).to.deep.include({ verdict: "pass", ours: 0.79, error: 0.01, n: 1000, recomputed: 0.77 });
      expect(few).to.deep.include({ bound: [0.775, 0.81], boundPasses: true });
      // without a number of items there is nothing to tell which is the smaller
      expect(judge(claim, preset)).to.include({ verdict: "fail", ours: 0.77 });
    }
  });

  it("bounds the value that is shown, never another", () => {
    const recorded = { value: 0.79, error: 0.01, n: 1000 };
    const claim = { direction: "at-least", target: 0.7, recorded, ours: 0.77, error: 0.02, n: 50, bound: [0.6, 0.81] } as const;
    const bounded = { ...claim, recorded: { ...recorded, interval: [0.775, 0.81] } } as const;
    expect(judge(bounded, "smoke")).to.deep.include({ bound: [0.775, 0.81], boundPasses: true });
    for (const field of ["bound", "boundPasses", "interval"]) expect(judge(claim, "smoke")).not.to.have.property(field);
    expect(judge({ ...bounded, ours: null })).to.deep.include({ verdict: "not-run", ours: 0.79, bound: [0.775, 0.81] });
  });

  it("fails in every preset where the recomputed value disagrees with the recorded, listed or not", () => {
    const claim = { direction: "at-least", paper: 0.6, recorded: { value: 0.79, error: 0.01 }, ours: 0.7, error: 0.02 } as const;
    for (const preset of ["smoke", "workshop", "paper"] as const) {
      for (const known of [[], [base.id]]) {
        const { verdict: found, note } = judge(claim, preset, known);
        expect(found).to.equal("fail");
        expect(note).to.include("recomputed 0.7 differs from the recorded 0.79 by more than 3 standard errors");
      }
      const reported = judge({ ...claim, direction: "none" }, preset);
      expect(reported.verdict).to.equal("fail");
      expect(judge({ ...claim, error: 0.03 }, preset).verdict).to.equal("pass");
    }
    // the value shown is that of the preset, disagreeing or not
    expect([judge(claim, "smoke").ours, judge(claim, "workshop").ours]).to.deep.equal([0.79, 0.7]);
  });

  it("refuses ids that are malformed or not unique", () => {
    for (const id of ["solar", "Solar.fig3", "solar.fig3.", "solar..x", "solar.usflux_error", "solar.-x", ""]) {
      expect(() => judge({ id }), id).to.throw(OptionError, "an id such as solar.fig3.usflux-error");
    }
    expect(judge({ id: "solar.fig3.usflux-error" }).id).to.equal("solar.fig3.usflux-error");
    const act = () => judgeClaims([base, base], { preset: "smoke", known: [] });
    expect(act)
      .to.throw(OptionError, "every id once in the claim solar.fig6.pearson.tuf")
      .with.property("found", `"${base.id}" twice`);
  });

  it("refuses targets that do not fit their direction", () => {
    const bad: readonly [Partial<ClaimInput>, string][] = [
      [{ direction: "none", target: 1 }, "no target"],
      [{ direction: "within", target: 1 }, "a target as [low, high]"],
      [{ direction: "within", target: [2, 1] }, "found [2,1]"],
      [{ direction: "at-least" }, 'a number as target for "at-least"'],
      [{ direction: "at-most", target: [0, 1] }, "found [0,1]"],
      [{ direction: "at-most", target: NaN }, 'a number as target for "at-most"'],
      [{ direction: "above" as "none" }, 'found "above"'],
      [{ bound: [1, 0] }, "a bound as [low, high]"],
      [{ recorded: { value: 1, interval: [NaN, 2] } }, "a recorded interval as [low, high]"],
      [{ source: " " }, "a source"],
    ];
    for (const [change, text] of bad) expect(() => judge(change), text).to.throw(OptionError, text);
  });

  it("refuses a value of ours that is not a number", () => {
    for (const [ours, found] of [["0.5", '"0.5"'], [undefined, "undefined"], [[1], "[1]"]] as const) {
      expect(() => judge({ ours: ours as never })).to.throw(
        OptionError,
        `a number, or null, as ours in the claim solar.fig6.pearson.tuf, but found ${found}, which is not a number`,
      );
    }
    expect(verdict({ ours: NaN })).to.equal("fail");
  });
});
