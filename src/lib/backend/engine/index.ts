// Apart from the room's own index, so that a cell's compiler never reads TensorFlow's types.
export { type Engine, type Tensor } from "./engines";
export {
  nativeBackend, type Attribute, type NativeBackend, type NativeBinding, type NativeTensor, type NativeValues,
} from "./native";
export { measureSpeed, type Speed } from "./speed";
export { requireTraining, startEngine } from "./start-engine";
