import { startEngine } from "../../src/lib/backend/engine";
import { makeSimSiam, SIMSIAM_SIDE, simSiamStep } from "../../src/lib/models";
import { seed } from "../../src/lib/random";
import { uniforms } from "./training/inputs";
import type { Work } from "./work";

const BATCH = 64;

export const simSiamTrainingStep: Work = {
  name: "simsiam-step",
  what:
    "one training step of SimSiam (ResNet-18 of one channel, 128 x 128, two views of 64 patches, 11.8 M parameters, " +
    "gradient descent)",
  peer: ["simsiam.py"],
  threads: 2,
  gate: 0.85,
  repeats: 7,
  missing: () => undefined,
  async prepare() {
    const engine = await startEngine({ print: () => undefined });
    const root = seed(23);
    const step = simSiamStep(engine, makeSimSiam(engine, root.stream("weights")), { batch: BATCH });
    const [first, second] = ["first", "second"].map((view) => uniforms(root.stream(view), BATCH * SIMSIAM_SIDE ** 2));
    return () => void step.run({ first, second });
  },
};
