import { type DatasetFile, textFile } from "../generator/dataset-file.ts";
import type { Places } from "./places.ts";
import type { Ring } from "./outlines.ts";
import { zones } from "./planted.ts";

/** The invented map as two GeoJSON files: areas.geojson and zones.geojson, a feature a line. */
export function outlineFiles({ areas, zoneOutlines }: Places): DatasetFile[] {
  return [
    collection(
      "areas",
      areas.map(({ code, name, outline }) => ({ code, name, rings: [outline] })),
    ),
    collection(
      "zones",
      zones.map(({ code, name }, zone) => ({ code, name, rings: zoneOutlines[zone]! })),
    ),
  ];
}

function collection(
  name: string,
  places: readonly { code: string; name: string; rings: readonly Ring[] }[],
): DatasetFile {
  const features = places.map((place) =>
    JSON.stringify({
      type: "Feature",
      properties: { code: place.code, name: place.name },
      geometry: { type: "MultiPolygon", coordinates: place.rings.map((ring) => [ring]) },
    }),
  );
  const head = `{"type":"FeatureCollection","name":"${name}","synthetic":true,"features":[`;
  return textFile(`${name}.geojson`, `${head}\n${features.join(",\n")}\n]}\n`);
}
