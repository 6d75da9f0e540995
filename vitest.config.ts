import { defineConfig } from "vitest/config";

// Tests read the packages' source, by the same condition as the editor and the scripts: no build step.
const conditions = ["needscope-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: "Europe/London" },
  },
});
