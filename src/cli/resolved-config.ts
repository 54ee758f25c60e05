/** `config print --resolved`: every setting, its value and where that comes from. */
import type { ResolvedConfig } from "../config/config.ts";
import { settings, shownValue, valueOf } from "../config/settings.ts";
import { rowsAs, type OutputFormat } from "./table.ts";

export function resolvedAs(format: OutputFormat, { config, sources }: ResolvedConfig): string {
  const rows = settings.map((setting) => ({
    setting,
    value: valueOf(config, setting),
    source: sources.get(setting.path)!,
  }));
  if (format !== "table") {
    const values = rows.map(({ setting, value = null, source }) => [setting.path, { value, source }]);
    return `${JSON.stringify(Object.fromEntries(values), undefined, format === "json" ? 2 : undefined)}\n`;
  }
  return rowsAs("table", rows, [
    { title: "SETTING", cell: ({ setting }) => setting.path },
    {
      title: "VALUE",
      cell: ({ setting, value }) => (value === undefined ? "(unset)" : shownValue(value, setting)),
    },
    { title: "SOURCE", cell: ({ source }) => source },
  ]);
}
