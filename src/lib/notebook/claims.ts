import { OptionError } from "../errors";
import { formatNumber, host, table, type MimeBundle, type Row } from "../../widgets";
import { judgeClaims, type ClaimInput, type ClaimRow, type Verdict } from "./judge-claims";
import { knownDifferences, type KnownDifference } from "./known-differences";
import { preset, type PresetName } from "./preset";

export const CLAIMS_MIME = "application/vnd.latent-sky.claims+json";

/** All claims of one notebook, as stored in its output. */
export interface ClaimsDocument {
  readonly notebook: string;
  readonly preset: PresetName;
  readonly rows: readonly ClaimRow[];
}

export interface ClaimsOptions {
  /** the notebook's name, e.g. "solar/03-parameters" (`LATENT_SKY_NOTEBOOK`, else what Jupyter says it runs) */
  readonly notebook?: string;
  /** the claims that may fail (those of datasets/known-differences.json) */
  readonly known?: readonly KnownDifference[];
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  pass: "✓ pass",
  fail: "✗ fail",
  reported: "reported",
  known: "known difference",
  "not-run": "not run",
};

/** `notebooks/solar/03-parameters.ipynb`, wherever it lies, as `solar/03-parameters`. */
function notebookName(): string {
  const path = process.env.LATENT_SKY_NOTEBOOK ?? process.env.JPY_SESSION_NAME ?? "";
  return path
    .replaceAll("\\", "/")
    .replace(/^.*\/?notebooks\//, "")
    .replace(/\.ipynb$/, "");
}

function gateText({ direction, target }: ClaimRow): string {
  if (target === null) return "–";
  if (typeof target !== "number") return `${formatNumber(target[0])} to ${formatNumber(target[1])}`;
  return `${direction === "at-least" ? "≥" : "≤"} ${formatNumber(target)}`;
}

function oursText({ ours, error, bound }: ClaimRow): string {
  if (ours === null) return "–";
  const spread =
    bound !== undefined
      ? ` [${bound.map((end) => formatNumber(end)).join(", ")}]`
      : error
        ? ` ± ${formatNumber(error, 2)}`
        : "";
  return formatNumber(ours) + spread;
}

function verdictText({ verdict, boundPasses }: ClaimRow, mark: number | undefined): string {
  const bounded = boundPasses === undefined ? "" : boundPasses ? ", 95 % bound too" : ", 95 % bound not";
  return SIGNS[verdict] + (verdict === "pass" ? bounded : "") + (mark === undefined ? "" : ` (${mark})`);
}

const toRow = (row: ClaimRow, mark: number | undefined): Row => ({
  claim: row.id,
  what: row.what,
  paper: row.paper,
  ours: oursText(row),
  gate: gateText(row),
  n: row.n,
  verdict: verdictText(row, mark),
  source: row.source,
});

/** Judges claims and gives the document with its output. @throws OptionError on claims that are not well formed */
export function claimsBundle(
  inputs: readonly ClaimInput[],
  { notebook = notebookName(), known = knownDifferences() }: ClaimsOptions = {},
): { readonly document: ClaimsDocument; readonly data: MimeBundle } {
  if (inputs.length === 0) {
    throw new OptionError({
      expected: "at least one claim",
      found: "none",
      remedy: "A notebook ends with what it claims.",
    });
  }
  const name = preset();
  const document: ClaimsDocument = { notebook, preset: name, rows: judgeClaims(inputs, { preset: name, known }) };
  const noted = document.rows.filter(({ note }) => note !== undefined);
  const mark = (row: ClaimRow) => (row.note === undefined ? undefined : noted.indexOf(row) + 1);
  const view = table(
    document.rows.map((row) => toRow(row, mark(row))),
    {
      caption: `Claims (preset ${name})`,
      most: document.rows.length,
      notes: noted.map(({ note = "" }, i) => `(${i + 1}) ${note}`),
    },
  );
  return { document, data: { ...view.bundle(), [CLAIMS_MIME]: document } };
}

/**
 * Ends a notebook: judges its numbers and shows them as a table, stored for the report in the same output.
 * A failing claim does not throw; the run that checks the notebook fails.
 * @throws OptionError on claims that are not well formed
 */
export function claims(inputs: readonly ClaimInput[], options: ClaimsOptions = {}): void {
  host().display(claimsBundle(inputs, options).data);
}
