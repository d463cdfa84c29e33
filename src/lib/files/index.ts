export { removeAbandoned, writeFileAtomic } from "./atomic-write";
export { packageRoot } from "./package-root";
