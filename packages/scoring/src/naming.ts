/** Runs what may refuse its input, and says whose input it was. */
export function naming<T>(whose: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${whose}: ${error.message}`, { cause: error });
    throw error;
  }
}
