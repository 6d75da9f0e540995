import type { SeenValue } from "./column-values.ts";

const headers: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "names of people",
    pattern: /(sur|fore|first|last|middle|given|family|maiden)[ _-]*names?\b|forename/,
  },
  {
    // Where the whole header is somebody's part in it, the column says who that is.
    what: "names of people",
    pattern:
      /^(?:(?:main|lead|joint|first|second|primary|other) )?(?:tenant|applicant|claimant|occupier|liable (?:party|person)|landlord|partner|spouse|payee|guardian|parent|carer|customer|client|resident|victim|perpetrator|child|pupil)s?(?: \d)?$/,
  },
  { what: "dates of birth", pattern: /\bd\.?o\.?b\b|birth|\bborn\b/ },
  { what: "National Insurance numbers", pattern: /\bnino\b|national insurance|\bni[ _.]?(no|num|number)\b/ },
  { what: "NHS numbers", pattern: /\bnhs\b/ },
  { what: "pupil numbers", pattern: /\bupn\b|pupil (no|number|id)/ },
  { what: "addresses", pattern: /\baddr(ess)?|post ?code|\buprn\b/ },
  { what: "ways to reach people", pattern: /e-?mail|phone|mobile|\btel\b/ },
  {
    what: "protected characteristics",
    pattern: /ethnic|religio|disab|sexual|\bgender\b|\bsex\b|national(ity|ities)/,
  },
  { what: "names of staff", pattern: /worker|officer|created by|updated by|entered by|allocated to/ },
  { what: "notes about people", pattern: /\bnotes?\b|comment|narrative|free ?text/ },
];
const anyName = /\bnames?\b/;
const namesOfThings =
  /(area|ward|zone|place|authority|district|region|school|county|country|council|lsoa|msoa|ltla|utla|lad|\bla\b|oa|scheme|service|team|site|indicator|measure|entity|org|provider|category|group|benefit|product|source|file|sn)\w*[ _-]*names?\b/;

const titles = /^(?:mr|mrs|ms|miss|dr|mx)\.? \p{L}|,\s*(?:mr|mrs|ms|miss|dr|mx)\b/iu;
const valuePatterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "names of people", pattern: titles },
  { what: "National Insurance numbers", pattern: /^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/ },
  { what: "addresses", pattern: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/ },
  { what: "ways to reach people", pattern: /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i },
];

/**
 * What about people a column seems to hold, told from its header and from the look of its values, or nothing. It is a
 * hint and no proof: a column without one may be personal too.
 *
 * @example
 * personalHint("Lead Liable Name", values); // "names of people"
 */
export function personalHint(header: string, values: readonly SeenValue[]): string | undefined {
  const words = header
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll("_", " ");
  const byHeader = headers.find(({ pattern }) => pattern.test(words));
  if (byHeader !== undefined) return byHeader.what;
  if (anyName.test(words) && !namesOfThings.test(words)) return "names of people";
  const sample = values.slice(0, 200);
  return valuePatterns.find(({ pattern }) => {
    const alike = sample.filter(({ text }) => pattern.test(text.trim())).length;
    return alike > 0 && alike * 2 > sample.length;
  })?.what;
}
