import { nativeBackend, type Engine } from "../engine";
import type { LayerOperations } from "./layer-operations";
import { nativeOperations } from "./native-operations";
import { plainOperations } from "./plain-operations";

const made = new WeakMap<Engine["tf"], LayerOperations>();

/** The layers of the engine that runs; the same object at every call. */
export function layerOperations(engine: Engine): LayerOperations {
  const known = made.get(engine.tf);
  if (known !== undefined) return known;
  const native = nativeBackend(engine);
  const operations = native === undefined ? plainOperations(engine) : nativeOperations(engine, native);
  made.set(engine.tf, operations);
  return operations;
}
