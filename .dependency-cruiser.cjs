const lib = (room) => `^src/lib/${room}/`;
/** Everybody may import errors and files; beside these, `room` may import only `others`. */
const mayImport = (name, from, others) => ({
  name: `${name}-imports`,
  comment: `${name} may import only ${["errors", "files", ...others].join(", ")}`,
  severity: "error",
  from: { path: from },
  to: { path: "^(src|kernels)/", pathNot: [from, lib("errors"), lib("files"), ...others.map((room) => (room === "widgets" ? "^src/widgets/" : lib(room)))] },
});
const domains = lib("(solar|lensing|exoplanet|stellar|hii)");

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    mayImport("errors", lib("errors"), []),
    mayImport("files", lib("files"), []),
    mayImport("arrays", lib("arrays"), []),
    mayImport("random", lib("random"), []),
    mayImport("backend", lib("backend"), []),
    mayImport("io", lib("io"), ["arrays"]),
    mayImport("statistics", lib("statistics"), ["arrays", "random"]),
    mayImport("retrieval", lib("retrieval"), ["arrays", "random", "io"]),
    mayImport("methods", lib("(models|training|latent)"), ["backend", "random", "arrays", "io", "statistics", "models", "training", "latent"]),
    mayImport("domains", domains, ["arrays", "statistics", "random", "io"]),
    mayImport("widgets", "^src/widgets/", ["arrays"]),
    mayImport("notebook", lib("notebook"), ["arrays", "widgets", "backend"]),
    {
      name: "nobody-imports-cli-or-kernels",
      severity: "error",
      from: { pathNot: "^(src/cli|kernels)/" },
      to: { path: "^(src/cli|kernels)/" },
    },
    {
      name: "tensorflow-only-in-backend",
      comment: "lib/backend is the only importer of TensorFlow.js",
      severity: "error",
      from: { path: "^(src|kernels)/", pathNot: lib("backend") },
      to: { path: "@tensorflow/" },
    },
    {
      name: "rooms-through-their-index",
      severity: "error",
      from: { path: "^src/lib/([^/]+)/" },
      to: { path: "^src/lib/[^/]+/", pathNot: ["^src/lib/$1/", "/index\\.ts$"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default", "types"] },
  },
};
