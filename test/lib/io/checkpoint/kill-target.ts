// Writes checkpoints without end, to be killed: node --import tsx kill-target.ts FOLDER FIRST
import { writeCheckpoint } from "../../../../src/lib/io/checkpoint";
import { generation } from "./samples";

const [folder = "", first = "0"] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let number = Number(first); ; number = (number + 1) % 2000) writeCheckpoint(folder, generation(number, 5000));
