// Trains without end, to be killed: node -r tsx/cjs kill-target.ts FOLDER
import { train } from "../../../src/lib/training";
import { linearModel } from "./linear-model";

const [folder = ""] = process.argv.slice(2);
const onLog = ({ step }: { readonly step: number }) => void (step % 6 === 0 && process.stdout.write(`${step}\n`));
const checkpoint = { folder, everySteps: 3, resume: true };
void train({ ...linearModel().options, steps: 1_000_000, checkpoint, onLog });
