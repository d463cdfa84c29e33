import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEngine } from "../../../../src/lib/backend/engine";
import { FIXTURE, fixtureNetwork, fixtureViews } from "./fixture";

/** Writes the fixture's arrays as raw float32 with their shapes, for reference.py. */
async function main(folder: string): Promise<void> {
  const engine = await startEngine({ print: () => undefined });
  const { variables } = fixtureNetwork(engine);
  const views = Object.entries(fixtureViews()).map(([name, data]) => ({
    name,
    shape: [FIXTURE.batch, 1, FIXTURE.side, FIXTURE.side],
    data,
  }));
  const arrays = [
    ...Object.entries(variables).map(([name, variable]) => ({ name, shape: variable.shape, data: variable.data() })),
    ...views,
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "arrays.bin"),
    Buffer.concat(arrays.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength))),
  );
  writeFileSync(join(folder, "arrays.json"), JSON.stringify(arrays.map(({ name, shape }) => ({ name, shape }))));
}

main(process.argv[2] ?? "fixture").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
