import { expect, test } from "vitest";
import { readmeExample } from "../scoring/readme-example.ts";

test("the README's example prints what the README says", async () => {
  const { printed, promised } = await readmeExample("rules");
  expect(printed).toBe(promised);
});
