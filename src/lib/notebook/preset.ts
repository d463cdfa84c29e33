import { OptionError } from "../errors";

/** How large a run is: tests, a laptop in minutes, the published sizes. A preset changes sizes, never the method. */
export type PresetName = "smoke" | "workshop" | "paper";

export const PRESETS: readonly PresetName[] = ["smoke", "workshop", "paper"];

const isPreset = (name: string): name is PresetName => (PRESETS as readonly string[]).includes(name);

function chosen(): PresetName {
  const name = process.env.LATENT_SKY_PRESET || "workshop";
  if (isPreset(name)) return name;
  throw new OptionError({
    expected: `LATENT_SKY_PRESET to be ${PRESETS.join(", ")}`,
    found: `"${name}"`,
    remedy: "Unset it for the workshop preset, then restart the kernel.",
  });
}

const describe = (sizes: object) =>
  Object.entries(sizes)
    .map(([name, size]) => `${name} ${typeof size === "object" ? JSON.stringify(size) : String(size)}`)
    .join(", ");

/** The preset of this run, from `LATENT_SKY_PRESET` (workshop). @throws OptionError on any other name */
export function preset(): PresetName;
/** The sizes of this run's preset; prints one line that names them. @throws OptionError on a preset that is none */
export function preset<Sizes extends object>(sizes: Readonly<Record<PresetName, Sizes>>): Sizes;
export function preset<Sizes extends object>(sizes?: Readonly<Record<PresetName, Sizes>>): PresetName | Sizes {
  const name = chosen();
  if (sizes === undefined) return name;
  const others = PRESETS.filter((other) => other !== name).join(" or ");
  process.stdout.write(`Preset ${name}: ${describe(sizes[name])}. LATENT_SKY_PRESET chooses ${others} instead.\n`);
  return sizes[name];
}
