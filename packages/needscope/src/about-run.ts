import type { Policy } from "@needscope/disclosure";
import type { RunAbout } from "@needscope/reports";
import type { Analysis } from "./run-needscope.ts";
import { qualityProfile } from "./quality/quality-profile.ts";
import { gateWords, qualityWords } from "./quality/quality-words.ts";
import type { RunQuality } from "./quality/run-quality.ts";
import { version } from "./version.ts";

/**
 * What a report may say of its run besides what was released: where it comes from, and how good the data is.
 *
 * @example
 * report.document(released, aboutRun(analysis, policy, quality));
 */
export function aboutRun(analysis: Analysis, policy: Policy, quality: RunQuality): RunAbout {
  const { run, extracts } = analysis;
  const lost = analysis.kind === "families" ? analysis.lost : 0;
  const gates = gateWords(quality.gates);
  return {
    ...(gates !== undefined && { gates }),
    name: run.name,
    title: run.title,
    place: run.place,
    asOf: run.asOf,
    ...(run.synthetic !== undefined && { synthetic: run.synthetic }),
    policy,
    version,
    sources: [...extracts].map(([name, { source, file, account }]) => {
      const rows = analysis.grouping.unitOf.get(name);
      const linked = rows && { linked: rows.filter((unit) => unit >= 0).length };
      const hidden = analysis.grouping.setAside?.get(name)?.some((unit) => unit >= 0);
      const words = [
        qualityWords(qualityProfile(quality.extracts.get(name)!)),
        hidden === true ? notKnownWords : undefined,
        lost > 0 && name === run.families!.members ? lostWords : undefined,
      ].filter((each) => each !== undefined);
      return {
        title: source.title,
        file,
        ...account,
        ...linked,
        ...(words.length > 0 && { quality: words.join(" ") }),
      };
    }),
  };
}

const notKnownWords =
  "Where a family's record was set aside, what this source says of the family is not known.";

/** Said where families are not in a run as nothing that could be read speaks of them. */
export const lostWords = "Families whose records among the members were all set aside are not in this run.";
