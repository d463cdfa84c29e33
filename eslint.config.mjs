import tseslint from "typescript-eslint";

const seededOnly = {
  object: "Math",
  property: "random",
  message: "Use a seed stream: seed(23).stream(\"name\") from lib/random.",
};

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", ".venv/", "out/", "report/", "runs/", ".setup/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // commonjs: heavy packages are required where they are first needed
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-restricted-properties": ["error", seededOnly],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "prefer-const": "error",
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["test/**"], rules: { "max-lines": "off" } },
);
