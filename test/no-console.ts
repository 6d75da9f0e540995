import { afterEach } from "vitest";

// A console line in a test is a failure: what a reader should know is a note in a report, what a user should
// know is a value. A test of something that does print (a library's banner) replaces the method itself.
const printed: string[] = [];

for (const method of ["log", "info", "warn", "error", "debug"] as const) {
  console[method] = (...words: unknown[]) => {
    printed.push(`console.${method}: ${words.map(String).join(" ")}`);
  };
}

afterEach(() => {
  const lines = printed.splice(0);
  if (lines.length > 0)
    throw new Error(`A test printed ${lines.length} console line(s):\n${lines.join("\n")}`);
});
