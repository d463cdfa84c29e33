import { BackendError } from "../backend-error";
import type { Engine, Tensor } from "../engine";

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? `a ${value.constructor?.name ?? "record"}` : `a ${typeof value}`;
}

/**
 * What is wrong with the outputs of a step, which are to be float32 tensors by name; nothing when they are. A promise
 * that an asynchronous step returns is taken over, so that its failure ends no process.
 */
export function faultOfOutputs({ tf }: Engine, step: string, outputs: unknown): BackendError | undefined {
  const fault = (found: string, remedy: string) =>
    new BackendError({ expected: `the step "${step}" to return float32 tensors by name`, found, remedy });
  if (outputs instanceof Promise) {
    outputs.catch(() => undefined);
    return fault("a promise", "Write the step without async and await: what it waits for is no part of a graph.");
  }
  if (typeof outputs !== "object" || outputs === null || outputs instanceof tf.Tensor || Array.isArray(outputs)) {
    return fault(kindOf(outputs), "Return an object with a tensor for each name, or {} for none.");
  }
  for (const [name, output] of Object.entries(outputs as Readonly<Record<string, unknown>>)) {
    if (!(output instanceof tf.Tensor)) return fault(`the output "${name}", which is ${kindOf(output)}`, "Return a tensor, or leave it out.");
    const { dtype, isDisposed } = output as Tensor;
    if (isDisposed) return fault(`the output "${name}", which is disposed`, "Keep what the step returns.");
    if (dtype !== "float32") return fault(`the output "${name}" of type ${dtype}`, "Cast it to float32.");
  }
  return undefined;
}
