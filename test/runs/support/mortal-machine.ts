import { thisMachine, type Machine } from "@needscope/runs";

/**
 * A machine whose process dies at the given disk operation: that one is not done (a write is half done), nor is any
 * after it. `steps` tells how many a whole run takes.
 */
export function mortalMachine(pid: number, { diesAt = Infinity, living = [pid] } = {}) {
  let steps = 0;
  const step = (): void => {
    steps++;
    if (steps >= diesAt) throw new Error("died");
  };
  const machine: Machine = {
    ...thisMachine,
    pid,
    isRunning: (other) => living.includes(other),
    makeFolder(path, mode) {
      step();
      thisMachine.makeFolder(path, mode);
    },
    write(path, bytes, mode) {
      if (steps + 1 === diesAt) thisMachine.write(path, bytes.subarray(0, bytes.length >> 1), mode);
      step();
      thisMachine.write(path, bytes, mode);
    },
    rename(from, to) {
      step();
      thisMachine.rename(from, to);
    },
    remove(path) {
      step();
      thisMachine.remove(path);
    },
  };
  return { machine, steps: () => steps };
}
