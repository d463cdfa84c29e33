import type { Context } from "mocha";
import { startEngine, type Engine } from "../../src/lib/backend/engine";

/** The engine of the whole test run: native TensorFlow, or the test is skipped, saying why. */
export async function nativeEngine(context: Context): Promise<Engine> {
  const lines: string[] = [];
  const engine = await startEngine({ print: (line) => lines.push(line) });
  if (engine.name !== "tensorflow") {
    console.log(`      skipped, native TensorFlow does not run here: ${lines.join(" ")}`);
    context.skip();
  }
  return engine;
}
