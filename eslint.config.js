import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/dist/**", "runs/**", "out/**", "test/output/**", "scripts/dev/*.mjs"] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "max-params": ["error", 4],
      "no-console": "error",
    },
  },
  { files: ["scripts/**", "bench/**", "packages/needscope/src/cli/**", "eslint.config.js"], rules: { "no-console": "off" } },
  { files: ["eslint.config.js"], extends: [tseslint.configs.disableTypeChecked] },
);
