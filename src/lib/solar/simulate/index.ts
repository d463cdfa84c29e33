export { ANTI_HALE_SHARE, meanTilt, tiltScatter } from "./region-tilt";
export { drawRegionFlux } from "./region-flux";
export { rotationRate, synodicRate } from "./solar-rotation";
export { footpointDistance, type BipoleFootpoints } from "./footpoints";
export {
  regionFootpoints, simulateRegion, type RegionFootpoints, type RegionProperties, type SimulatedRegion, type SimulateRegionOptions,
} from "./simulate-region";
export { regionImages, regionOfPopulation, simulatedPatches, simulateRegions, type SimulateRegionsOptions } from "./simulate-regions";
export { SIMULATOR_VERSION } from "./version";
