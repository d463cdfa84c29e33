import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROTOCOL_VERSION, type Content } from "./wire";

/** Content of a `kernel_info_reply`; needs neither tslab nor its compiler to be loaded. */
export function kernelInfo(root: string): Content {
  const version = versionOf(join(root, "package.json"));
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "latent-sky",
    implementation_version: version,
    banner: `TypeScript (latent-sky ${version}, Node ${process.versions.node})`,
    language_info: {
      name: "typescript",
      version: versionOf(require.resolve("@tslab/typescript-for-tslab/package.json")),
      mimetype: "text/typescript",
      file_extension: ".ts",
      codemirror_mode: "typescript",
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
    },
    help_links: [],
  };
}

function versionOf(packageFile: string): string {
  return (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
}
