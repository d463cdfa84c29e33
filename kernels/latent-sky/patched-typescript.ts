import vm from "node:vm";
import type * as TypeScript from "@tslab/typescript-for-tslab";
import type { SourceMapChain } from "./cell-sources";
import { expandShorthand } from "./shorthand-properties";

type TypeScriptModule = typeof TypeScript;

const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)\s*$/;
/** tslab's name for the file that it turns from ES modules into CommonJS. */
const SECOND_STEP = "custom.js";

/** What a cell's compilation left behind for error messages. */
export interface CompilerTrace {
  /** the maps of the last file compiled: a cell's own, since tslab compiles it after its imports */
  readonly maps: SourceMapChain;
}

/**
 * Makes tslab's compiler keep source maps, look only at Node's ambient types, watch no folders, and see names of earlier
 * cells in `{ name }`, which tslab has no options for. (It would watch every folder below the root, `.venv` among them: seconds at each start.)
 * Must be called before any module of tslab is loaded; it exchanges the compiler in the module cache.
 */
export function patchTypeScript(): CompilerTrace {
  const path = require.resolve("@tslab/typescript-for-tslab");
  const original = require(path) as TypeScriptModule;
  const trace: { maps: SourceMapChain } = { maps: [] };

  const transpileModule: TypeScriptModule["transpileModule"] = (input, options) => {
    if (options.fileName !== SECOND_STEP) return original.transpileModule(input, options);
    const inline = INLINE_MAP.exec(input);
    const result = original.transpileModule(input.replace(INLINE_MAP, ""), {
      ...options,
      compilerOptions: { ...options.compilerOptions, sourceMap: true },
    });
    const first = Buffer.from(inline?.[1] ?? "", "base64").toString();
    trace.maps = inline === null || result.sourceMapText === undefined ? [] : [result.sourceMapText, first];
    return { ...result, outputText: result.outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, "") };
  };
  const createProgram = ((...parameters: Parameters<typeof original.createEmitAndSemanticDiagnosticsBuilderProgram>) => {
    const program = original.createEmitAndSemanticDiagnosticsBuilderProgram(...parameters);
    const emit = program.emit.bind(program);
    program.emit = (file, write, token, declarationsOnly, transformers) => {
      const expand = expandShorthand(original, program.getProgram().getTypeChecker());
      const before = [...(transformers?.before ?? []), expand];
      return emit(file, write, token, declarationsOnly, { ...transformers, before });
    };
    return program;
  }) as typeof original.createEmitAndSemanticDiagnosticsBuilderProgram;
  const createWatchCompilerHost = ((
    roots: string[],
    options: TypeScript.CompilerOptions,
    system: TypeScript.System,
    _createProgram: unknown,
    ...rest: unknown[]
  ) =>
    (original.createWatchCompilerHost as (...all: unknown[]) => unknown)(
      roots,
      { ...options, inlineSourceMap: true, types: ["node"] },
      Object.assign(system, { watchDirectory: () => ({ close() {} }) }),
      createProgram,
      ...rest,
    )) as TypeScriptModule["createWatchCompilerHost"];

  const cached = require.cache[path];
  if (cached !== undefined) cached.exports = withOverrides(original, { transpileModule, createWatchCompilerHost });
  return trace;
}

/**
 * Gives the scripts that tslab runs a file name per cell and, when another guard stops synchronous loops, takes
 * Node's own away from them: it would exchange the process's signal handler under that guard.
 */
export function patchScripts(fileName: () => string | undefined, guarded: () => boolean): void {
  const original = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    const prefix = /^\((?:async )?function\(exports, require\) \{ /.exec(code)?.[0];
    const filename = fileName();
    if (prefix === undefined || filename === undefined || typeof options !== "object")
      return original(code, options) as unknown;
    const breakOnSigint = options.breakOnSigint === true && !guarded();
    return original(code, { ...options, filename, columnOffset: -prefix.length, breakOnSigint }) as unknown;
  };
}

/** A copy of a module whose own exports are read-only. */
function withOverrides<Module extends object>(module: Module, overrides: Partial<Module>): Module {
  const descriptors = Object.getOwnPropertyDescriptors(module) as Record<string, PropertyDescriptor>;
  for (const [name, value] of Object.entries(overrides))
    descriptors[name] = { value, enumerable: true, writable: true };
  return Object.defineProperties({}, descriptors) as Module;
}
