import { z } from "zod";

/** A regular expression as text, for a whole value. */
export const regularExpression = z
  .string()
  .min(1)
  .refine(isRegularExpression, { message: "The pattern is not a regular expression." });

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
