/** What a topic's or a queue's values are: a name paired with a codec, a schema or both. Producers, consumers and tests infer from it. */
import { bytes, json, type Codec } from "./codec.ts";
import { errorOf, invalidArgument, SluiceError } from "./errors.ts";
import { checkOptions, optionNames } from "./option-check.ts";
import { validated, type StandardSchemaV1 } from "./standard-schema.ts";

/** `In` is what publish takes, `Out` what a message's value is; they differ where a schema transforms. */
export interface TopicDefinition<In, Out = In> {
  readonly kind: "topic";
  readonly name: string;
  readonly form: ValueForm<In, Out>;
}

/** As a topic's: the two are not taken for one another. */
export interface QueueDefinition<In, Out = In> {
  readonly kind: "queue";
  readonly name: string;
  readonly form: ValueForm<In, Out>;
}

/** How one topic's values are checked, written and read. */
export interface ValueForm<In, Out> {
  /** Neither schema nor codec: values are the bytes themselves. */
  readonly plain: boolean;
  /** @throws SluiceError ENCODE_FAILED, SCHEMA_REJECTED */
  write(value: In): Uint8Array | string;
  /** @throws SluiceError DECODE_FAILED, SCHEMA_REJECTED */
  read(received: Uint8Array): Out;
}

export interface CodecOptions<T> {
  readonly codec: Codec<T>;
  readonly schema?: undefined;
}

export interface SchemaOptions<In, Out> {
  /** Default json. */
  readonly codec?: Codec<In>;
  /**
   * Any Standard Schema. `publish` checks the value and sends it as given; a message's value is what
   * the schema makes of the received one. So transforms and defaults happen once, on reading.
   */
  readonly schema: StandardSchemaV1<In, Out>;
}

/** A topic's name with the type of its values. */
export function defineTopic<T>(name: string, codec: Codec<T>): TopicDefinition<T>;
export function defineTopic<In, Out>(
  name: string,
  schema: StandardSchemaV1<In, Out>,
): TopicDefinition<In, Out>;
export function defineTopic<In, Out>(
  name: string,
  kind: Codec<In> | StandardSchemaV1<In, Out>,
): TopicDefinition<In, Out> {
  return { kind: "topic", name, form: formOfKind(name, kind, "topic") };
}

/** A queue's name with the type of its values. Use it as `sluice.queue(mails)`, in producers, consumers and tests. */
export function defineQueue<T>(name: string, codec: Codec<T>): QueueDefinition<T>;
export function defineQueue<In, Out>(
  name: string,
  schema: StandardSchemaV1<In, Out>,
): QueueDefinition<In, Out>;
export function defineQueue<In, Out>(
  name: string,
  kind: Codec<In> | StandardSchemaV1<In, Out>,
): QueueDefinition<In, Out> {
  return { kind: "queue", name, form: formOfKind(name, kind, "queue") };
}

function formOfKind<In, Out>(
  name: string,
  kind: Codec<In> | StandardSchemaV1<In, Out>,
  of: "topic" | "queue",
): ValueForm<In, Out> {
  return formOf<In, Out>(name, isSchema(kind) ? { schema: kind } : { codec: kind }, of);
}

const OPTIONS = ["codec", "schema", "createIfMissing"];
const names = { topic: optionNames("topic()", OPTIONS), queue: optionNames("queue()", OPTIONS) };

/** @throws SluiceError INVALID_ARGUMENT */
export function formOf<In, Out>(
  name: string,
  options: { codec?: Codec<In> | undefined; schema?: StandardSchemaV1<In, Out> | undefined },
  kind: "topic" | "queue" = "topic",
): ValueForm<In, Out> {
  checkOptions(options, names[kind]);
  const { codec, schema } = options;
  if (schema !== undefined && !isSchema(schema))
    throw invalidArgument("schema is no Standard Schema: it has no ~standard");
  if (codec !== undefined && (typeof codec.encode !== "function" || typeof codec.decode !== "function")) {
    throw invalidArgument("codec has no encode and decode: json is a function, write json()");
  }
  const used = codec ?? ((schema === undefined ? bytes : json()) as Codec<In>);
  const where = `${kind} ${name}`;
  return {
    plain: used === (bytes as Codec<unknown>) && schema === undefined,
    write(value) {
      if (schema !== undefined) validated(schema, value, where);
      try {
        return used.encode(value);
      } catch (error) {
        throw errorOf(
          error,
          "ENCODE_FAILED",
          `${where}: the codec ${used.name} cannot write the value: ${reason(error)}`,
        );
      }
    },
    read(received) {
      let value: unknown;
      try {
        value = used.decode(received);
      } catch (error) {
        throw errorOf(
          error,
          "DECODE_FAILED",
          `${where}: the codec ${used.name} cannot read the value: ${reason(error)}`,
        );
      }
      return schema === undefined ? (value as Out) : validated(schema, value, where);
    },
  };
}

function isSchema<In, Out>(kind: Codec<In> | StandardSchemaV1<In, Out>): kind is StandardSchemaV1<In, Out> {
  return (typeof kind === "object" || typeof kind === "function") && "~standard" in kind;
}

function reason(error: unknown): string {
  return error instanceof SluiceError || error instanceof Error ? error.message : String(error);
}
