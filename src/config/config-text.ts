/** A configuration as a sluice.toml: every setting explained, those at their default commented out. */
import type { ResolvedConfig } from "./config.ts";
import { settings, shownValue, valueOf, type Setting } from "./settings.ts";

export function configText({ config, sources }: ResolvedConfig): string {
  let section = "";
  let text = "# Sluice. Each setting can also be given as a variable: its name is shown beside it.\n";
  for (const setting of settings) {
    const [before, leaf] = setting.path.split(".") as [string, string?];
    if (leaf !== undefined && before !== section) text += `\n[${before}]\n`;
    if (leaf !== undefined) section = before;
    const value = valueOf(config, setting);
    const line = `${leaf ?? before} = ${value === undefined ? "…" : tomlValue(value, setting)}`;
    const unchanged = sources.get(setting.path) === "default";
    text += `\n# ${setting.description} (${setting.env})\n${unchanged ? "# " : ""}${line}\n`;
  }
  return text;
}

function tomlValue(value: unknown, setting: Setting): string {
  const shown = shownValue(value, setting);
  // JSON's escapes are all TOML's too.
  return typeof value === "boolean" || (shown === String(value) && typeof value === "number")
    ? shown
    : JSON.stringify(shown);
}
