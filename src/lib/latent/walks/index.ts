export { latentShell, shellShare, type LatentShell, type ShellShare } from "./latent-shell";
export { shiftLatents, walk, type WalkOptions } from "./walk";
