import type { Source } from "../source.ts";
import { academyAccounts, academyNotices, academyOccupations } from "./academy-council-tax.ts";
import { areaPopulation } from "./area-population.ts";
import { areaWards } from "./area-wards.ts";
import { areaZones } from "./area-zones.ts";
import { authorityChanges } from "./authority-changes.ts";
import { authorityLookup } from "./authority-lookup.ts";
import { benefitAwards } from "./benefit-awards.ts";
import { childrenInNeed } from "./children-in-need.ts";
import { councilTaxArrears } from "./council-tax-arrears.ts";
import { deprivation2019 } from "./deprivation-2019.ts";
import { districtAuthorities } from "./district-authorities.ts";
import { domesticAbuse } from "./domestic-abuse.ts";
import { freeSchoolMeals } from "./free-school-meals.ts";
import { gatewayPeople } from "./gateway-people.ts";
import { fingertips } from "./fingertips.ts";
import { housingBenefitClaims, housingBenefitMembers } from "./housing-benefit.ts";
import { policeStreet } from "./police-street.ts";
import { savviAttributes } from "./savvi-attributes.ts";
import { healthReviews } from "./health-reviews.ts";
import { homelessness } from "./homelessness.ts";
import { homelessnessQuarters } from "./homelessness-quarters.ts";
import {
  homelessnessAssessments,
  homelessnessReasons,
  temporaryAccommodation,
} from "./homelessness-tables.ts";
import { lait } from "./lait.ts";
import { lsoaChanges } from "./lsoa-changes.ts";
import { personKey } from "./person-key.ts";
import { rentLedger } from "./rent-ledger.ts";
import { rentArrears } from "./rent-arrears.ts";
import { school } from "./school.ts";
import { separations } from "./separations.ts";
import { soleRegistrations } from "./sole-registrations.ts";
import { statXploreMonths, statXploreYears } from "./stat-xplore.ts";
import { statisticalNeighbours } from "./statistical-neighbours.ts";

/**
 * The sources that come with the package, by name. A council whose headers differ declares its own.
 *
 * @example
 * knownSources.get("rent-arrears")?.title; // "Rent accounts"
 */
export const knownSources: ReadonlyMap<string, Source> = new Map(
  [
    soleRegistrations,
    councilTaxArrears,
    rentArrears,
    benefitAwards,
    domesticAbuse,
    separations,
    homelessness,
    school,
    healthReviews,
    gatewayPeople,
    personKey,
    areaPopulation,
    areaZones,
    lait,
    authorityLookup,
    statisticalNeighbours,
    districtAuthorities,
    homelessnessQuarters,
    deprivation2019,
    lsoaChanges,
    authorityChanges,
    areaWards,
    savviAttributes,
    policeStreet,
    fingertips,
    housingBenefitClaims,
    housingBenefitMembers,
    homelessnessAssessments,
    homelessnessReasons,
    temporaryAccommodation,
    academyAccounts,
    academyOccupations,
    academyNotices,
    rentLedger,
    freeSchoolMeals,
    childrenInNeed,
    statXploreYears,
    statXploreMonths,
  ].map((source) => [source.name, source]),
);

/**
 * The known source of a name.
 *
 * @throws Error that lists the names there are.
 * @example
 * knownSource("school").fields.length; // 9
 */
export function knownSource(name: string): Source {
  const source = knownSources.get(name);
  if (source !== undefined) return source;
  throw new Error(`Unknown source "${name}". Known: ${[...knownSources.keys()].join(", ")}.`);
}
