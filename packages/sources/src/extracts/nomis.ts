import { defineSource } from "../define-source.ts";
import type { Source, SourceDescription } from "../source.ts";

/** What differs from one Nomis data set to another. */
export interface NomisDownload extends Pick<SourceDescription, "name" | "title" | "about"> {
  /** The data set's own dimensions, by their headers: "C_AGE" has a column "C_AGE_NAME" beside it. */
  readonly dimensions?: readonly string[];
  /** Columns that the download has besides, and that are left out: "GEOGRAPHY_TYPECODE". */
  readonly drop?: readonly string[];
}

/**
 * The source of a CSV download of the Nomis service (names read at second hand). `GEOGRAPHY` is the service's own
 * number, `GEOGRAPHY_CODE` the area's. A value, a rate and an interval of it are rows of their own, told apart by
 * `MEASURES` (20100 is the value). Status A is normal, Q a figure that is missing. A call gives 25,000 rows at most:
 * compare `record_count` with the rows read. Columns that are neither named nor dropped are refused, so that no
 * dimension is overlooked.
 *
 * @throws Error when a dimension's name is no field name once in small letters
 * @example
 * nomisDownload({ name: "jobseekers", title: "Claimants", about: "One row per area, age and month.", dimensions: ["C_AGE"] });
 */
export function nomisDownload({ dimensions = [], drop = [], ...named }: NomisDownload): Source {
  const text = (name: string, header: string, optional = false) =>
    ({ name, header, kind: "text", ...(optional && { optional }) }) as const;
  return defineSource({
    ...named,
    version: "2026-11",
    missingMarks: ["", "-"],
    ...(drop.length > 0 && { unknownColumns: { drop: [...drop] } }),
    fields: [
      text("date", "DATE"),
      text("date_name", "DATE_NAME", true),
      text("date_code", "DATE_CODE", true),
      text("date_type", "DATE_TYPE", true),
      text("geography", "GEOGRAPHY"),
      text("area_name", "GEOGRAPHY_NAME", true),
      text("area", "GEOGRAPHY_CODE"),
      text("area_type", "GEOGRAPHY_TYPE", true),
      ...dimensions.flatMap((dimension) => {
        const name = dimension.toLowerCase();
        return [text(name, dimension), text(`${name}_name`, `${dimension}_NAME`, true)];
      }),
      text("measure", "MEASURES"),
      text("measure_name", "MEASURES_NAME", true),
      { name: "value", header: "OBS_VALUE", kind: "number", computed: true },
      text("status", "OBS_STATUS", true),
      text("status_name", "OBS_STATUS_NAME", true),
      text("confidentiality", "OBS_CONF", true),
      text("confidentiality_name", "OBS_CONF_NAME", true),
      text("urn", "URN", true),
      { name: "record_offset", header: "RECORD_OFFSET", kind: "integer", min: 0, optional: true },
      { name: "record_count", header: "RECORD_COUNT", kind: "integer", min: 0, optional: true },
    ],
  });
}
