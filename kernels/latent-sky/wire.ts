import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The first JSON frame of every message. */
export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

export type Content = Readonly<Record<string, unknown>>;

/** One message of the Jupyter protocol, its signature checked. */
export interface Message {
  /** ZeroMQ routing prefix; a reply carries it back */
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly parent: Content;
  readonly metadata: Content;
  readonly content: Content;
  readonly buffers: readonly Buffer[];
}

export interface OutgoingParts {
  readonly parent?: Header | undefined;
  readonly metadata?: Content;
  readonly buffers?: readonly Uint8Array[];
  readonly identities?: readonly Buffer[];
}

/** Frames that are no message of this connection: malformed, unsigned, forged or replayed. They are never answered. */
export class WireError extends Error {
  override readonly name = "WireError";
}

export const PROTOCOL_VERSION = "5.3";

const DELIMITER = Buffer.from("<IDS|MSG>");
const JSON_FRAMES = 4;
const REMEMBERED_SIGNATURES = 65_536;

/**
 * Reads and writes signed messages:
 * `[identities…, <IDS|MSG>, signature, header, parent, metadata, content, buffers…]`.
 * The signature covers the four JSON frames, not the buffers; an empty key means an unsigned connection.
 * Source: Jupyter messaging, "The Wire Protocol".
 */
export class Wire {
  readonly session = randomUUID();
  readonly #key: string;
  readonly #hash: string;
  readonly #seen = new Set<string>();

  constructor(key: string, scheme = "hmac-sha256") {
    const hash = /^hmac-(\w+)$/.exec(scheme)?.[1];
    if (hash === undefined)
      throw new WireError(`expected a signature scheme like "hmac-sha256", but found "${scheme}"`);
    this.#key = key;
    this.#hash = hash;
  }

  sign(frames: readonly Uint8Array[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac(this.#hash, this.#key);
    for (const frame of frames) hmac.update(frame);
    return hmac.digest("hex");
  }

  /** @throws WireError when the frames are not a message signed with this connection's key, seen for the first time */
  parse(frames: readonly Buffer[]): Message {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (at < 0) throw new WireError(`no delimiter in ${frames.length} frames`);
    const json = frames.slice(at + 2, at + 2 + JSON_FRAMES);
    const signature = frames[at + 1];
    if (signature === undefined || json.length < JSON_FRAMES) {
      throw new WireError(
        `expected a signature and ${JSON_FRAMES} JSON frames, but found ${frames.length - at - 1} frames`,
      );
    }
    this.#verify(signature, json);
    const [header, parent, metadata, content] = json.map(parseObject) as [Content, Content, Content, Content];
    if (typeof header["msg_id"] !== "string" || typeof header["msg_type"] !== "string") {
      throw new WireError("the header has no msg_id or no msg_type");
    }
    return {
      identities: frames.slice(0, at),
      header: header as unknown as Header,
      parent,
      metadata,
      content,
      buffers: frames.slice(at + 2 + JSON_FRAMES),
    };
  }

  serialize(
    type: string,
    content: object,
    { parent, metadata = {}, buffers = [], identities = [] }: OutgoingParts = {},
  ) {
    const header: Header = {
      msg_id: randomUUID(),
      session: this.session,
      username: "kernel",
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL_VERSION,
    };
    const json = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [...identities, DELIMITER, Buffer.from(this.sign(json)), ...json, ...buffers];
  }

  #verify(signature: Buffer, json: readonly Buffer[]): void {
    if (this.#key === "") return;
    const expected = Buffer.from(this.sign(json));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new WireError(signature.length === 0 ? "unsigned message" : "forged signature");
    }
    const text = expected.toString();
    if (this.#seen.has(text)) throw new WireError("repeated signature");
    this.#seen.add(text);
    if (this.#seen.size > REMEMBERED_SIGNATURES) this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }
}

function parseObject(frame: Buffer): Content {
  let value: unknown;
  try {
    value = JSON.parse(frame.toString());
  } catch (cause) {
    throw new WireError(`a frame is not JSON: ${frame.toString().slice(0, 40)}`, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WireError(`a frame is not a JSON object: ${frame.toString().slice(0, 40)}`);
  }
  return value as Content;
}
