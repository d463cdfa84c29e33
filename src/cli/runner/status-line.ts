/** What a status line needs of a terminal's stream. */
export interface StatusStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A line at the foot of a terminal that says what runs now; nothing where there is no terminal. */
export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

const ERASE = "\r\u001b[K";

export function statusLine(stream: StatusStream = process.stderr): StatusLine {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`${ERASE}${text.slice(0, (stream.columns || 80) - 1)}`),
    clear: () => void stream.write(ERASE),
  };
}
