import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** One of the two that take turns: a process that answers each line with the milliseconds of one repeat. */
export interface Side {
  /** its first line: what it is */
  readonly version: string;
  /** milliseconds of one repeat */
  turn(): Promise<number>;
  end(): void;
}

export async function startSide(command: string, args: readonly string[], threads: number): Promise<Side> {
  const count = String(threads);
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, LATENT_SKY_THREADS: count },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${[command, ...args].join(" ")} ended early: has it the packages that it imports?`);
    return value;
  };
  return {
    version: await answer(),
    turn: async () => {
      child.stdin.write("\n");
      return Number(await answer());
    },
    end: () => child.stdin.end(),
  };
}
