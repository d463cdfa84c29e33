import { compile, type CompiledStep } from "../../../src/lib/backend/compile";
import { startEngine, type Engine, type Tensor } from "../../../src/lib/backend/engine";
import { layerOperations } from "../../../src/lib/backend/operations";
import { adam, gradients, makeVariable, type Variable, type Weights } from "../../../src/lib/backend/variables";
import { seed, type Stream } from "../../../src/lib/random";
import type { Work } from "../work";
import { normals } from "./inputs";

const BATCH = 512;
const BLOCKS = 16;
const HIDDEN = 512;
const FEATURES = 64;
const [OBSERVED, HELD, MOVED] = [12, 3, 4];
const UNKNOWN = HELD + MOVED;
const CLAMP = 1.9;

/** Maximum-likelihood step of a conditional invertible network of GLOW coupling blocks, as FrEIA 0.2 writes them. */
function cinnTrainingStep(engine: Engine, stream: Stream): CompiledStep {
  const { tf } = engine;
  const { dense } = layerOperations(engine);
  const variables: Record<string, Variable> = {};
  const linear = (name: string, inputs: number, outputs: number) => {
    const bound = 1 / Math.sqrt(inputs);
    const values = (key: string, n: number) => Float32Array.from({ length: n }, ((s) => () => bound * (2 * s.uniform() - 1))(stream.stream(key)));
    variables[`${name}/kernel`] = makeVariable(engine, `${name}/kernel`, [inputs, outputs], values(`${name}/kernel`, inputs * outputs));
    variables[`${name}/bias`] = makeVariable(engine, `${name}/bias`, [outputs], values(`${name}/bias`, outputs));
  };
  const chain = (name: string, widths: readonly number[]) => widths.slice(1).forEach((width, i) => linear(`${name}/${i}`, widths[i] as number, width));
  chain("features", [OBSERVED, HIDDEN, HIDDEN, FEATURES]);
  const constants: Record<string, Tensor> = {};
  for (let k = 0; k < BLOCKS; k++) {
    chain(`${k}/first`, [MOVED + FEATURES, HIDDEN, HIDDEN, HIDDEN, 2 * HELD]);
    chain(`${k}/second`, [HELD + FEATURES, HIDDEN, HIDDEN, HIDDEN, 2 * MOVED]);
    const order = stream.stream(`order/${k}`).permutation(UNKNOWN);
    const matrix = Float32Array.from({ length: UNKNOWN ** 2 }, (_, i) => (order[i % UNKNOWN] === Math.floor(i / UNKNOWN) ? 1 : 0));
    if (k < BLOCKS - 1) constants[`order-${k}`] = tf.tensor2d(matrix, [UNKNOWN, UNKNOWN]);
  }

  const layer = (w: Weights, name: string, x: Tensor, last: boolean) => {
    const bias = w[`${name}/bias`] as Tensor;
    return dense(x, w[`${name}/kernel`] as Tensor, last ? { bias } : { bias, activation: "relu" });
  };
  const network = (w: Weights, name: string, x: Tensor, depth: number) => {
    let h = x;
    for (let i = 0; i < depth; i++) h = layer(w, `${name}/${i}`, h, i === depth - 1);
    return h;
  };
  const coupled = (w: Weights, name: string, x: Tensor, by: Tensor, features: Tensor): [Tensor, Tensor] => {
    const [s, t] = tf.split(network(w, name, tf.concat([by, features], 1), 4), 2, 1) as [Tensor, Tensor];
    const scale = tf.mul(tf.atan(s), CLAMP * 0.636);
    return [tf.add(tf.mul(tf.exp(scale), x), t), tf.sum(scale, 1)];
  };
  const loss = (w: Weights, unknown: Tensor, observed: Tensor): Tensor => {
    const features = network(w, "features", observed, 3);
    let x = unknown;
    const jacobians: Tensor[] = [];
    for (let k = 0; k < BLOCKS; k++) {
      const [x1, x2] = tf.split(x, [HELD, MOVED], 1) as [Tensor, Tensor];
      const [y1, j1] = coupled(w, `${k}/first`, x1, x2, features);
      const [y2, j2] = coupled(w, `${k}/second`, x2, y1, features);
      jacobians.push(j1, j2);
      const y = tf.concat([y1, y2], 1);
      x = k < BLOCKS - 1 ? tf.matMul(y, constants[`order-${k}`] as Tensor) : y;
    }
    return tf.mean(tf.sub(tf.mul(tf.sum(tf.square(x), 1), 0.5), tf.addN(jacobians)));
  };

  const optimiser = adam(engine, "adam", variables, { learningRate: 1e-4 });
  const step = ({ unknown, observed }: Readonly<Record<string, Tensor>>) => {
    const result = gradients(engine, (w) => ({ loss: loss(w, unknown as Tensor, observed as Tensor) }), variables);
    optimiser.apply(result.gradients);
    return { loss: result.loss };
  };
  const inputs = { unknown: [BATCH, UNKNOWN], observed: [BATCH, OBSERVED] };
  return compile(engine, { name: "cINN", inputs, constants, variables: [...Object.values(variables), ...optimiser.state], step });
}

export const cinnStep: Work = {
  name: "cinn-step",
  what: `one training step of a conditional invertible network (${BLOCKS} GLOW blocks of two 4-layer subnets, 18.4 M parameters, batch ${BATCH}, Adam)`,
  peer: ["training/cinn.py"],
  threads: 2,
  gate: 1,
  repeats: 15,
  missing: () => undefined,
  async prepare() {
    const engine = await startEngine({ print: () => undefined });
    const root = seed(23);
    const step = cinnTrainingStep(engine, root.stream("weights"));
    const unknown = normals(root.stream("unknown"), BATCH * UNKNOWN);
    const observed = normals(root.stream("observed"), BATCH * OBSERVED);
    return () => void step.run({ unknown, observed });
  },
};
