export {
  loadSimSiam, loadSolarGan, randomSimSiam, type LoadSimSiamOptions, type LoadSolarGanOptions, type RandomSimSiamOptions,
  type SimSiam, type SolarGan,
} from "./shipped";
export {
  ganTrainingStep, makeSampler, makeSimpleGan, parameterCount, SIMPLE_GAN_SIDE, simpleGanSizes, type GanStep,
  type GanStepOptions, type Network, type Sampler, type SimpleGan, type SimpleGanConfig, type SimpleGanSizes,
} from "./simple-gan";
export {
  adaptStatistics, encoderShapes, encoderVariables, makeEncoder, makeSimSiam, SIMSIAM_SIDE, simSiamSizes, simSiamStep,
  type Embedder, type EmbedOptions, type Encoder, type EncoderOptions, type SimSiamConfig, type SimSiamNetwork,
  type SimSiamSizes, type SimSiamStep, type SimSiamStepOptions,
} from "./simsiam";
