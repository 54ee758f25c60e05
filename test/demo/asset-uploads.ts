/**
 * Real input: the npm package electron-releases, all of Electron's releases as GitHub describes them. A row is one asset
 * (an uploaded file: name, size, downloads, times, address) of one release, as JSON, in the order of the package.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** In the pinned version 3.1171.0. */
export const EXPECTED_ROWS = 103_031;

export interface AssetUploads {
  /** The package's version. */
  readonly version: string;
  /** The tag of each row's release: the message's key. */
  readonly releases: readonly string[];
  /** Tag → version of Chromium in it, where the package knows a release's `deps`. */
  readonly chromes: ReadonlyMap<string, string>;
  /** Each row's bytes: the message's value. */
  readonly values: readonly Buffer[];
  readonly bytes: number;
}

interface Release {
  readonly tag_name: string;
  readonly assets: readonly unknown[];
  readonly deps?: { readonly chrome: string };
}

/** @throws Error if the package is another one than the demo was written for */
export function readAssetUploads(): AssetUploads {
  const { resolve } = createRequire(import.meta.url);
  const { version } = parsed(resolve("electron-releases/package.json")) as { version: string };
  const releases: string[] = [];
  const values: Buffer[] = [];
  const chromes = new Map<string, string>();
  let bytes = 0;
  for (const { tag_name, assets, deps } of parsed(resolve("electron-releases")) as Release[]) {
    if (deps !== undefined) chromes.set(tag_name, deps.chrome);
    for (const asset of assets) {
      const value = Buffer.from(JSON.stringify(asset));
      releases.push(tag_name);
      values.push(value);
      bytes += value.length;
    }
  }
  if (values.length !== EXPECTED_ROWS) {
    throw new Error(`electron-releases ${version} has ${values.length} asset uploads, not ${EXPECTED_ROWS}`);
  }
  return { version, releases, chromes, values, bytes };
}

function parsed(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
