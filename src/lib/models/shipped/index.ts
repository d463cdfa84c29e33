export { loadSolarGan, type LoadSolarGanOptions, type SolarGan } from "./solar-gan";
