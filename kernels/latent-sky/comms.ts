import { randomUUID } from "node:crypto";
import type { LiveWidget, WidgetHandlers } from "../../src/widgets/host";
import { bytesOf, mergeBuffers, splitBuffers, type BufferPath } from "./buffers";
import type { Publish } from "./channels";
import { Run, STOPPED, type OutputArea, type Runs } from "./runs";
import type { Content, Header, Message } from "./wire";

const WIDGET_TARGET = "jupyter.widget";
const CONTROL_TARGET = "jupyter.widget.control";
const WIDGET_PROTOCOL = { version: "2.1.0" };

type AnyState = Record<string, unknown>;

interface WidgetComm {
  readonly state: AnyState;
  readonly handlers: WidgetHandlers<AnyState>;
  /** the cell that opened it: what its callbacks print appears there */
  readonly area: OutputArea | undefined;
  /** messages of one widget are handled one after the other */
  turn: Promise<void>;
}

/**
 * The widgets of the page: ipywidgets' comm protocol 2.1.0 with binary buffers both ways, `echo_update`, custom
 * messages and the control comm from which a reloaded page fetches all states.
 */
export class Comms {
  readonly #widgets = new Map<string, WidgetComm>();
  readonly #controls = new Set<string>();
  readonly #publish: Publish;
  readonly #runs: Runs;
  readonly #report: (error: unknown, run: Run) => void;

  /** @param report shows what a widget's callback threw */
  constructor(publish: Publish, runs: Runs, report: (error: unknown, run: Run) => void) {
    this.#publish = publish;
    this.#runs = runs;
    this.#report = report;
  }

  /** Content of a `comm_info_reply`. */
  info(targetName: unknown): Content {
    const comms: Record<string, { target_name: string }> = {};
    for (const id of this.#widgets.keys()) comms[id] = { target_name: WIDGET_TARGET };
    for (const id of this.#controls) comms[id] = { target_name: CONTROL_TARGET };
    const asked = Object.entries(comms).filter(([, comm]) => !targetName || comm.target_name === targetName);
    return { status: "ok", comms: Object.fromEntries(asked) };
  }

  openWidget<State extends object>(state: State, handlers: WidgetHandlers<State> = {}): LiveWidget<State> {
    const id = randomUUID().replaceAll("-", "");
    const comm: WidgetComm = {
      state: { ...state } as AnyState,
      handlers: handlers as WidgetHandlers<AnyState>,
      area: this.#runs.current?.area,
      turn: Promise.resolve(),
    };
    this.#widgets.set(id, comm);
    const split = splitBuffers(comm.state);
    this.#send(
      "comm_open",
      id,
      { target_name: WIDGET_TARGET },
      { state: split.state, buffer_paths: split.paths },
      split.buffers,
    );
    const open = (): boolean => this.#widgets.has(id);
    return {
      id,
      state: comm.state as State,
      update: (change) => {
        Object.assign(comm.state, change);
        if (open()) this.#sendState(id, "update", change);
      },
      send: (content, buffers = []) => {
        if (open()) this.#send("comm_msg", id, {}, { method: "custom", content }, buffers.map(bytesOf));
      },
      close: () => {
        if (this.#widgets.delete(id)) this.#send("comm_close", id, {}, {});
      },
    };
  }

  /** Handles `comm_open`, `comm_msg` and `comm_close`; resolves when the widget's callback is done. */
  async receive({ header, content, buffers }: Message): Promise<void> {
    const id = String(content["comm_id"]);
    const data = asObject(content["data"]);
    if (header.msg_type === "comm_open") return this.#opened(id, content["target_name"], header);
    if (this.#controls.has(id)) {
      if (header.msg_type === "comm_close") this.#controls.delete(id);
      else if (data["method"] === "request_states") this.#sendAllStates(id, header);
      return;
    }
    const comm = this.#widgets.get(id);
    if (comm === undefined) return;
    const turn = comm.turn.then(() => this.#handle(id, comm, header, data, buffers));
    comm.turn = turn;
    await turn;
  }

  #opened(id: string, target: unknown, parent: Header): void {
    if (target === CONTROL_TARGET) this.#controls.add(id);
    else this.#publish("comm_close", { comm_id: id, data: {} }, { parent });
  }

  async #handle(
    id: string,
    comm: WidgetComm,
    header: Header,
    data: Content,
    buffers: readonly Buffer[],
  ): Promise<void> {
    const run = new Run(header, comm.area ?? { header, label: "a widget" });
    try {
      const outcome = await this.#runs.execute(run, () => this.#react(id, comm, header, data, buffers));
      if (outcome === STOPPED) throw new Error("the widget's callback was stopped");
    } catch (error) {
      this.#report(error, run);
    }
  }

  async #react(id: string, comm: WidgetComm, header: Header, data: Content, buffers: readonly Buffer[]): Promise<void> {
    const { handlers } = comm;
    if (header.msg_type === "comm_close") {
      this.#widgets.delete(id);
      handlers.onClose?.();
    } else if (data["method"] === "update") {
      const change = mergeBuffers({ ...asObject(data["state"]) }, asPaths(data["buffer_paths"]), buffers);
      Object.assign(comm.state, change);
      this.#sendState(id, "echo_update", change);
      await handlers.onUpdate?.(change);
    } else if (data["method"] === "request_state") {
      this.#sendState(id, "update", comm.state);
    } else if (data["method"] === "custom") {
      await handlers.onCustom?.(data["content"], buffers);
    }
  }

  #sendState(id: string, method: "update" | "echo_update", change: object): void {
    const { state, paths, buffers } = splitBuffers(change);
    this.#send("comm_msg", id, {}, { method, state, buffer_paths: paths }, buffers);
  }

  #sendAllStates(controlId: string, parent: Header): void {
    const states: Record<string, unknown> = {};
    const paths: BufferPath[] = [];
    const buffers: Buffer[] = [];
    for (const [id, { state }] of this.#widgets) {
      const split = splitBuffers(state);
      states[id] = {
        model_name: state["_model_name"],
        model_module: state["_model_module"],
        model_module_version: state["_model_module_version"],
        state: split.state,
      };
      paths.push(...split.paths.map((path) => [id, "state", ...path]));
      buffers.push(...split.buffers);
    }
    const data = { method: "update_states", states, buffer_paths: paths };
    this.#publish("comm_msg", { comm_id: controlId, data }, { parent, buffers });
  }

  #send(type: string, id: string, fields: object, data: object, buffers: readonly Buffer[] = []): void {
    const metadata = type === "comm_open" ? WIDGET_PROTOCOL : {};
    this.#publish(type, { comm_id: id, ...fields, data }, { parent: this.#runs.current?.parent, metadata, buffers });
  }
}

function asObject(value: unknown): Content {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Content) : {};
}

function asPaths(value: unknown): readonly BufferPath[] {
  return Array.isArray(value) ? value.filter((path): path is BufferPath => Array.isArray(path)) : [];
}
