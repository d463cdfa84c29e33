export { type PatchNote } from "./patch-note";
export { readPatches, readPatchFolder, type OwnPatch, type PatchFolder, type PatchFolderOptions } from "./read-patch-folder";
export { type ReadPatchFileOptions } from "./read-patch-file";
