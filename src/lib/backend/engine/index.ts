// Apart from the room's own index, so that a cell's compiler never reads TensorFlow's types.
export { type Engine } from "./engines";
export { measureSpeed, type Speed } from "./speed";
export { requireTraining, startEngine } from "./start-engine";
