import { solarGan } from "./solar-gan";
import type { Training } from "./training";

/** All trainings by name. */
export const trainings: Readonly<Record<string, Training>> = { "solar-gan": solarGan };
