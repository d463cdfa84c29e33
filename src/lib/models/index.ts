export {
  ganTrainingStep, makeSimpleGan, parameterCount, SIMPLE_GAN_SIDE, type GanStep, type GanStepOptions, type SimpleGan,
  type SimpleGanConfig,
} from "./simple-gan";
