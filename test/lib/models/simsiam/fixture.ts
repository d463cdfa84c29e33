import type { Engine } from "../../../../src/lib/backend/engine";
import { makeSimSiam, type SimSiamNetwork } from "../../../../src/lib/models";
import { seed, type Stream } from "../../../../src/lib/random";

/** A small network and two views of a few images, the same here and in PyTorch. */
export const FIXTURE = { width: 1 / 8, batch: 6, side: 64 } as const;

const pixels = (stream: Stream) =>
  Float32Array.from({ length: FIXTURE.batch * FIXTURE.side ** 2 }, () => 0.3 * stream.normal());

/** The second view is the first with noise on it, so that the loss is neither 0 nor -1. */
export function fixtureViews(): { first: Float32Array; second: Float32Array } {
  const stream = seed(23).stream("views");
  const first = pixels(stream.stream("first"));
  const noise = pixels(stream.stream("noise"));
  return { first, second: first.map((value, i) => value + noise[i]) };
}

/** Scales and offsets drawn as well, since at 1 and 0 some mistakes do not show. */
export function fixtureNetwork(engine: Engine): SimSiamNetwork {
  const network = makeSimSiam(engine, seed(23).stream("weights"), { width: FIXTURE.width });
  for (const [name, variable] of Object.entries(network.variables)) {
    const stream = seed(23).stream(`changed ${name}`);
    if (name.endsWith("/scale")) variable.load(variable.data().map(() => 1 + 0.2 * stream.normal()));
    if (name.endsWith("/offset")) variable.load(variable.data().map(() => 0.1 * stream.normal()));
  }
  return network;
}
