import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../kernel-client";

describe("kernel: Jupyter server extension", function () {
  this.timeout(20_000);
  const folder = join(ROOT, "kernels/jupyter-server");
  let report: Record<string, unknown> = {};

  before(() => {
    const script = join(__dirname, "latent_sky_server_check.py");
    report = JSON.parse(
      execFileSync(join(ROOT, ".venv/bin/python"), [script, folder], { encoding: "utf8" }),
    ) as typeof report;
  });

  it("wraps the kernel websocket of the installed jupyter_server, once", () => {
    expect(report).to.include({ wrapped: true, wrappedOnce: true });
    expect(report["warnings"]).to.deep.equal([]);
  });

  it("turns Nagle's algorithm off before the socket opens, and opens it in any case", () => {
    expect(report["opened"]).to.deep.equal(["opened k1", [true], "opened k2", []]);
  });

  it("warns when jupyter_server has changed, and lets it start", () => {
    expect(String(report["warningsWhenChanged"])).to.match(/^latent-sky: widgets will answer about 40 ms later/);
  });

  it("is switched on by its configuration file", () => {
    const config = JSON.parse(
      readFileSync(join(folder, "jupyter_server_config.d/latent_sky_server.json"), "utf8"),
    ) as Record<string, object>;
    expect(report["points"]).to.deep.equal([{ module: "latent_sky_server" }]);
    expect(config["ServerApp"]).to.deep.equal({ jpserver_extensions: { latent_sky_server: true } });
  });
});
