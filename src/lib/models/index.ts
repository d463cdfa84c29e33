export { loadSolarGan, type LoadSolarGanOptions, type SolarGan } from "./shipped";
export {
  ganTrainingStep, makeSampler, makeSimpleGan, parameterCount, SIMPLE_GAN_SIDE, simpleGanSizes, type GanStep,
  type GanStepOptions, type Network, type Sampler, type SimpleGan, type SimpleGanConfig, type SimpleGanSizes,
} from "./simple-gan";
