import {
  practitionerPolicy,
  publicPolicy,
  publishedPolicy,
  release,
  strategicPolicy,
} from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import { expect, test } from "vitest";

const figures = [{ name: "families", title: "Families", count: 3, unit: "families" }];

async function pageUnder(policy: typeof publicPolicy): Promise<string> {
  const { audience } = policy;
  const cells = [{ kind: "metrics" as const, figures: ["families"] }];
  const document = { name: "note", title: "Need", date: "2016-03-31", audience, cells };
  return renderHtml(document, release({ tables: [], figures }, policy));
}

test("only under publishedPolicy does a page say that its figures were already published", async () => {
  const page = await pageUnder(publishedPolicy);
  expect(page).toContain("already published by their producer");
  expect(page).toContain('<dd class="ns-value">3</dd>');
  for (const policy of [practitionerPolicy, strategicPolicy, publicPolicy]) {
    const other = await pageUnder(policy);
    expect(other).not.toContain("already published");
    expect(other).toContain(`Counts from 1 to ${policy.minimumCount - 1} are hidden`);
  }
});

test("no policy with the words and numbers of publishedPolicy gets as far as a page", async () => {
  await expect(pageUnder({ ...publishedPolicy })).rejects.toThrow("minimumCount must be 5 or more");
});
