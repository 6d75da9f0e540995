import { constants } from "node:fs";
import { access, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { ExtractInput } from "@needscope/sources";
import { fileInput } from "@needscope/sources/cores";

/**
 * Reads a file that was named on the command line.
 *
 * @throws one sentence when it is absent or a folder
 */
export async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((fault: unknown) => {
    throw codeOf(fault) === "EISDIR" ? isFolder(file) : noFile(file);
  });
}

/**
 * An extract that was named on the command line, to be read in chunks.
 *
 * @throws one sentence when it is absent or a folder
 */
export async function inputFrom(file: string): Promise<ExtractInput> {
  await access(file, constants.R_OK).catch(() => {
    throw noFile(file);
  });
  if ((await stat(file)).isDirectory()) throw isFolder(file);
  return fileInput(file);
}

/**
 * Writes a file for its owner only, and never over another.
 *
 * @throws one sentence when the file is there already, or its folder is not
 */
export async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: "wx" }).catch((fault: unknown) => {
    if (codeOf(fault) === "EEXIST")
      throw new Error(`${file} is there already: name a new file, or remove it first.`);
    throw noFolder(file, fault);
  });
}

/**
 * Writes a file whole or not at all: beside its place first, then into it.
 *
 * @throws one sentence when its folder is absent
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${String(process.pid)}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (fault) {
    await rm(beside, { force: true });
    throw noFolder(file, fault);
  }
}

function noFile(file: string): Error {
  return new Error(`There is no file at ${file}. Check the path.`);
}

function isFolder(file: string): Error {
  return new Error(`${file} is a folder: name a file in it.`);
}

function noFolder(file: string, fault: unknown): Error {
  return codeOf(fault) === "ENOENT"
    ? new Error(`There is no folder ${dirname(resolve(file))} to write to. Make it first.`)
    : (fault as Error);
}

function codeOf(fault: unknown): unknown {
  return (fault as { code?: unknown }).code;
}
