import type { CellLanguage } from "./cell-language";
import type { Content } from "./wire";

/** Content of the reply to a question about code that is not run: `complete`, `inspect`, `is_complete`. */
export function answerCodeQuestion(type: string, content: Content, language: CellLanguage): Content {
  const code = String(content["code"] ?? "");
  const cursor = typeof content["cursor_pos"] === "number" ? content["cursor_pos"] : code.length;
  if (type === "complete_request") {
    const { start, end, candidates } = language.complete(code, cursor);
    return { status: "ok", matches: candidates, cursor_start: start, cursor_end: end, metadata: {} };
  }
  if (type === "inspect_request") {
    const text = language.inspect(code, cursor);
    return {
      status: "ok",
      found: text !== undefined,
      data: text === undefined ? {} : { "text/plain": text },
      metadata: {},
    };
  }
  const { completed, indent = "" } = language.isComplete(code);
  return completed ? { status: "complete" } : { status: "incomplete", indent };
}

/** Content of the error reply to such a question. */
export function failedAnswer(error: unknown): Content {
  const evalue = error instanceof Error ? error.message : String(error);
  return { status: "error", ename: "InternalError", evalue, traceback: [evalue] };
}
