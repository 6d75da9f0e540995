import { z } from "zod";
import { checkSchema } from "./check.ts";
import { contradictions } from "./contradictions.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import { fieldSchema } from "./field.ts";
import { layoutSchema } from "./layout.ts";
import { valueState } from "./value-state.ts";

/**
 * The shape of a source's declaration, for tools that check YAML or JSON themselves. Unknown keys are refused.
 *
 * @example
 * sourceSchema.safeParse(parseYaml(text)).success;
 */
export const sourceSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]*$/, "A source's name is kebab-case, for example rent-arrears."),
    title: z.string().min(1),
    about: z.string().min(1),
    version: z.string().optional(),
    fields: z.array(fieldSchema).min(1),
    ...layoutSchema,
    unknownColumns: z
      .union(
        [z.enum(["refuse", "drop"]), z.strictObject({ drop: z.array(z.string()) })],
        'Say "refuse", "drop", or drop: with the headers to drop ("" is a column without one).',
      )
      .default("refuse"),
    checks: z.array(checkSchema).default([]),
    key: z.array(z.string()).min(1).optional(),
    duplicates: z.enum(["warn", "quarantine"]).default("warn"),
    suppressedMarks: z.array(z.string().min(1)).default([]),
    missingMarks: z.array(z.string()).default([""]),
    marks: z.record(z.string().min(1), valueState).default({}),
    delimiter: z.enum([",", ";", "\t", "|", "detect"]).default(","),
  })
  .superRefine((source, context) => {
    for (const { message, path } of contradictions(source))
      context.addIssue({ code: "custom", message, path });
  });

/** What `defineSource` takes: the declaration as people write it. */
export type SourceDescription = DeepReadonly<z.input<typeof sourceSchema>>;

/** A checked source: what an extract looks like, with every default filled in. Made by `defineSource`. */
export type Source = DeepReadonly<z.output<typeof sourceSchema>>;
