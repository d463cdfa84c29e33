import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { packageRoot } from "../../../src/lib/files";

describe("startBackend", function () {
  this.timeout(30000);

  it("describes the engine without handing it out", () => {
    const script = `require("tsx/cjs"); require("./src/lib/backend").startBackend({ print: () => {} }).then((info) => console.log(JSON.stringify(info)))`;
    const env = { ...process.env, LATENT_SKY_BACKEND: "cpu", LATENT_SKY_THREADS: "" };
    const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: packageRoot(), encoding: "utf8", env });
    const info = JSON.parse(stdout) as Record<string, unknown>;
    expect(info).to.include({ name: "cpu", device: "cpu", threads: 1 });
    expect(Object.keys(info)).to.deep.equal(["name", "version", "device", "threads"]);
  });

  it("keeps TensorFlow's types out of what a cell's compiler reads", () => {
    const room = join(packageRoot(), "src/lib/backend");
    const light = readdirSync(room).filter((name) => name.endsWith(".ts"));
    expect(light).to.include("index.ts");
    for (const name of light) expect(readFileSync(join(room, name), "utf8"), name).not.to.include("@tensorflow/");
  });
});
