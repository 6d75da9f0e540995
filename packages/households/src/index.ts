export { linkFamiliesByKey } from "./link-families-by-key.ts";
export type { LinkedFamilies, LinkOptions } from "./link-families-by-key.ts";
export { linkHouseholds } from "./link-households.ts";
export type { LinkedHouseholds, LinkHouseholdsOptions } from "./link-households.ts";
