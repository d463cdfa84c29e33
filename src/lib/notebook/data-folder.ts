import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { OptionError } from "../errors";

/**
 * The folder of real data, from `LATENT_SKY_DATA`; undefined when it is not set, and notebooks then show the simulated
 * case alone. @throws OptionError when it is set to something that is not a readable folder
 */
export function dataFolder(): string | undefined {
  const folder = process.env.LATENT_SKY_DATA;
  if (folder === undefined || folder === "") return undefined;
  try {
    readdirSync(folder);
  } catch (cause) {
    throw new OptionError({
      expected: "LATENT_SKY_DATA to name a folder that can be read",
      found: `"${folder}"`,
      remedy: "Correct it, or unset it to run on simulated data alone; then restart the kernel.",
      cause,
    });
  }
  return resolve(folder);
}
