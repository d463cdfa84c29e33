import { parentPort } from "node:worker_threads";
import { images } from "../../lib/arrays";
import { seed } from "../../lib/random";
import { principalComponents } from "../../lib/statistics";
import type { GaussianAnswer, GaussianJob } from "./gaussian-baseline";

function answer({ data, shape, components, samples, seed: value, stream }: GaussianJob): GaussianAnswer {
  const draws = seed(value).stream(stream);
  const pca = principalComponents(images(data, shape, "kG"), components, draws.stream("directions"));
  const made = pca.sample(samples, draws.stream("scores")).data;
  return {
    data: made.map((pixel) => Math.max(-1, Math.min(1, pixel))),
    explained: pca.variances.reduce((sum, variance) => sum + variance, 0) / pca.totalVariance,
  };
}

parentPort?.once("message", (job: GaussianJob) => parentPort?.postMessage(answer(job)));
