import { z } from "zod";

const part = "Say a part of a weight from 0 to 1, such as 0.25.";

/** How far weights are drawn: `{ spread: 0.25 }`, a panel's `{ sets: [...] }`, or any. */
export const weightDrawSchema = z.union(
  [
    z.strictObject({ spread: z.number(part).min(0, part).max(1, part) }),
    z.strictObject({ sets: z.array(z.record(z.string(), z.number().min(0))).min(1) }),
    z.literal("any"),
  ],
  "Say { spread: 0.25 }, { sets: [...] } or any.",
);
