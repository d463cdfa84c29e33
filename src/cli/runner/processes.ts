import { readFileSync } from "node:fs";

/** A process with the time it started, so that a later one with its number is told apart. */
export interface ProcessStamp {
  readonly pid: number;
  readonly started: string;
  readonly parent: number;
}

/** What /proc says of a process; undefined when it is gone or a zombie, or where there is no /proc. */
export function stampOf(pid: number): ProcessStamp | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent = "0"] = fields;
    return state === "Z" || state === "X" ? undefined : { pid, parent: Number(parent), started: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

/** The processes between this one and the `npm` that began it, both ends included; none when npm did not begin it. */
export function launchers(self: number = process.pid, environment: NodeJS.ProcessEnv = process.env): ProcessStamp[] {
  if (environment.npm_lifecycle_event === undefined) return [];
  const found: ProcessStamp[] = [];
  for (let stamp = stampOf(self); stamp !== undefined && stamp.parent > 1 && found.length < 6;) {
    stamp = stampOf(stamp.parent);
    if (stamp === undefined) break;
    found.push(stamp);
    if (isNpm(stamp.pid)) return found;
  }
  return [];
}

/**
 * Calls back once when a process that `npm run` started this one through has ended (killed outright, it passes no
 * signal on). @returns a function that ends the watch
 */
export function watchLaunchers(
  onGone: () => void,
  stamps: readonly ProcessStamp[] = launchers(),
  everyMs = 500,
): () => void {
  if (stamps.length === 0) return () => undefined;
  const timer = setInterval(() => {
    if (stamps.every(({ pid, started }) => stampOf(pid)?.started === started)) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function isNpm(pid: number): boolean {
  try {
    return /^npm(?: |\0|$)|\/npm(?:-cli\.js)?(?:\0|$)/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
}
