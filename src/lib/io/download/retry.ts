import { DownloadError, PassingFailure } from "./download-error";
import { pause } from "./pause";

export interface RetryOptions {
  /** attempts in a row without progress before it gives up, default 5 */
  readonly attempts?: number;
  /** pause after the first failure, doubled after each further one up to a minute; default 1 s */
  readonly backOffSeconds?: number;
  readonly signal?: AbortSignal;
  /** told before every pause what failed and how long it waits */
  readonly onRetry?: (line: string) => void;
}

const LONGEST_PAUSE = 60;
/** A server that asks for more than this is not waited for. */
const LONGEST_WAIT = 600;

function giveUp(url: string, failure: PassingFailure, attempts: number): DownloadError {
  const asked = failure.waitSeconds ?? 0;
  const remedy =
    asked > LONGEST_WAIT
      ? `The server asks to come back in ${Math.round(asked / 60)} minutes: run the command again then.`
      : "Check the network and that the server is up, then run the command again: what has come is kept.";
  const found = `${failure.message}${attempts > 1 ? `, ${attempts} times in a row` : ""}`;
  return new DownloadError(url, { expected: `an answer from ${url}`, found, remedy, cause: failure }, failure.status);
}

/**
 * Does `task` again after each {@link PassingFailure}, with a growing pause, or the one that the server asks for.
 * The task calls `progressed` when it got on, which sets the count of attempts back.
 * @throws DownloadError when it gives up; the signal's reason; any other error of the task at once
 */
export async function retryPassing<T>(
  url: string,
  task: (progressed: () => void) => Promise<T>,
  { attempts = 5, backOffSeconds = 1, signal, onRetry }: RetryOptions = {},
): Promise<T> {
  for (let failures = 0; ; ) {
    signal?.throwIfAborted();
    try {
      return await task(() => (failures = 0));
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      failures++;
      const seconds = error.waitSeconds ?? Math.min(backOffSeconds * 2 ** (failures - 1), LONGEST_PAUSE);
      if (failures >= attempts || seconds > LONGEST_WAIT) throw giveUp(url, error, failures);
      onRetry?.(`${error.message}; again in ${seconds < 10 ? seconds.toPrecision(2) : Math.round(seconds)} s`);
      await pause(seconds, signal);
    }
  }
}
