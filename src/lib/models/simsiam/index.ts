export { adaptStatistics } from "./adapt-statistics";
export { SIMSIAM_SIDE, simSiamSizes, type SimSiamConfig, type SimSiamSizes } from "./config";
export { makeEncoder, type Embedder, type EmbedOptions, type Encoder, type EncoderOptions } from "./encoder";
export { encoderShapes } from "./layers";
export { encoderVariables, makeSimSiam, type SimSiamNetwork } from "./network";
export { simSiamStep, type SimSiamStep, type SimSiamStepOptions } from "./training-step";
