// The whole of `npm test`: static checks and vitest side by side; ends with `N passed, N failed` alone on a line.
//
//   npm test                    everything a contributor needs
//   npm test -- storage         only the test files whose path has "storage" in it; no static checks
//   npm test -- -t "ack floor"  any option of vitest
//   npm run test:long           the same plus *.long.test.ts
//
// A check counts as one test. A skipped test must say why, by ctx.skip("why") or `(skipped: why)` in its name or its
// suite's; one that does not is a failure, and so is any skipped test where CI is set.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseCLI, startVitest } from "vitest/node";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const long = args.includes("--long");
const { filter: filters, options } = parseCLI(["vitest", ...args.filter((arg) => arg !== "--long")]);
/** Asked for only some tests by name: vitest reports the others as skipped, which no test said. */
const byName = options.testNamePattern !== undefined;

const checks = ["format:check", "lint", "typecheck", "generate:check"];

let passed = 0;
let failed = 0;

const checking = Promise.all(filters.length === 0 && !byName ? checks.map(runCheck) : []);
try {
  await runTests();
} catch (error) {
  console.error(error);
  failed++;
}
await checking;

// The line is the last thing said. A test that left a handle open must not keep the process from ending.
process.stdout.write(`\n${passed} passed, ${failed} failed\n`, () => process.exit(failed > 0 ? 1 : 0));

/** What it says comes in one piece, among what the tests say. */
async function runCheck(name) {
  const startedAt = performance.now();
  const child = spawn("npm", ["run", "--silent", name], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => (said += text));
  }
  const code = await new Promise((resolve) => {
    child.on("error", (error) => (said += `${error.message}\n`));
    child.on("close", resolve);
  });
  const tookS = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code === 0) passed++;
  else failed++;
  process.stdout.write(said);
  console.log(`${code === 0 ? "✓" : "✗ FAILED"} ${name} (${tookS} s)`);
}

async function runTests() {
  if (long) process.env.SLUICE_TEST_LONG = "1";
  const config = join(root, "vitest.config.ts");
  const vitest = await startVitest("test", filters, { ...options, root, config, run: true, watch: false });
  const modules = vitest.state.getTestModules();
  for (const module of modules) {
    // A file that fails to load has no tests to count.
    if (module.errors().length > 0) failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed++;
    for (const test of module.children.allTests()) countTest(test);
  }
  const unhandled = vitest.state.getUnhandledErrors();
  failed += unhandled.length;
  if (modules.length === 0) {
    console.error(`no test file matches ${filters.join(" ") || "test/**/*.test.ts"}`);
    failed++;
  }
  await vitest.close();
}

function countTest(test) {
  const result = test.result();
  if (result.state === "passed") passed++;
  else if (result.state !== "skipped") failed++;
  else if (!byName) countSkipped(test, result.note);
}

function countSkipped(test, note) {
  const why = note ?? /\(skipped: (.+?)\)/.exec(test.fullName)?.[1];
  console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${why ?? "NO REASON GIVEN"}`);
  if (why === undefined || process.env.CI) failed++;
}
