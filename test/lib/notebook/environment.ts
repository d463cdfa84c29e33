import { afterEach } from "mocha";
import { KERNEL_BRIDGE, type DisplayOptions, type KernelBridge, type MimeBundle } from "../../../src/widgets";

/** Sets environment variables for one test of this file; `undefined` removes one. All are put back after the test. */
export function environment(): (changes: Readonly<Record<string, string | undefined>>) => void {
  const before = { ...process.env };
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
  return (changes) => {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** What `act` writes to standard output. */
export function printed(act: () => void): string {
  const { write } = process.stdout;
  let text = "";
  process.stdout.write = ((part: string) => (text += part) !== "") as typeof write;
  try {
    act();
  } finally {
    process.stdout.write = write;
  }
  return text;
}

/** What `act` displays in a kernel of ours. */
export function displayed(act: () => void): readonly (readonly [MimeBundle, DisplayOptions | undefined])[] {
  const outputs: [MimeBundle, DisplayOptions | undefined][] = [];
  const slot = globalThis as { [KERNEL_BRIDGE]?: KernelBridge };
  slot[KERNEL_BRIDGE] = {
    name: "latent-sky",
    display: (data, options) => void outputs.push([data, options]),
    signal: new AbortController().signal,
    openWidget: () => {
      throw new Error("no widgets here");
    },
  };
  try {
    act();
  } finally {
    delete slot[KERNEL_BRIDGE];
  }
  return outputs;
}
