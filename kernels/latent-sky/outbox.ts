import { setImmediate as nextTurn } from "node:timers/promises";
import { logToTerminal } from "./log";

/** What an {@link Outbox} needs of a ZeroMQ socket. */
export interface SendingSocket {
  send(frames: Uint8Array[]): Promise<void>;
}

/**
 * Sends in order on a socket that takes one message at a time. Messages leave at once, also inside a synchronous
 * loop, until the socket asks for a turn of the event loop (after 512 in a row); the rest wait here.
 */
export class Outbox {
  readonly #socket: SendingSocket;
  readonly #waiting: Uint8Array[][] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(socket: SendingSocket) {
    this.#socket = socket;
  }

  send(frames: Uint8Array[]): void {
    this.#waiting.push(frames);
    this.#drain();
  }

  /** Resolves when everything given to `send` so far has left. */
  async flushed(): Promise<void> {
    do {
      await this.#last;
      await nextTurn();
      this.#drain();
    } while (this.#waiting.length > 0);
    await this.#last;
  }

  #drain(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (!this.#attempt(next)) {
        void this.#last.then(() => this.#drain());
        return;
      }
      this.#waiting.shift();
    }
  }

  #attempt(frames: Uint8Array[]): boolean {
    try {
      this.#last = this.#socket.send(frames).catch((error: unknown) => logToTerminal(`send: ${String(error)}`));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EBUSY") return false;
      logToTerminal(`send: ${String(error)}`);
      return true;
    }
  }
}
