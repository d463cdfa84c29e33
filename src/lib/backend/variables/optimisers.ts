import { nativeBackend, type Engine, type Tensor } from "../engine";
import { attributesOf, effect } from "../operations";
import { makeVariable, ResourceVariable, type Variable } from "./variable";
import type { Variables, Weights } from "./gradients";

/** Changes variables by their gradients; its own state is variables too, so that steps compile and checkpoints hold it. */
export interface Optimiser {
  readonly state: readonly Variable[];
  /** @param learningRate a scalar in place of the optimiser's own, so that one graph serves a schedule of rates */
  apply(gradients: Weights, learningRate?: Tensor): void;
}

export interface AdamOptions {
  readonly learningRate: number;
  /** default 0.9 */
  readonly beta1?: number;
  /** default 0.999 */
  readonly beta2?: number;
  /** default 1e-8, added to the root of the corrected second moment */
  readonly epsilon?: number;
}

export interface MomentumOptions {
  readonly learningRate: number;
  /** default 0: plain gradient descent */
  readonly momentum?: number;
  /** default 0; added to the gradient as `weightDecay * w` */
  readonly weightDecay?: number;
}

const sizeOf = ({ shape }: Variable) => shape.reduce((product, n) => product * n, 1);
const zerosLike = (engine: Engine, variable: Variable, name: string) =>
  makeVariable(engine, name, variable.shape, new Float32Array(sizeOf(variable)));

function updatable(variables: readonly Variable[]): Tensor[] {
  return variables.map((variable) => (variable as ResourceVariable).forUpdate());
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1): `m <- b1 m + (1-b1) g`, `v <- b2 v + (1-b2) g^2`,
 * `w <- w - rate m^ / (sqrt(v^) + epsilon)` with the corrected moments `m^ = m / (1-b1^t)`, `v^ = v / (1-b2^t)`.
 */
export function adam(engine: Engine, name: string, variables: Variables, options: AdamOptions): Optimiser {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const { tf } = engine;
  const step = makeVariable(engine, `${name}/step`, [], Float32Array.of(0));
  const entries = Object.entries(variables).map(([key, weight]) => ({
    key,
    weight,
    first: zerosLike(engine, weight, `${name}/first-moment/${key}`),
    second: zerosLike(engine, weight, `${name}/second-moment/${key}`),
  }));
  const backend = nativeBackend(engine);
  const apply = (gradients: Weights, scheduled?: Tensor): void => {
    const rate = scheduled ?? tf.scalar(learningRate);
    const t = tf.add(step.read(), tf.scalar(1));
    step.assign(t);
    const [power1, power2] = [tf.pow(tf.scalar(beta1), t), tf.pow(tf.scalar(beta2), t)];
    const correction2 = tf.sqrt(tf.sub(tf.scalar(1), power2));
    if (backend !== undefined) {
      const attribute = attributesOf(backend.binding);
      const attributes = [attribute.T, attribute.bool("use_locking", false), attribute.bool("use_nesterov", false)];
      // TensorFlow adds epsilon to the root of the uncorrected moment
      const scalars = [power1, power2, rate, tf.scalar(beta1), tf.scalar(beta2), tf.mul(correction2, tf.scalar(epsilon))];
      for (const { key, weight, first, second } of entries) {
        effect(backend, "ResourceApplyAdam", attributes, [...updatable([weight, first, second]), ...scalars, gradients[key] as Tensor]);
      }
      return;
    }
    const corrected = tf.div(tf.mul(rate, correction2), tf.sub(tf.scalar(1), power1));
    for (const { key, weight, first, second } of entries) {
      const gradient = gradients[key] as Tensor;
      const m = tf.add(tf.mul(first.read(), beta1), tf.mul(gradient, 1 - beta1));
      const v = tf.add(tf.mul(second.read(), beta2), tf.mul(tf.square(gradient), 1 - beta2));
      first.assign(m);
      second.assign(v);
      weight.assign(tf.sub(weight.read(), tf.div(tf.mul(corrected, m), tf.add(tf.sqrt(v), tf.mul(correction2, epsilon)))));
    }
  };
  return { state: [step, ...entries.flatMap(({ first, second }) => [first, second])], apply: (gradients, rate) => void tf.tidy(() => apply(gradients, rate)) };
}

/** Gradient descent with heavy-ball momentum: `a <- momentum a + g`, `w <- w - rate a` (PyTorch's convention). */
export function momentum(engine: Engine, name: string, variables: Variables, options: MomentumOptions): Optimiser {
  const { learningRate, momentum: mass = 0, weightDecay = 0 } = options;
  const { tf } = engine;
  const entries = Object.entries(variables).map(([key, weight]) => ({ key, weight, velocity: zerosLike(engine, weight, `${name}/velocity/${key}`) }));
  const backend = nativeBackend(engine);
  const apply = (gradients: Weights, scheduled?: Tensor): void => {
    const rate = scheduled ?? tf.scalar(learningRate);
    for (const { key, weight, velocity } of entries) {
      const given = gradients[key] as Tensor;
      const gradient = weightDecay === 0 ? given : tf.add(given, tf.mul(weight.read(), tf.scalar(weightDecay)));
      if (backend !== undefined) {
        const attribute = attributesOf(backend.binding);
        const attributes = [attribute.T, attribute.bool("use_locking", false), attribute.bool("use_nesterov", false)];
        const inputs = [...updatable([weight, velocity]), rate, gradient, tf.scalar(mass)];
        effect(backend, "ResourceApplyMomentum", attributes, inputs);
      } else {
        const a = tf.add(tf.mul(velocity.read(), mass), gradient);
        velocity.assign(a);
        weight.assign(tf.sub(weight.read(), tf.mul(a, rate)));
      }
    }
  };
  return { state: entries.map(({ velocity }) => velocity), apply: (gradients, rate) => void tf.tidy(() => apply(gradients, rate)) };
}
