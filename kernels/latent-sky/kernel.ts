import { KERNEL_BRIDGE, type KernelBridge } from "../../src/widgets/host";
import type { CellLanguage } from "./cell-language";
import { CellQueue } from "./cell-queue";
import { createChannels, statusOf, type ConnectionInfo, type Receive } from "./channels";
import { Comms } from "./comms";
import { createDisplay } from "./display";
import { createInterrupt } from "./interrupt";
import { kernelInfo } from "./kernel-info";
import { logToTerminal } from "./log";
import { startLoopGuard } from "./loop-guard";
import { RejectionLog } from "./rejections";
import { answerCodeQuestion, failedAnswer } from "./requests";
import { Runs } from "./runs";
import { Streams } from "./streams";
import type { Message } from "./wire";

export interface KernelOptions {
  /** where imports are resolved from; files that cells name are found from the process's working directory */
  readonly root: string;
  readonly connection: ConnectionInfo;
  /** ms that a stopped cell has to end by itself */
  readonly grace?: number;
}

/** The compiler takes about a second to load: once the client's first request is answered, or none comes, in ms. */
const LOADING_DELAY = { answered: 10, unasked: 500 } as const;

/** Starts the kernel in this process: sockets first, then the compiler. */
export async function startKernel({ root, connection, grace = 1500 }: KernelOptions): Promise<void> {
  let loaded: CellLanguage | undefined;
  let loading: Promise<CellLanguage> | undefined;
  const channels = createChannels(connection);
  const { publish } = channels;
  const runs = new Runs();
  const streams = new Streams(runs, (run, name, text) =>
    publish("stream", { name, text }, { parent: run.area.header }),
  );
  const rejections = new RejectionLog(
    runs,
    streams,
    () => cells.running,
    () => loaded,
  );
  const comms = new Comms(publish, runs, (error, run) => rejections.report("WidgetError", error, run));
  const display = createDisplay(publish, streams, runs);
  const guard = startLoopGuard(grace);
  const language = (): Promise<CellLanguage> => (loading ??= load());
  const cells: CellQueue = new CellQueue({
    language,
    publish,
    rejections,
    runs,
    streams,
    terminations: () => guard.terminations,
  });
  const interrupt = createInterrupt({ runs, language: () => loaded, grace });

  async function load(): Promise<CellLanguage> {
    const { createCellLanguage } = await import("./cell-language");
    loaded = createCellLanguage({
      root,
      guarded: () => guard.guarding,
      compiling: (busy) => guard.compiling(busy),
      warn: (text) => streams.write("stderr", text),
      display: (data, id, update) => display(data, id === undefined ? { update } : { id, update }),
    });
    return loaded;
  }

  async function shutDown(): Promise<never> {
    streams.flush();
    await channels.flushed();
    process.exit(0);
  }

  async function answer(message: Message, respond: Parameters<Receive>[2]): Promise<void> {
    const { content } = message;
    const type = message.header.msg_type;
    switch (type) {
      case "kernel_info_request":
        setTimeout(() => void language(), LOADING_DELAY.answered);
        return respond(message, "kernel_info_reply", kernelInfo(root));
      case "history_request":
        return respond(message, "history_reply", { status: "ok", history: [] });
      case "comm_info_request":
        return respond(message, "comm_info_reply", comms.info(content["target_name"]));
      case "comm_open":
      case "comm_msg":
      case "comm_close":
        return comms.receive(message);
      case "interrupt_request":
        interrupt();
        return respond(message, "interrupt_reply", { status: "ok" });
      case "shutdown_request":
        return respond(message, "shutdown_reply", { status: "ok", restart: content["restart"] === true });
      case "complete_request":
      case "inspect_request":
      case "is_complete_request":
        return respond(message, type.replace("_request", "_reply"), await answerAboutCode(type, message));
      default:
        logToTerminal(`no answer to a message of type "${type}"`);
    }
  }

  async function answerAboutCode(type: string, { content }: Message) {
    try {
      return answerCodeQuestion(type, content, await language());
    } catch (error) {
      return failedAnswer(error);
    }
  }

  const receive: Receive = (channel, message, respond) => {
    if (channel === "stdin") return;
    if (message.header.msg_type === "execute_request" && channel === "shell") {
      cells.add(message, respond);
      return;
    }
    void (async () => {
      statusOf(publish, message.header, "busy");
      try {
        await answer(message, respond);
      } catch (error) {
        logToTerminal(`${message.header.msg_type}: ${String(error)}`);
      }
      statusOf(publish, message.header, "idle");
      // a front end shows the last status that it saw, and the cell is still at work
      if (cells.running !== undefined) statusOf(publish, cells.running.parent, "busy");
      if (message.header.msg_type === "shutdown_request") await shutDown();
    })();
  };

  const bridge: KernelBridge = {
    name: "latent-sky",
    display,
    get signal() {
      return runs.current?.controller.signal ?? new AbortController().signal;
    },
    openWidget: (state, handlers) => comms.openWidget(state, handlers),
  };
  Object.assign(globalThis, { [KERNEL_BRIDGE]: bridge });

  streams.capture();
  rejections.capture();
  process.on("SIGINT", interrupt);
  await channels.open(receive);
  setTimeout(() => void language(), LOADING_DELAY.unasked);
}
