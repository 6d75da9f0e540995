import { inventedUpn } from "../generator/identifiers.ts";
import type { RandomStream } from "../generator/random-stream.ts";
import { outsideAreas } from "./counted.ts";
import type { Area } from "./places.ts";

/** The indicators that the school census gives. */
export type SchoolIndicator = "persistent-absence" | "free-meals" | "sen-support" | "below-expected-progress";

/** Their names. */
export const schoolIndicators: readonly SchoolIndicator[] = [
  "persistent-absence",
  "free-meals",
  "sen-support",
  "below-expected-progress",
];

/** A pupil over the years; leanings from 0 to 1 say who is counted first, so that most stay so from year to year. */
export interface Pupil {
  readonly upn: string;
  yearGroup: number;
  area: string;
  readonly leaning: Readonly<Record<SchoolIndicator, number>>;
}

const lastYearGroup = 11;

/** Everybody at school, moving up a year group every year, with leavers, newcomers and some who move house. */
export class SchoolRoll {
  pupils: Pupil[];
  private readonly areas: readonly Area[];
  private readonly random: RandomStream;
  private made = 0;
  private year = 2013;

  constructor(areas: readonly Area[], random: RandomStream) {
    this.areas = areas;
    this.random = random;
    this.pupils = this.intake(
      (size) => Math.round(150 * size),
      () => random.integer(0, lastYearGroup),
    );
  }

  moveOn(): void {
    this.year++;
    const staying = this.pupils.filter(
      ({ yearGroup }) => yearGroup < lastYearGroup && !this.random.chance(0.025),
    );
    for (const pupil of staying) {
      pupil.yearGroup++;
      if (this.random.chance(0.025)) pupil.area = this.random.pick(this.areas).code;
    }
    const starting = this.intake(
      (size) => Math.round(12.5 * size),
      () => 0,
    );
    const joining = this.intake(
      (size) => Math.round(3.4 * size),
      () => this.random.integer(1, lastYearGroup),
    );
    this.pupils = [...staying, ...starting, ...joining];
  }

  private intake(count: (size: number) => number, yearGroup: () => number): Pupil[] {
    const inside = this.areas.flatMap(({ code, size }) =>
      Array.from({ length: count(size) }, () => this.newPupil(code, yearGroup())),
    );
    // One in six hundred lives outside the seven zones.
    const outside = Array.from({ length: Math.round(inside.length / 600) }, () =>
      this.newPupil(this.random.pick(outsideAreas), yearGroup()),
    );
    return [...inside, ...outside];
  }

  private newPupil(area: string, yearGroup: number): Pupil {
    const n = this.made++;
    const entryYear = this.year - yearGroup;
    const upn = inventedUpn({ school: 4_001 + (n % 37), entryYear, serial: Math.floor(n / 37) });
    const need = this.random.next();
    const leaning = Object.fromEntries(
      schoolIndicators.map((indicator) => [indicator, 0.45 * need + 0.55 * this.random.next()]),
    ) as Record<SchoolIndicator, number>;
    return { upn, yearGroup, area, leaning };
  }
}
