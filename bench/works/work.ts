/** The same work done by us and by a peer. */
export interface Work {
  readonly name: string;
  readonly what: string;
  /** the peer's half: a script in this folder and its arguments */
  readonly peer: readonly string[];
  /** of both halves, default 1 */
  readonly threads?: number;
  /** pairs of repeats, default 15 */
  readonly repeats?: number;
  /** largest ratio of our time to the peer's that is good enough; none is asked for without it */
  readonly gate?: number;
  /** why it cannot run here, or nothing */
  missing(): string | undefined;
  /** makes one repeat of our half */
  prepare(): (() => void) | Promise<() => void>;
}
