// AssemblyScript, compiled to the bytes in src/reading/fast/chunk-kernels-bytes.ts by
// `node packages/sources/assembly/build.mjs`. Each file names its twin in JavaScript. Places are in bytes of the memory.
// Constant vectors are read from it before a loop: the engine would make one written as such anew in every round.

export { scan } from "./scan-fields";
export { readNumbers } from "./numbers";
export { readDates } from "./dates";
export { findUnfit } from "./texts";
export { codeBytes } from "./codes";
export { stageKeys } from "./keys";
