import { readFileSync } from "node:fs";
import { Publisher, Reply, Router } from "zeromq";
import { logToTerminal } from "./log";
import { Outbox } from "./outbox";
import { Wire, type Header, type Message, type OutgoingParts } from "./wire";

/** The file that a Jupyter client writes for its kernel. */
export interface ConnectionInfo {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme?: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
}

export type ChannelName = "shell" | "control" | "stdin";
export type Publish = (type: string, content: object, parts?: OutgoingParts) => void;
export type Respond = (request: Message, type: string, content: object, metadata?: object) => void;
export type Receive = (channel: ChannelName, message: Message, respond: Respond) => void;

/** The kernel's five sockets. */
export interface Channels {
  readonly publish: Publish;
  /** Binds the sockets and hands on every verified message; anything else is dropped with a note on the terminal. */
  open(receive: Receive): Promise<void>;
  /** resolves when everything sent so far has left */
  flushed(): Promise<void>;
}

export function readConnectionFile(path: string): ConnectionInfo {
  return JSON.parse(readFileSync(path, "utf8")) as ConnectionInfo;
}

/** Makes the sockets; what is published before they are open is lost, as on any publisher without subscribers. */
export function createChannels(info: ConnectionInfo): Channels {
  const wire = new Wire(info.key, info.signature_scheme);
  const iopub = new Publisher({ sendHighWaterMark: 0, linger: 1000 });
  const heartbeat = new Reply();
  const routers: Record<ChannelName, Router> = {
    shell: new Router({ sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: 1000 }),
    control: new Router({ linger: 1000 }),
    stdin: new Router({ linger: 1000 }),
  };
  const published = new Outbox(iopub);
  const outboxes = {
    shell: new Outbox(routers.shell),
    control: new Outbox(routers.control),
    stdin: new Outbox(routers.stdin),
  };
  const address = (port: number): string => `${info.transport}://${info.ip}:${port}`;

  return {
    publish(type, content, parts) {
      published.send([Buffer.from(`kernel.${type}`), ...wire.serialize(type, content, parts)]);
    },
    async open(receive) {
      await Promise.all([
        iopub.bind(address(info.iopub_port)),
        heartbeat.bind(address(info.hb_port)),
        routers.shell.bind(address(info.shell_port)),
        routers.control.bind(address(info.control_port)),
        routers.stdin.bind(address(info.stdin_port)),
      ]);
      for (const name of ["shell", "control", "stdin"] as const) {
        const respond: Respond = (request, type, content, metadata = {}) => {
          const parts = { parent: request.header, identities: request.identities, metadata: { ...metadata } };
          outboxes[name].send(wire.serialize(type, content, parts));
        };
        void listen(name, routers[name], wire, (message) => receive(name, message, respond));
      }
      void echo(heartbeat);
    },
    async flushed() {
      await Promise.all([published, ...Object.values(outboxes)].map((outbox) => outbox.flushed()));
    },
  };
}

/** Busy before, idle after: what a front end waits for around every request. */
export function statusOf(publish: Publish, parent: Header, state: "busy" | "idle"): void {
  publish("status", { execution_state: state }, { parent });
}

async function listen(name: string, socket: Router, wire: Wire, handle: (message: Message) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(wire.parse(frames));
    } catch (error) {
      logToTerminal(`dropped a message on ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function echo(heartbeat: Reply): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}
