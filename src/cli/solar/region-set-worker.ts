import { parentPort } from "node:worker_threads";
import { makeShard, type ShardJob } from "./region-shard";

parentPort?.on("message", (job: ShardJob) => parentPort?.postMessage(makeShard(job)));
