/** The configuration is not usable; the message says which value of which source, and what it should be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
