import { isRecord, type Notebook, type NotebookOutput } from "./notebook-file";

export const CLAIMS_MIME = "application/vnd.latent-sky.claims+json";

/** The verdicts that a claim can have, in the order in which they are counted. */
export const VERDICTS = ["pass", "fail", "reported", "known", "not-run"] as const;

export type Verdict = (typeof VERDICTS)[number];

/** One claim of a notebook: a number of ours, beside the paper's where it published one. */
export interface ClaimRow {
  readonly id: string;
  readonly what: string;
  readonly paper: number | null;
  readonly ours: number | null;
  readonly verdict: Verdict;
  readonly direction?: string;
  readonly target?: unknown;
  readonly error?: unknown;
  readonly n?: unknown;
  readonly source?: unknown;
  /** 95 % interval of ours */
  readonly bound?: unknown;
  readonly note?: string;
}

/** What one claims output holds. */
export interface ClaimsDocument {
  readonly notebook?: string;
  readonly preset?: string;
  readonly rows: readonly ClaimRow[];
}

/** The claims in an output; undefined when it has none. @throws Error with the reason when they are malformed */
export function readClaims(output: NotebookOutput): ClaimsDocument | undefined {
  const stored = output.data?.[CLAIMS_MIME];
  if (stored === undefined) return undefined;
  const value: unknown = typeof stored === "string" ? JSON.parse(stored) : stored;
  if (!isRecord(value) || !Array.isArray(value.rows) || value.rows.length === 0) throw new Error("claims without rows");
  for (const row of value.rows as unknown[]) {
    if (!isRecord(row) || typeof row.id !== "string" || row.id === "") throw new Error("a claim without an id");
    if (!VERDICTS.includes(row.verdict as Verdict)) {
      throw new Error(
        `claim ${row.id} has the verdict ${JSON.stringify(row.verdict)}, not one of ${VERDICTS.join(", ")}`,
      );
    }
  }
  return value as unknown as ClaimsDocument;
}

/** All claims of a notebook in the order of their cells; malformed ones are left out (the checker reports them). */
export function collectClaims(notebook: Notebook): ClaimRow[] {
  return notebook.cells
    .flatMap((cell) => cell.outputs ?? [])
    .flatMap((output) => {
      try {
        return readClaims(output)?.rows ?? [];
      } catch {
        return [];
      }
    });
}

/** Counts verdicts in words, `3 pass 1 reported`. */
export function countVerdicts(claims: readonly ClaimRow[]): string {
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    n: claims.filter((claim) => claim.verdict === verdict).length,
  }));
  return (
    counts
      .filter(({ n }) => n > 0)
      .map(({ verdict, n }) => `${n} ${verdict}`)
      .join(" ") || "none"
  );
}
