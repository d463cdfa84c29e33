/** Goes up whenever the simulator makes other numbers of the same seed; sets made by different versions stay apart. */
export const SIMULATOR_VERSION = 3;
