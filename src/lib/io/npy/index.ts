export { type NpyArray, type NpyType } from "./npy-types";
export { parseNpy, readNpy } from "./read-npy";
export { encodeNpy, writeNpy, type WriteNpyOptions } from "./write-npy";
