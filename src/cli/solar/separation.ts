import { evaluateSeparation, type SeparationEvaluation } from "../../lib/solar/separation";
import type { Evaluation } from "../evaluate/evaluation";
import { sayProgress } from "./say-progress";

/** The scores as lines of text. */
export function describeSeparation({ scores, n, leftOut }: SeparationEvaluation): string[] {
  const score = ({ value, interval: [low, high] }: SeparationEvaluation["scores"]["mm"]["transport"]["all"]) =>
    `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  const lines = (["mm", "pixels"] as const).flatMap((unit) =>
    (["transport", "centroids"] as const).map((measure) => {
      const { all, bipoles, complexes, partial } = scores[unit][measure];
      const name = `${measure}, ${unit === "mm" ? "Mm" : "pixels"}`;
      return `${name}: all ${score(all)}, bipoles ${score(bipoles)}, complexes ${score(complexes)}, at fixed field and area ${score(partial)}`;
    }));
  return [`Spearman's correlation with the true footpoint distances of ${n - leftOut} simulated regions`, ...lines];
}

/** Ranks simulated regions by two measures of polarity separation and by the truth. */
export const solarSeparation: Evaluation = {
  about: "polarity separation by optimal transport and by centroids against true footpoints",
  run: async ({ signal, say }) => {
    const onProgress = sayProgress(say, "simulated regions");
    const found = await evaluateSeparation({ signal, onProgress });
    for (const line of describeSeparation(found)) say(line);
    return found;
  },
};
