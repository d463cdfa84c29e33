import { createInterface } from "node:readline";
import { works } from "./works";

/** Our half of one work, in a process of its own: answers each line with the milliseconds of one repeat, as peer.py does. */
async function serve(name: string | undefined): Promise<void> {
  const work = works.find((candidate) => candidate.name === name);
  if (work === undefined) throw new Error(`no work named ${name ?? "nothing"}`);
  const repeat = await work.prepare();
  repeat();
  console.log("ready");
  createInterface({ input: process.stdin }).on("line", () => {
    const start = performance.now();
    repeat();
    console.log(performance.now() - start);
  });
}

serve(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
