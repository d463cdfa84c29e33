export { claims, CLAIMS_MIME, claimsBundle, type ClaimsDocument, type ClaimsOptions } from "./claims";
export { dataFolder } from "./data-folder";
export {
  judgeClaims, type ClaimDirection, type ClaimInput, type ClaimRow, type Interval, type RecordedValue, type Verdict,
} from "./judge-claims";
export { knownDifferences, type KnownDifference } from "./known-differences";
export { preset, PRESETS, type PresetName } from "./preset";
export { progress, type Progress, type ProgressOptions } from "./progress";
export {
  paperValues, recordedResult, type PaperValue, type PaperValues, type RecordedResult, type RecordedResultOptions,
} from "./published";
export { runSummary, summary, type RunSummary } from "./summary";
export { temporaryFolder } from "./temporary-folder";
