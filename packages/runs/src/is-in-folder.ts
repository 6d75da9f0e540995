import { isAbsolute, relative } from "node:path";

/**
 * Whether a path lies in a folder, at any depth.
 *
 * @example
 * isInFolder("/home/ann/runs/croydon", "/home/ann"); // true
 */
export function isInFolder(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
