import { AsyncLocalStorage } from "node:async_hooks";
import { format, types } from "node:util";
import { CellSources, type CellSource } from "./cell-sources";
import {
  describeDiagnostics,
  describeError,
  INTERRUPTED,
  isInterruption,
  type CellDiagnostic,
  type ReplyError,
} from "./errors";
import { LostNames } from "./lost-names";
import { patchScripts, patchTypeScript } from "./patched-typescript";

/** Shown in place of a promise that is a cell's value: its insides would be the kernel's own bookkeeping. */
const UNAWAITED = "Promise (write `await` before it to see its value)";

export interface CellLanguageOptions {
  /** where imports of packages and of `./files` are resolved from, wherever the notebook lies */
  readonly root: string;
  /** shows what `tslab.display` is given */
  readonly display: (data: Readonly<Record<string, unknown>>, id: string | undefined, update: boolean) => void;
  /** shows warnings of the compiler itself */
  readonly warn: (text: string) => void;
  /** true when something else than Node's own watch stops synchronous loops */
  readonly guarded: () => boolean;
  /** called around compilation, which must not be cut short */
  readonly compiling: (busy: boolean) => void;
}

/** Compiles, runs, completes and explains cells: tslab behind an interface of ours. */
export interface CellLanguage {
  /** Runs a cell; its failure is the value, not a rejection. */
  execute(cell: CellSource): Promise<ReplyError | undefined>;
  describe(error: unknown): ReplyError;
  complete(code: string, cursor: number): { start: number; end: number; candidates: string[] };
  inspect(code: string, cursor: number): string | undefined;
  isComplete(code: string): { completed: boolean; indent?: string | undefined };
  /** Stops waiting for the promise of the running cell. */
  interrupt(): void;
}

/** What one execution leaves behind, wherever tslab calls back from. */
interface Trace {
  readonly fileName: string;
  diagnostics: readonly CellDiagnostic[];
  readonly failures: unknown[][];
}

/**
 * tslab is loaded here and takes about a second: call it when the kernel has answered its first request.
 * It takes the working directory of this moment for the folder of the cells, so it is loaded in `root`; afterwards the
 * process is back where Jupyter started it, in the notebook's folder, from where cells read and write files.
 */
export function createCellLanguage(options: CellLanguageOptions): CellLanguage {
  const folder = process.cwd();
  options.compiling(true);
  process.chdir(options.root);
  try {
    return loadCellLanguage(options);
  } finally {
    process.chdir(folder);
    options.compiling(false);
  }
}

function loadCellLanguage({ root, display, warn, guarded, compiling }: CellLanguageOptions): CellLanguage {
  const compilerTrace = patchTypeScript();
  const tslab = loadTslab();
  const sources = new CellSources();
  const lostNames = new LostNames();
  const traces = new AsyncLocalStorage<Trace>();

  const converter = tslab.createConverter({ isJS: false, isBrowser: false });
  const node = {
    ...converter,
    convert(previous: string, code: string) {
      const result = uninterrupted(() => converter.convert(previous, code));
      const trace = traces.getStore();
      if (trace !== undefined) {
        trace.diagnostics = result.diagnostics;
        sources.setCompiled(trace.fileName, compilerTrace.maps, result.output ?? "");
      }
      return result;
    },
  };
  const close = (): void => converter.close();
  const executor = tslab.createExecutor(
    root,
    { node, browser: node, close },
    {
      log: (...values: unknown[]) => console.log(...values.map((value) => (types.isPromise(value) ? UNAWAITED : value))),
      error: (...values: unknown[]) => void traces.getStore()?.failures.push(values),
    },
  );
  patchScripts(() => traces.getStore()?.fileName, guarded);
  tslab.setDisplay((data, update) => display(data.data, data.transient?.display_id, update));

  function uninterrupted<T>(work: () => T): T {
    compiling(true);
    try {
      return work();
    } finally {
      compiling(false);
    }
  }

  return {
    async execute(cell) {
      const trace: Trace = { fileName: sources.add(cell), diagnostics: [], failures: [] };
      const succeeded = uninterrupted(() => lostNames.start(cell));
      try {
        const ok = await traces.run(trace, () => executor.execute(cell.code));
        if (ok) {
          succeeded();
          for (const failure of trace.failures) warn(`${format(...failure)}\n`);
          return undefined;
        }
      } catch (error) {
        return describeError(error, sources, root);
      }
      if (trace.diagnostics.length > 0) {
        return describeDiagnostics(lostNames.explain(trace.diagnostics, cell), cell);
      }
      const thrown = trace.failures.at(-1)?.[0];
      return isInterruption(thrown) ? INTERRUPTED : describeError(thrown, sources, root);
    },
    describe: (error) => describeError(error, sources, root),
    complete: (code, cursor) => uninterrupted(() => executor.complete(code, cursor)),
    inspect(code, cursor) {
      const info = uninterrupted(() => executor.inspect(code, cursor)) as
        Parameters<typeof tslab.printQuickInfo>[0] | undefined;
      return info === undefined || info === null ? undefined : tslab.printQuickInfo(info);
    },
    isComplete: (code) => tslab.isCompleteCode(code),
    interrupt: () => executor.interrupt(),
  };
}

interface DisplayData {
  readonly data: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

type DisplayWriter = (data: DisplayData, update: boolean) => void;

/** To be called after {@link patchTypeScript}, hence no imports at the top. */
function loadTslab() {
  const { createConverter, isCompleteCode } = require("tslab/dist/converter") as typeof import("tslab/dist/converter");
  const { createExecutor } = require("tslab/dist/executor") as typeof import("tslab/dist/executor");
  const { printQuickInfo } = require("tslab/dist/inspect") as typeof import("tslab/dist/inspect");
  const jupyter = require("tslab/dist/jupyter") as { lastWriteDisplayData: DisplayWriter };
  const setDisplay = (write: DisplayWriter): void => {
    jupyter.lastWriteDisplayData = write;
  };
  return { createConverter, createExecutor, isCompleteCode, printQuickInfo, setDisplay };
}
