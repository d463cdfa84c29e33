import { simSiam } from "./simsiam";
import { solarGan } from "./solar-gan";
import type { Training } from "./training";

/** All trainings by name. */
export const trainings: Readonly<Record<string, Training>> = { simsiam: simSiam, "solar-gan": solarGan };
