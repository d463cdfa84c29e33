import { compile } from "vega-lite";
import * as vega from "vega";
import { images } from "../../src/lib/arrays";
import { epsilonSweep, type EpsilonSweepOptions } from "../../src/widgets/epsilon-sweep";
import type { SweepRow } from "../../src/widgets/epsilon-sweep-rows";
import type { Figure } from "../../src/widgets/figure";

/** What a drawn item of Vega's scene has of interest here. */
export interface SceneItem {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly stroke?: string;
  readonly opacity?: number;
  readonly strokeWidth?: number;
  readonly shape?: string;
  readonly text?: string;
}

interface SceneNode extends SceneItem {
  readonly marktype?: string;
  readonly items?: readonly SceneNode[];
}

export interface Scene {
  items(marktype: string): SceneItem[];
  texts(): string[];
}

export const steps = [-2, -1, 0, 1, 2];

export const rows: readonly SweepRow[] = ["TUF", "PSEP"].map((title, r) => ({
  title,
  frames: images(
    Float32Array.from({ length: 5 * 64 }, (_, at) => Math.floor(at / 64) / 10),
    [5, 8, 8],
    "kG",
  ),
  values: { TUF: steps.map((_, k) => 0.1 + 0.0125 * k * (1 - r)), PSEP: steps.map((_, k) => 0.2 + 0.05 * k * r) },
}));

/** The same rows with a polarity in its own lane, 5 px in the first row, from −25 to 15 px in the second. */
export const turningFigure = (options: Partial<EpsilonSweepOptions> = {}): Figure =>
  epsilonSweep(
    rows.map((row, r) => {
      const turn = steps.map((step) => (r === 0 ? 5 : 10 * step - 5));
      return { ...row, values: { ...row.values, turn } };
    }),
    steps,
    {
      parameters: [
        { name: "TUF", unit: "kG" },
        { name: "PSEP" },
        { name: "polarity", key: "turn", unit: "px", lane: true },
      ],
      columns: 5,
      emphasis: ["PSEP", "turn"],
      ...options,
    },
  );

/** Two rows of five frames with two parameters. */
export const sweepFigure = (curves: "standardised" | "raw" = "standardised"): Figure =>
  epsilonSweep(rows, steps, { parameters: [{ name: "TUF", unit: "kG" }, { name: "PSEP" }], columns: 5, curves });

function collect(node: SceneNode, marktype: string): SceneItem[] {
  const own = node.marktype === marktype ? [...(node.items ?? [])] : [];
  return [...own, ...(node.items ?? []).flatMap((item) => collect(item, marktype))];
}

/** The scene that Vega draws with the slider at `epsilon`. */
export async function drawAt(figure: Figure, epsilon: number): Promise<Scene> {
  const view = new vega.View(vega.parse(compile(figure.spec as never).spec), { renderer: "none" });
  await view.signal("epsilon", epsilon).runAsync();
  const root = (view.scenegraph() as unknown as { root: SceneNode }).root;
  const items = (marktype: string) => collect(root, marktype);
  const scene = { items, texts: () => items("text").map(({ text = "" }) => text) };
  view.finalize();
  return scene;
}
