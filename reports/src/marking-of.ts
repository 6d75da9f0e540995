import type { Audience } from "@needscope/disclosure";
import type { Document } from "@needscope/report";

/**
 * The protective marking of a report on families or zones. What everyone may read carries none.
 *
 * @example
 * markingOf("strategic"); // { marking: "OFFICIAL-SENSITIVE" }
 */
export function markingOf(audience: Audience): Pick<Document, "marking"> {
  return audience === "public" ? {} : { marking: "OFFICIAL-SENSITIVE" };
}
