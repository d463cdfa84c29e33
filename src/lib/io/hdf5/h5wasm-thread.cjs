// The HDF5 library in a thread of its own, where a damaged file can neither block nor end the program.
// Plain CommonJS: h5wasm is an ES module without a CommonJS entry, and TypeScript would turn import() into require().
const { openSync } = require("node:fs");
const { devNull } = require("node:os");
const { parentPort } = require("node:worker_threads");

const MAX_OBJECTS = 1000;
const MAX_DEPTH = 8;

// the message of an abort, which the answer has too
console.error = () => {};

async function load() {
  const library = await import("h5wasm/node");
  const module = await library.ready;
  // h5wasm does not look at the status of a read: a failed one would pass for whatever was in memory
  const read = module.get_dataset_data;
  module.get_dataset_data = (...parts) => {
    if (read(...parts) < 0) throw new Error("stored values that cannot be read");
  };
  // for every error the C library prints a stack at file descriptor 2
  module.FS.getStream(2).nfd = openSync(devNull, "w");
  return library;
}

function* datasetsOf(library, group, seen = { count: 0 }, depth = 0) {
  for (const name of group.keys()) {
    if (++seen.count > MAX_OBJECTS) return;
    const entity = group.get(name);
    if (entity instanceof library.Dataset) yield entity;
    else if (entity instanceof library.Group && depth < MAX_DEPTH) yield* datasetsOf(library, entity, seen, depth + 1);
  }
}

function describe(dataset) {
  const filters = dataset.filters.map(({ name, id }) => name || `filter ${id}`);
  return { path: dataset.path.replace(/^\/+/, ""), shape: dataset.shape, type: JSON.stringify(dataset.dtype), filters };
}

function unitOf({ attrs }) {
  const attribute = ["units", "unit", "BUNIT"].map((name) => attrs[name]).find((one) => one !== undefined);
  return typeof attribute?.value === "string" ? attribute.value.trim() : "";
}

function answer(library, file, { dataset: path, ranges }) {
  if (path === undefined) return { datasets: [...datasetsOf(library, file)].map(describe) };
  const dataset = file.get(path);
  return { values: dataset.slice(ranges), unit: unitOf(dataset) };
}

const loading = load();

parentPort.on("message", async (request) => {
  try {
    const library = await loading;
    const file = new library.File(request.path, "r");
    try {
      parentPort.postMessage(file.file_id < 0n ? { unreadable: true } : answer(library, file, request));
    } finally {
      if (file.file_id >= 0n) file.close();
    }
  } catch (error) {
    // after a trap or an abort the compiled library is in no state to go on
    const fatal = error instanceof WebAssembly.RuntimeError;
    parentPort.postMessage({ error: error instanceof Error ? error.message : String(error), fatal });
  }
});
