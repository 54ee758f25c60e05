import { readFileSync } from "node:fs";

/** Of the package this file is part of: package.json lies two floors up from src/cli and from dist/cli. */
export const version = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;
