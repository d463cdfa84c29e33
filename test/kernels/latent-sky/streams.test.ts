import { expect } from "chai";
import { Runs, type Run } from "../../../kernels/latent-sky/runs";
import { Streams, type StreamOptions } from "../../../kernels/latent-sky/streams";
import { fakeRun } from "../fake-run";

describe("kernel: Streams", () => {
  function record(options: StreamOptions): { streams: Streams; sent: string[] } {
    const sent: string[] = [];
    const publish = (run: Run, name: string, text: string): void => void sent.push(`${run.area.label} ${name} ${text}`);
    return { streams: new Streams(new Runs(), publish, options), sent };
  }

  it("joins small writes, in order, one message per cell and stream", () => {
    const { streams, sent } = record({ interval: 1e9 });
    const [first, second] = [fakeRun("1"), fakeRun("2")];
    for (const text of ["a", "b"]) streams.write("stdout", text, first);
    streams.write("stderr", "c", first);
    streams.write("stdout", "d", first);
    streams.write("stdout", "e", second);
    expect(sent).to.deep.equal([]);
    streams.flush();
    expect(sent).to.deep.equal(["cell 1 stdout ab", "cell 1 stderr c", "cell 1 stdout d", "cell 2 stdout e"]);
    streams.flush();
    expect(sent).to.have.lengthOf(4);
  });

  it("sends by itself after the interval", async () => {
    const { streams, sent } = record({ interval: 20 });
    const run = fakeRun("1");
    streams.flush();
    streams.write("stdout", "a", run);
    expect(sent).to.deep.equal([]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(sent).to.deep.equal(["cell 1 stdout a"]);
  });

  it("sends at once what grows beyond the limit, and what was written long after the last", () => {
    const { streams, sent } = record({ interval: 1e9, limit: 5 });
    const run = fakeRun("1");
    streams.write("stdout", "abc", run);
    streams.write("stdout", "def", run);
    expect(sent).to.deep.equal(["cell 1 stdout abcdef"]);
    const quick = record({ interval: 0 });
    quick.streams.write("stdout", "now", run);
    expect(quick.sent).to.deep.equal(["cell 1 stdout now"]);
  });

  it("drops what no cell wrote", () => {
    const { streams, sent } = record({ interval: 0 });
    streams.write("stdout", "nobody", undefined);
    expect(sent).to.deep.equal([]);
  });
});
