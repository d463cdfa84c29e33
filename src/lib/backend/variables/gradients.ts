import { ShapeError } from "../../errors";
import type { Engine, Tensor } from "../engine";
import type { Variable } from "./variable";

/** Variables by the name that a model's forward function knows them by. */
export type Variables = Readonly<Record<string, Variable>>;
/** The values of {@link Variables} in one step. */
export type Weights = Readonly<Record<string, Tensor>>;

/** The values of all variables, as tensors of the running step. */
export function readAll(variables: Variables): Weights {
  return Object.fromEntries(Object.entries(variables).map(([key, variable]) => [key, variable.read()]));
}

export interface Gradients<V extends string> {
  readonly loss: Tensor;
  readonly gradients: Weights;
  /** what else `f` returned, outside the differentiation */
  readonly values: Readonly<Record<V, Tensor>>;
}

/**
 * The loss and its gradients with respect to variables.
 * @param f from the variables' values to `{loss}`, a scalar, and whatever else the step goes on with
 * @throws ShapeError when the loss does not depend on one of the variables
 */
export function gradients<R extends { readonly loss: Tensor }>(
  { tf }: Engine,
  f: (weights: Weights) => R,
  variables: Variables,
): Gradients<Exclude<keyof R & string, "loss">> {
  const weights = readAll(variables);
  const keys = Object.keys(weights);
  const kept = new Map<string, Tensor>();
  const forward = () => {
    const { loss, ...others } = f(weights);
    // the differentiation frees what was made in it, except what is kept
    for (const [name, value] of Object.entries(others as Readonly<Record<string, Tensor>>)) kept.set(name, tf.keep(value.clone()));
    return loss;
  };
  const { value, grads } = tf.engine().gradients(forward, Object.values(weights), undefined, true);
  const values = Object.fromEntries([...kept].map(([name, tensor]) => [name, tensor.clone()])) as Gradients<keyof R & string>["values"];
  for (const tensor of kept.values()) tensor.dispose();
  const independent = keys.filter((_, i) => grads[i] === undefined || grads[i] === null);
  if (independent.length > 0) {
    throw new ShapeError({
      expected: "a loss that depends on every variable given",
      found: `that it does not depend on ${independent.map((key) => `"${key}"`).join(", ")}`,
      remedy: "Leave these variables out, or use them in the loss.",
    });
  }
  return { loss: value, gradients: Object.fromEntries(keys.map((key, i) => [key, grads[i] as Tensor])), values };
}
