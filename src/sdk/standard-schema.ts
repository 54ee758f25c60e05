/**
 * Standard Schema 1.0 (https://standardschema.dev): the interface that zod, valibot, arktype and
 * others share. The types are copied from the specification, which asks for just that.
 */
import { SluiceError } from "./errors.ts";

export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardSchemaProps<Input, Output>;
}

export interface StandardSchemaProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * Validates and gives what the schema made of the value.
 * @throws SluiceError SCHEMA_REJECTED; NOT_SUPPORTED for a schema that validates asynchronously
 */
export function validated<Output>(
  schema: StandardSchemaV1<unknown, Output>,
  value: unknown,
  where: string,
): Output {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) {
    // Nobody waits for it: its failure must not end the process.
    result.catch(() => undefined);
    const text = `the schema of ${where} validates asynchronously; use one that answers at once`;
    throw new SluiceError("NOT_SUPPORTED", text, { details: { feature: "asynchronous schema" } });
  }
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(describe);
  const shown = issues.slice(0, 5).join("; ") + (issues.length > 5 ? `; and ${issues.length - 5} more` : "");
  throw new SluiceError("SCHEMA_REJECTED", `${where}: ${shown}`, {
    details: { issues: JSON.stringify(issues) },
  });
}

function describe({ path, message }: StandardIssue): string {
  if (path === undefined || path.length === 0) return message;
  const names = path.map((segment) => String(typeof segment === "object" ? segment.key : segment));
  return `${names.join(".")}: ${message}`;
}
