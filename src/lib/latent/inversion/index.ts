// Without what is written in tensors, so that a cell's compiler never reads TensorFlow's types.
export { type InvertOptions } from "./invert-options";
export { patchCorrelations, type Inversion, type PatchCorrelations } from "./inversion";
export { smoothImages, smoothingRows } from "./smoothing";
export { loadSolarInverter, type LoadSolarInverterOptions, type SolarInverter } from "./solar-inverter";
