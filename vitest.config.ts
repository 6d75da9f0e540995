import { defineConfig } from "vitest/config";

// Tests read the packages' source, by the same condition as the editor and the scripts: no build step.
const conditions = ["needscope-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/no-console.ts"],
    environment: "node",
    pool: "forks",
    // A long check in full takes as long as it takes.
    testTimeout: process.env.NEEDSCOPE_PROVE === undefined ? 120_000 : 0,
    hookTimeout: 120_000,
    env: { TZ: "Europe/London" },
  },
});
