import { expect } from "chai";
import { DownloadError, PassingFailure } from "../../../../src/lib/io/download/download-error";
import { retryPassing } from "../../../../src/lib/io/download/retry";

const url = "http://a/b";

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: unknown) => error);
}

describe("retryPassing", () => {
  it("waits twice as long after each failure", async () => {
    const lines: string[] = [];
    let calls = 0;
    const task = async () => {
      if (++calls < 4) throw new PassingFailure(`failure ${calls}`);
      return "done";
    };
    const result = await retryPassing(url, task, { backOffSeconds: 0.01, onRetry: (line) => lines.push(line) });
    expect(result).to.equal("done");
    expect(lines).to.deep.equal([
      "failure 1; again in 0.010 s", "failure 2; again in 0.020 s", "failure 3; again in 0.040 s",
    ]);
  });

  it("counts attempts anew after progress", async () => {
    let calls = 0;
    const task = async (progressed: () => void) => {
      if (++calls < 6) progressed();
      throw new PassingFailure("broken");
    };
    const error = await failure(retryPassing(url, task, { attempts: 3, backOffSeconds: 0.001 }));
    expect(error).to.be.instanceOf(DownloadError).with.property("message").that.matches(/broken, 3 times in a row/);
    expect(calls).to.equal(7);
  });

  it("passes other errors on at once, and stops at the signal", async () => {
    const other = new Error("a bug");
    expect(await failure(retryPassing(url, () => Promise.reject(other)))).to.equal(other);
    const reason = new Error("stopped");
    const controller = new AbortController();
    const onRetry = () => controller.abort(reason);
    const task = () => Promise.reject(new PassingFailure("broken"));
    expect(await failure(retryPassing(url, task, { signal: controller.signal, onRetry }))).to.equal(reason);
    expect(await failure(retryPassing(url, task, { signal: controller.signal }))).to.equal(reason);
  });
});
