import { expect } from "chai";
import {
  cellSignal,
  host,
  KERNEL_BRIDGE,
  type DisplayOptions,
  type KernelBridge,
  type MimeBundle,
} from "../../src/widgets/host";

const slot = globalThis as { [KERNEL_BRIDGE]?: KernelBridge };
const TSLAB = "/somewhere/node_modules/tslab/dist/jupyter.js";

describe("host", () => {
  afterEach(() => {
    delete slot[KERNEL_BRIDGE];
    delete require.cache[TSLAB];
  });

  it("is the kernel's bridge where there is one, before stock tslab", () => {
    const shown: unknown[] = [];
    const abort = new AbortController();
    const bridge: KernelBridge = {
      name: "latent-sky",
      display: (data: MimeBundle, options?: DisplayOptions) => void shown.push([data, options]),
      signal: abort.signal,
      openWidget: () => {
        throw new Error("not here");
      },
    };
    slot[KERNEL_BRIDGE] = bridge;
    require.cache[TSLAB] = { exports: { lastWriteDisplayData: () => shown.push("tslab") } } as unknown as NodeModule;
    expect(host().name).to.equal("latent-sky");
    expect(host().bridge).to.equal(bridge);
    host().display({ "text/plain": "x" }, { id: "one" });
    expect(shown).to.deep.equal([[{ "text/plain": "x" }, { id: "one" }]]);
    expect(cellSignal()).to.equal(abort.signal);
  });

  it("is stock tslab with whole bundles, and updates in place", () => {
    const calls: unknown[][] = [];
    require.cache[TSLAB] = {
      exports: { lastWriteDisplayData: (...args: unknown[]) => calls.push(args) },
    } as unknown as NodeModule;
    expect(host().name).to.equal("tslab");
    host().display({ "text/plain": "x", "image/png": "y" }, { metadata: { "image/png": { width: 1 } } });
    host().display({ "text/plain": "z" }, { id: "one", update: true });
    expect(calls).to.deep.equal([
      [
        { data: { "text/plain": "x", "image/png": "y" }, metadata: { "image/png": { width: 1 } }, transient: {} },
        false,
      ],
      [{ data: { "text/plain": "z" }, metadata: {}, transient: { display_id: "one" } }, true],
    ]);
    expect(cellSignal().aborted).to.equal(false);
  });

  it("is a plain program when tslab is loaded but runs no cell, and prints the text", () => {
    require.cache[TSLAB] = { exports: { lastWriteDisplayData: null } } as unknown as NodeModule;
    const written: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = ((text: string) => written.push(text) > 0) as typeof write;
    try {
      expect(host().name).to.equal("node");
      host().display({ "text/plain": "words", "image/png": "…" });
      host().display({ "text/html": "<b>" });
    } finally {
      process.stdout.write = write;
    }
    expect(written).to.deep.equal(["words\n", '{"text/html":"<b>"}\n']);
    expect(cellSignal().aborted).to.equal(false);
  });
});
