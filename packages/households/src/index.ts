export { linkFamiliesByKey } from "./link-families-by-key.ts";
export type { LinkedFamilies, LinkOptions } from "./link-families-by-key.ts";
