import { expect } from "chai";
import { progress } from "../../../src/lib/notebook";
import { displayed, environment, printed } from "./environment";

describe("progress", () => {
  const set = environment();

  it("replaces one output in place, at most twice a second, marked as varying", () => {
    set({ LATENT_SKY_HEADLESS: undefined });
    let time = 0;
    const outputs = displayed(() => {
      const line = progress(100, "Training", { now: () => time });
      for (let done = 1; done <= 100; done++) {
        time += 30;
        line.update(done, "loss 0.31");
      }
      line.finish();
    });
    // 3 s of updates: the first, one each 510 ms (17 steps of 30 ms), and the end
    expect(outputs).to.have.length(1 + 5 + 1);
    const ids = new Set(outputs.map(([, options]) => options?.id));
    expect(ids.size).to.equal(1);
    expect(outputs.map(([, options]) => options?.update)).to.deep.equal([false, true, true, true, true, true, true]);
    expect(outputs[0]?.[1]?.metadata).to.deep.equal({ latent_sky: { volatile: "drop" } });
    expect(outputs[1]?.[0]["text/plain"]).to.equal("Training: 18 of 100 (18 %), 1 s, about 2 s left, loss 0.31");
    expect(outputs.at(-1)?.[0]["text/plain"]).to.equal("Training: 100 of 100 (100 %), 3 s, loss 0.31");
  });

  it("gives each progress an output of its own", () => {
    set({ LATENT_SKY_HEADLESS: undefined });
    const outputs = displayed(() => [progress(1, "a"), progress(1, "b")].forEach((line) => line.update(1)));
    expect(outputs[0]?.[1]?.id).not.to.equal(outputs[1]?.[1]?.id);
  });

  it("replaces its output every 10 s in headless runs of a notebook", () => {
    set({ LATENT_SKY_HEADLESS: "1" });
    let time = 0;
    const outputs = displayed(() => {
      const line = progress(undefined, "Sampling", { now: () => time });
      for (let done = 1; done <= 25; done++) {
        time += 1000;
        line.update(done);
      }
      line.finish("stopped");
    });
    const texts = outputs.map(([data]) => data["text/plain"]);
    expect(texts).to.deep.equal(["Sampling: 10, 10 s", "Sampling: 20, 20 s", "Sampling: 25, 25 s, stopped"]);
    expect(outputs.map(([, options]) => options?.update)).to.deep.equal([false, true, true]);
  });

  it("prints a line per 10 s at most in headless runs", () => {
    set({ LATENT_SKY_HEADLESS: "1" });
    let time = 0;
    const text = printed(() => {
      const line = progress(undefined, "Sampling", { now: () => time });
      for (let done = 1; done <= 25; done++) {
        time += 1000;
        line.update(done);
      }
      line.finish("stopped");
    });
    expect(text.split("\n")).to.deep.equal([
      "Sampling: 10, 10 s",
      "Sampling: 20, 20 s",
      "Sampling: 25, 25 s, stopped",
      "",
    ]);
  });

  it("prints nothing in headless runs of something short", () => {
    set({ LATENT_SKY_HEADLESS: "1" });
    let time = 0;
    const text = printed(() => {
      const line = progress(2, "Short", { now: () => time });
      line.update((time = 1));
      line.finish();
    });
    expect(text).to.equal("");
  });

  it("counts minutes, and stays at 100 % when more is done than was planned", () => {
    set({ LATENT_SKY_HEADLESS: undefined });
    let time = 0;
    const outputs = displayed(() => {
      const line = progress(10, "Long", { now: () => time });
      time = 125_000;
      line.update(11);
    });
    expect(outputs[0]?.[0]["text/plain"]).to.equal("Long: 11 of 10 (100 %), 2 min 5 s");
  });
});
