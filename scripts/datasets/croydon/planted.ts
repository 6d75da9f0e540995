import { day } from "../generator/uk-date.ts";

/**
 * What is planted in the Croydon dataset. The guide gives five figures exactly and three as bounds ("just under
 * 20,000", "over 800", "over 1,800"); those three, and the overlap, for which it gives none, are ours.
 */
export const planted = {
  asOf: day(2016, 3, 31),
  yearStart: day(2015, 4, 1),
  families: 10_000,
  children: 19_968,
  onBenefits: 2_676,
  furtherInArrears: 900,
  capped: { households: 847, children: 1_862, losingOver200: 300 },
  householdsApproaching: 1_680,
  /** Families by the four flags: B on benefits, A in arrears, C capped, H approached as homeless; - is no. */
  combinations: {
    BACH: 163,
    "BAC-": 271,
    "B-CH": 118,
    "B-C-": 295,
    "BA-H": 204,
    "BA--": 512,
    "B--H": 187,
    "B---": 926,
    "-ACH": 0,
    "-AC-": 0,
    "--CH": 0,
    "--C-": 0,
    "-A-H": 121,
    "-A--": 779,
    "---H": 363,
    "----": 6_061,
  },
  /** Of the capped families of a combination, those that lose over 200 pounds a week. */
  losingOver200: { BACH: 70, "BAC-": 101, "B-CH": 42, "B-C-": 87 },
  /** Pairs of families that share one household; in some both approach as homeless. */
  sharedHouseholds: { pairs: 140, bothApproach: 8 },
  /** Adults recorded twice, under two person references and two Gateway family numbers. */
  recordedTwice: 40,
  /** Households unknown to Gateway, and how many of them are in each extract. */
  unknownHouseholds: { all: 1_150, councilTax: 640, rent: 330, benefits: 160, approaching: 532 },
  /** Households that approach again in the year: once more, or twice more. */
  approachAgain: { once: 74, twice: 3 },
  /** Approaches dated outside the year, by households that do not approach in it. */
  outsideTheYear: { before: 20, after: 12 },
} as const;

/** The four flags of a family, in the order of the combinations' letters. */
export type Combination = keyof typeof planted.combinations;

/**
 * The benefit cap in pence a week at the rates of 7 November 2016 for Greater London (442.31 pounds for a couple
 * or lone parent, 296.35 for a single adult without children).
 */
export const cap = { family: 44_231, single: 29_635 } as const;

/** Over how many pence a week a loss counts as severe. */
export const severeLoss = 20_000;
