export { toDanfo } from "./to-danfo.ts";
export type { DanfoLibrary, ToDanfoOptions } from "./to-danfo.ts";
export { fromDanfo } from "./from-danfo.ts";
export type { DanfoFrame, FromDanfoOptions } from "./from-danfo.ts";
