/** The simulator counts flux in units of 1e18 Mx, about one small magnetic element, lengths in Mm, times in hours. */
export const FLUX_UNIT_MX = 1e18;

/** Field in gauss of one flux unit spread over 1 Mm^2: 1e18 Mx / 1e16 cm^2. */
export const GAUSS_PER_UNIT = 100;

/** One time step of the simulator in hours. */
export const STEP_HOURS = 4;

/** Kilometres per second to Mm per hour. */
export const KM_S = 3.6;
