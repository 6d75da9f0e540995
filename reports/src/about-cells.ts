import type { Release } from "@needscope/disclosure";
import type { ReportCell } from "@needscope/report";
import type { RunAbout, SourceAbout } from "./report.ts";

/**
 * The end of every report: how it was worked out, how good the data is, and where it comes from.
 *
 * @param options.methodOnPaper whether the method is printed too; a long one may be left to the page on screen
 */
export function aboutCells(
  release: Release,
  about: RunAbout,
  methods: readonly string[],
  { methodOnPaper = true }: { readonly methodOnPaper?: boolean } = {},
): ReportCell[] {
  return [
    { kind: "heading", text: "How this was worked out", level: 2 },
    {
      kind: "details",
      title: "Method in plain English",
      ...(!methodOnPaper && { paper: "pointer" as const }),
      cells: [{ kind: "prose", markdown: methods.join("\n\n") }],
    },
    {
      kind: "details",
      title: "Data quality",
      cells: [
        {
          kind: "prose",
          markdown: [
            "Every line of every file is accounted for. Lines that hold a value that cannot be right are set aside with the reason, and nothing is counted from them.",
            "",
            ...about.sources.map((source) => `- ${sourceSentence(source)}`),
            ...(about.gates === undefined ? [] : ["", about.gates]),
          ].join("\n"),
        },
      ],
    },
    {
      kind: "provenance",
      rows: [
        { title: "Run", text: `${about.name}, figures as of ${about.asOf}` },
        { title: "Made with", text: `needscope ${about.version}` },
        { title: "Extracts", text: about.sources.map(({ file }) => file).join(", ") },
        { title: "Disclosure policy", text: `${release.policy.name}, version ${release.policy.version}` },
      ],
    },
  ];
}

function sourceSentence(source: SourceAbout): string {
  const { title, file, lines, accepted, quarantined, header, blank, aside = 0, linked, quality } = source;
  const parts = [
    `${say(accepted)} of ${say(lines)} lines accepted`,
    quarantined === 0 ? "none set aside" : `${say(quarantined)} set aside`,
    ...(header > 0 ? [`${say(header)} header`] : []),
    ...(blank > 0 ? [`${say(blank)} blank`] : []),
    ...(aside > 0 ? [`${say(aside)} of titles, notes or other records`] : []),
  ];
  const joined =
    linked === undefined ? "" : `; ${say(linked)} rows belong to a place or family of this report`;
  const more = quality === undefined ? "" : ` ${quality}`;
  return `${title} (${file}): ${parts.join(", ")}${joined}.${more}`;
}

function say(count: number): string {
  return count.toLocaleString("en-GB");
}
