import tseslint from "typescript-eslint";

const mayPrint = [
  "scripts/**",
  "bench/**",
  "packages/needscope/src/cli.ts",
  "packages/needscope/src/cli/**",
  "test/no-console.ts",
];

export default tseslint.config(
  {
    ignores: ["**/dist/**", "coverage/**", "runs/**", "out/**", "test/output/**", "packages/*/assembly/*.ts"],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // An argument that only keeps its place for the next one is named with an underscore.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // Under noUncheckedIndexedAccess a loop over a typed array has to say that the index is in range.
      "@typescript-eslint/no-non-null-assertion": "off",
      eqeqeq: "error",
      "max-params": ["error", 4],
      "no-console": "error",
    },
  },
  {
    // Rules that ask TypeScript for types: forgotten promises, switches with a gap, text made of objects.
    files: ["**/*.ts"],
    // One program for everything: a project of each package would load the same types sixteen times.
    languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-base-to-string": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // `any` that a library or JSON.parse hands out goes no further than the border: `unknown`, then zod.
    files: ["packages/*/src/**/*.ts", "reports/src/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
    },
  },
  { files: mayPrint, rules: { "no-console": "off" } },
);
