import { basename, dirname, resolve } from "node:path";

/** Where a run's folder and its hidden siblings stand. */
export interface RunPlaces {
  readonly folder: string;
  readonly parent: string;
  readonly lock: string;
  /** The folder in which a run is written until it is whole. */
  inWork(id: string): string;
  /** The folder to which the old run steps aside while the new one takes its place. */
  aside(id: string): string;
  /** The id of a sibling's name, if it is such a folder of this run. */
  idOf(name: string, kind: "inWork" | "aside" | "lock"): string | undefined;
}

/**
 * The places of a run: hidden siblings of its folder, on the same disk, so that a rename can switch them.
 *
 * @example
 * runPlaces("runs/croydon").inWork("4f"); // ".../runs/.croydon.new-4f"
 */
export function runPlaces(to: string): RunPlaces {
  const folder = resolve(to);
  const parent = dirname(folder);
  const hidden = `.${basename(folder)}`;
  const prefixes = { inWork: `${hidden}.new-`, aside: `${hidden}.old-`, lock: `${hidden}.lock-` };
  return {
    folder,
    parent,
    lock: resolve(parent, `${hidden}.lock`),
    inWork: (id) => resolve(parent, prefixes.inWork + id),
    aside: (id) => resolve(parent, prefixes.aside + id),
    idOf: (name, kind) => (name.startsWith(prefixes[kind]) ? name.slice(prefixes[kind].length) : undefined),
  };
}
