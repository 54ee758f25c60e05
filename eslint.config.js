// Type-aware rules for everything TypeScript; plain rules for the few scripts that run before anything is compiled.
// What a rule forbids here has cost somebody a lost message: a promise nobody waits for, a switch that forgets a case.
import { defineConfig, globalIgnores } from "eslint/config";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", ".build/", "coverage/", "sluice-data/", "src/wire/generated/", "src/dashboard/"]),
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        console: "readonly",
        performance: "readonly",
        process: "readonly",
        setTimeout: "readonly",
        require: "readonly",
        __dirname: "readonly",
        __filename: "readonly",
      },
    },
  },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-constant-condition": ["error", { checkLoops: "allExceptWhileTrue" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-deprecated": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none", ignoreRestSiblings: true },
      ],
      // An interface may ask for a promise that an in-memory form has at once.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**"],
    // Inside a server, text leaves through the logger; only the command line prints.
    rules: { "no-console": "error" },
  },
  {
    files: ["src/sdk/**/*.ts"],
    ignores: ["src/sdk/time.ts", "src/sdk/renewal-thread.ts", "src/sdk/turn-end.ts"],
    // sluice/testing moves the client's time: what waits by the runtime's would be left behind.
    rules: {
      "no-restricted-globals": [
        "error",
        ...["performance", "setTimeout", "setInterval", "clearTimeout", "clearInterval"].map((name) => ({
          name,
          message: "Import it from time.ts.",
        })),
      ],
    },
  },
  {
    // Tests pass doubles and half-made objects about; what they assert is checked when they run.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
