import type { CellSource } from "./cell-sources";
import { declaredNames } from "./declared-names";
import type { CellDiagnostic } from "./errors";

/** The compiler's words for an unknown name, with or without a guess at what was meant (TS2304, TS2552 and others). */
const UNKNOWN_NAME = /^Cannot find name '([^']+)'|^No value exists in scope for the shorthand property '([^']+)'/;

/**
 * Remembers which names were declared in cells that failed: tslab forgets all that such a cell declared, and its reader
 * wonders why a name that stands in the notebook is not found.
 */
export class LostNames {
  readonly #labels = new Map<string, string>();

  /** Takes a cell's names for lost until the function that it returns says that the cell succeeded. */
  start({ code, label }: CellSource): () => void {
    const names = declaredNames(code);
    for (const name of names) this.#labels.set(name, label);
    return () => {
      for (const name of names) this.#labels.delete(name);
    };
  }

  /** Adds to what the compiler says of an unknown name where it was declared. */
  explain(diagnostics: readonly CellDiagnostic[], { label }: CellSource): readonly CellDiagnostic[] {
    return diagnostics.map((diagnostic) => {
      const found = UNKNOWN_NAME.exec(diagnostic.messageText);
      const from = this.#labels.get(found?.[1] ?? found?.[2] ?? "");
      if (from === undefined || from === label || diagnostic.fileName !== undefined) return diagnostic;
      const hint = `It was declared in ${from}, which failed: mend and run that cell again.`;
      return { ...diagnostic, messageText: `${diagnostic.messageText} ${hint}` };
    });
  }
}
