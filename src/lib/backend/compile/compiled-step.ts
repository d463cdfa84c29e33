import { ShapeError } from "../../errors";
import { nativeBackend, type Engine } from "../engine";
import type { ResourceVariable } from "../variables";
import { GraphSession } from "./graph-session";
import type { Arrays, CompiledStep, StepOptions, Tensors } from "./step-options";
import { faultOfOutputs } from "./step-outputs";

const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

function checkInputs({ name, inputs }: StepOptions, given: Arrays): void {
  for (const [key, shape] of Object.entries(inputs)) {
    const length = given[key]?.length;
    if (length === sizeOf(shape)) continue;
    throw new ShapeError({
      expected: `${sizeOf(shape)} numbers of shape [${shape.join(", ")}] for the input "${key}" of the step "${name}"`,
      found: length === undefined ? "none" : `${length}`,
      remedy: "A step is compiled for one batch size; compile another one for another size.",
    });
  }
  const unknown = Object.keys(given).filter((key) => !(key in inputs));
  if (unknown.length === 0) return;
  const expected = `only the inputs ${Object.keys(inputs).map((key) => `"${key}"`).join(", ")} of the step "${name}"`;
  throw new ShapeError({ expected, found: unknown.map((key) => `"${key}"`).join(", "), remedy: "Leave the others out." });
}

/**
 * Makes a step run as one native TensorFlow graph: it is run twice eagerly with every operation written down, and
 * its effects undone. The same numbers as the eager step to round-off; variables stay readable and writable between calls, and
 * may be shared with other steps. On engines other than native TensorFlow the step runs eagerly.
 * @throws BackendError naming the operation or output, when the step does something that a graph cannot hold: reads a
 *   tensor's values, makes variables, uses operations or numbers chosen in JavaScript that differ from call to call, or
 *   tensors made before that were not declared, or returns anything but float32 tensors
 */
export function compile(engine: Engine, options: StepOptions): CompiledStep {
  const { name, inputs, variables, step, mode = "graph" } = options;
  const { tf } = engine;
  const tensors = (given: Arrays): Tensors =>
    Object.fromEntries(Object.entries(inputs).map(([key, shape]) => [key, tf.tensor(given[key] as Float32Array, [...shape], "float32")]));
  const native = mode === "graph" ? nativeBackend(engine) : undefined;
  if (native === undefined) {
    return {
      name,
      mode: "eager",
      nodes: 0,
      run: (given) => {
        checkInputs(options, given);
        const outputs: Record<string, Float32Array> = {};
        // values leave through `outputs`: tidy walks through whatever it returns
        tf.tidy(() => {
          const made = step(tensors(given));
          const wrong = faultOfOutputs(engine, name, made);
          if (wrong !== undefined) throw wrong;
          for (const [key, tensor] of Object.entries(made)) outputs[key] = tensor.dataSync<"float32">().slice();
        });
        return outputs;
      },
      dispose: () => undefined,
    };
  }
  const session = new GraphSession(engine, native, options, variables as readonly ResourceVariable[]);
  return {
    name,
    mode: "graph",
    nodes: session.nodes,
    run: (given) => {
      checkInputs(options, given);
      const feeds = tensors(given);
      try {
        return session.run(feeds);
      } finally {
        tf.dispose({ ...feeds });
      }
    },
    dispose: () => session.dispose(),
  };
}
