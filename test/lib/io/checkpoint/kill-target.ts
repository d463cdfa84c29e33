// Writes checkpoints without end, to be killed; arguments: the folder, the first generation.
import { writeCheckpoint } from "../../../../src/lib/io/checkpoint";
import { generation } from "./samples";

const [folder = "", first = "0"] = process.argv.slice(2);
for (let number = Number(first); ; number++) {
  writeCheckpoint(folder, generation(number, 5000));
  if (number === Number(first)) process.stdout.write("ready\n");
}
