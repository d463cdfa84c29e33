export {
  loadSimSiam, randomSimSiam, type LoadSimSiamOptions, type RandomSimSiamOptions, type SimSiam,
} from "./simsiam";
export { loadSolarGan, type LoadSolarGanOptions, type SolarGan } from "./solar-gan";
