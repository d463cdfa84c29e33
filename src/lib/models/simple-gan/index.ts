export { SIMPLE_GAN_SIDE, simpleGanSizes, type SimpleGanConfig, type SimpleGanSizes } from "./config";
export { makeSampler, type Sampler } from "./sample";
export {
  discriminatorLayers, generatorLayers, makeDiscriminator, makeGenerator, variableShapes, type Initial, type Network,
} from "./networks";
export {
  ganTrainingStep, makeSimpleGan, parameterCount, type GanStep, type GanStepOptions, type SimpleGan,
} from "./simple-gan";
