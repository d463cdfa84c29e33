/** Whether a training was asked to stop: by its signal, or by Ctrl-C in a plain program. */
export interface StopWatch {
  readonly stopped: boolean;
  end(): void;
}

/** Watches an abort signal and SIGINT until `end` is called. */
export function watchStop(signal?: AbortSignal): StopWatch {
  let interrupted = false;
  const onInterrupt = () => {
    interrupted = true;
  };
  process.on("SIGINT", onInterrupt);
  return {
    get stopped() {
      return interrupted || signal?.aborted === true;
    },
    end: () => void process.off("SIGINT", onInterrupt),
  };
}
