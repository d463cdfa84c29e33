const EVERY_MS = 10_000;

/** What a computation calls as it goes on: says how far it is, at most every 10 s. */
export function sayProgress(say: (line: string) => void, what: string, now = () => performance.now()): (done: number, total: number) => void {
  let said = now();
  return (done, total) => {
    if (now() - said < EVERY_MS) return;
    said = now();
    say(`${done} of ${total} ${what}`);
  };
}
