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

export const KERNEL_BRIDGE = Symbol.for("latent-sky.kernel");
