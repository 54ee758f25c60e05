// Builds dist/ from src/ when it is missing or older than its sources. The launcher calls ensureBuilt() before every
// start in a checkout, `npm run build` runs this file, bench and tests may do either.
//
// - Fresh is decided by a stamp: the path, size and mtime of every source, kept in dist/.stamp. Making it stats a few
//   hundred files (about 2 ms), nothing is hashed and nothing is loaded.
// - The compiler writes to a folder of its own below .build/; finished files are renamed into dist/ one by one and the
//   stamp is written last. So a reader never sees half a file, and a build that dies leaves dist/ stale, not broken.
// - A lock keeps two processes from building at once; the second waits and finds dist/ fresh. The lock is a courtesy:
//   if it is lost (a stale one is broken after a minute) both build the same bytes.
// - Types are not checked here (`npm run typecheck` does that): a start must not wait for it.
//
// Runs in plain Node before anything is compiled, hence JavaScript; `build.mjs` and the launcher are not copied to dist/.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "src");
const target = join(root, "dist");
const work = join(root, ".build");
const stampFile = join(target, ".stamp");
const lockFile = join(work, "lock");

const lockPollMs = 25;
/** A build takes a second or two; a lock older than this belongs to a process that died (or a pid used again). */
const lockLifeMs = 60_000;

/** Makes dist/ match src/. Returns whether it had to build. Throws with one readable line when it cannot. */
export function ensureBuilt() {
  if (read(stampFile) === stampOf(sources())) return false;
  return withLock(() => {
    const files = sources();
    const stamp = stampOf(files);
    if (read(stampFile) === stamp) return false; // someone else built while this process waited
    build(files, stamp);
    return true;
  });
}

/** Every file that decides what dist/ holds: [path relative to the root, its stat]. The dashboard has its own build. */
function sources() {
  const files = [];
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (path !== join(source, "dashboard")) visit(path);
      } else if (/\.(m?[jt]s|cjs)$/.test(entry.name)) files.push(path);
    }
  };
  visit(source);
  files.push(join(root, "tsconfig.json"));
  // A file may be deleted between readdir and stat, in an editor's save for one; it is then no source.
  return files.sort().flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? [] : [[relative(root, path), stat]];
  });
}

function stampOf(files) {
  return files.map(([path, stat]) => `${path} ${stat.size} ${stat.mtimeMs}\n`).join("");
}

function build(files, stamp) {
  const scratch = join(work, `${process.pid}`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  try {
    compile(scratch);
    copyWritten(files, scratch);
    install(scratch);
    writeFileSync(`${stampFile}.${process.pid}`, stamp);
    renameSync(`${stampFile}.${process.pid}`, stampFile);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function compile(scratch) {
  const compiler = join(root, "node_modules/@typescript/native/bin/tsc");
  if (!existsSync(compiler))
    throw new Error("cannot build dist/: the compiler is not installed. Run: npm ci");
  // The build differs from the checked configuration in where it writes; a file keeps the rest in one place.
  const config = join(scratch, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    noCheck: true,
    declaration: true,
    rootDir: source,
    outDir: join(scratch, "dist"),
  };
  const extend = join(root, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ extends: extend, compilerOptions, include: [`${source}/**/*.ts`] }));
  const run = spawnSync(process.execPath, [compiler, "-p", config], { encoding: "utf8" });
  if (run.status === 0) return;
  throw new Error(`cannot build dist/:\n${run.stdout}${run.stderr}${run.error ?? ""}`.trimEnd());
}

/** JavaScript and declarations that lie in src/ as they are (generated code) go along; the compiler leaves them out. */
function copyWritten(files, scratch) {
  for (const [path] of files) {
    if (!path.startsWith("src") || !/(\.js|\.d\.ts)$/.test(path)) continue;
    const copy = join(scratch, "dist", relative("src", path));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, readFileSync(join(root, path)));
  }
}

/** Moves what changed into dist/, then removes what has no source any more. */
function install(scratch) {
  const built = join(scratch, "dist");
  const keep = new Set([".stamp"]);
  for (const path of readdirSync(built, { recursive: true })) {
    const from = join(built, path);
    if (statSync(from).isDirectory()) continue;
    keep.add(path);
    const to = join(target, path);
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
  for (const path of readdirSync(target, { recursive: true }).sort().reverse()) {
    if (keep.has(path)) continue;
    const old = join(target, path);
    if (!statSync(old).isDirectory()) rmSync(old);
    else if (readdirSync(old).length === 0) rmdirSync(old);
  }
}

function withLock(action) {
  mkdirSync(work, { recursive: true });
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lockPollMs);
  try {
    return action();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function takeLock() {
  try {
    const handle = openSync(lockFile, "wx");
    writeSync(handle, `${process.pid}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const stat = statSync(lockFile, { throwIfNoEntry: false });
  if (stat !== undefined && (Date.now() - stat.mtimeMs > lockLifeMs || isDead(read(lockFile)))) {
    rmSync(lockFile, { force: true });
  }
  return false;
}

function isDead(pid) {
  if (!pid) return false; // just made, or just released: its age decides
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const built = ensureBuilt();
    console.log(built ? "built dist/" : "dist/ is fresh");
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
