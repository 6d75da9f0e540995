export { openRun, type Run, type RunOptions } from "./open-run.ts";
export { readManifest } from "./read-manifest.ts";
export type {
  Manifest,
  ManifestFigure,
  ManifestInput,
  ManifestLines,
  ManifestOutput,
  ManifestParts,
} from "./manifest.ts";
export { stableJson } from "./stable-json.ts";
export { privatePlace } from "./private-place.ts";
export { thisMachine, type Machine } from "./machine.ts";
