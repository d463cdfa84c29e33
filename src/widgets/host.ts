/** A MIME bundle: what a Jupyter front end may choose from to draw one output. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Where a bundle goes: `id` names an output that a later call with `update` replaces in place. */
export interface DisplayOptions {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly update?: boolean;
}

/** A live widget whose state is shared with the page over a Jupyter comm; typed arrays travel as binary frames. */
export interface LiveWidget<State extends object = Record<string, unknown>> {
  readonly id: string;
  readonly state: Readonly<State>;
  update(change: Partial<State>): void;
  send(content: unknown, buffers?: readonly ArrayBufferView[]): void;
  close(): void;
}

/** What the kernel calls when the page changes a live widget. */
export interface WidgetHandlers<State extends object = Record<string, unknown>> {
  onUpdate?(change: Partial<State>): void | Promise<void>;
  onCustom?(content: unknown, buffers: readonly Buffer[]): void | Promise<void>;
  onClose?(): void;
}

/** What the notebook's kernel offers to the library, found under {@link KERNEL_BRIDGE} on the global object. */
export interface KernelBridge {
  readonly name: "latent-sky";
  display(data: MimeBundle, options?: DisplayOptions): void;
  /** aborted when the user stops the running cell */
  readonly signal: AbortSignal;
  openWidget<State extends object>(state: State, handlers?: WidgetHandlers<State>): LiveWidget<State>;
}

export const KERNEL_BRIDGE: unique symbol = Symbol.for("latent-sky.kernel");

/** Where outputs of this process go. */
export interface Host {
  /** "latent-sky": our kernel; "tslab": the stock one; "node": a plain program, which prints the text of a bundle */
  readonly name: "latent-sky" | "tslab" | "node";
  display(data: MimeBundle, options?: DisplayOptions): void;
  readonly signal: AbortSignal;
  /** our kernel's bridge, where live widgets can be opened */
  readonly bridge?: KernelBridge;
}

type WriteDisplayData = (content: object, update: boolean) => void;

const neverAborted = new AbortController().signal;

function stockTslab(): WriteDisplayData | undefined {
  const file = Object.keys(require.cache).find((path) => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path));
  const loaded: unknown = file === undefined ? undefined : require.cache[file]?.exports;
  const write = (loaded as { lastWriteDisplayData?: unknown } | undefined)?.lastWriteDisplayData;
  return typeof write === "function" ? (write as WriteDisplayData) : undefined;
}

const tslabContent = (data: MimeBundle, { metadata = {}, id }: DisplayOptions = {}) => ({
  data,
  metadata,
  transient: id === undefined ? {} : { display_id: id },
});

function printText(data: MimeBundle): void {
  const text = data["text/plain"];
  process.stdout.write(`${typeof text === "string" ? text : JSON.stringify(data)}\n`);
}

/** The host of this process, asked anew at every call: a cell of our kernel, of stock tslab, or a plain program. */
export function host(): Host {
  const bridge = (globalThis as { [KERNEL_BRIDGE]?: KernelBridge })[KERNEL_BRIDGE];
  if (bridge !== undefined) {
    return {
      name: "latent-sky",
      display: (data, options) => bridge.display(data, options),
      signal: bridge.signal,
      bridge,
    };
  }
  const write = stockTslab();
  if (write !== undefined) {
    const display: Host["display"] = (data, options) => write(tslabContent(data, options), options?.update === true);
    return { name: "tslab", display, signal: neverAborted };
  }
  return { name: "node", display: printText, signal: neverAborted };
}

/** Aborted when the user stops the running cell; never aborted where the kernel cannot tell. */
export const cellSignal = (): AbortSignal => host().signal;
