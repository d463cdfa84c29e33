import { parentPort } from "node:worker_threads";
import { images } from "../../lib/arrays";
import { seed } from "../../lib/random";
import { principalComponents } from "../../lib/statistics";
import type { ComponentAnswer, ComponentJob } from "./solar-inversion-pca";

function answer({ fitted, patches, components, seed: value }: ComponentJob): ComponentAnswer {
  const pca = principalComponents(images(fitted.data, fitted.shape, "kG"), components, seed(value).stream("inversion, directions"));
  return {
    data: pca.reconstruct(pca.project(images(patches.data, patches.shape, "kG"))).data,
    explained: pca.variances.reduce((sum, variance) => sum + variance, 0) / pca.totalVariance,
  };
}

parentPort?.once("message", (job: ComponentJob) => parentPort?.postMessage(answer(job)));
