/** A worker starts later than this thread, by about the time in which so many bytes are read. */
const mostBytesOfStart = 8_000_000;

/**
 * Shares files among cores by their bytes: the largest first, each to the core that is likely to be free first.
 *
 * @returns the places of each share's files, the largest first; this thread's share first; no other share is empty
 * @example
 * sharesOf([61e6, 11e6, 21e6, 2e6, 22e6], 2); // [[0, 3], [4, 2, 1]]
 */
export function sharesOf(sizes: readonly number[], cores: number): number[][] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const bytesOfStart = Math.min(mostBytesOfStart, all / 12);
  const shares = Array.from({ length: cores }, (_, core) => ({
    bytes: core === 0 ? 0 : bytesOfStart,
    places: [] as number[],
  }));
  const largestFirst = sizes.map((_, place) => place).sort((a, b) => sizes[b]! - sizes[a]!);
  for (const place of largestFirst) {
    const free = shares.reduce((least, share) => (share.bytes < least.bytes ? share : least));
    free.bytes += sizes[place]!;
    free.places.push(place);
  }
  return shares.map(({ places }) => places).filter((places, core) => core === 0 || places.length > 0);
}
