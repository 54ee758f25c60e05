/** Text for decoders of text: any bytes are some text. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return utf8.decode(bytes.subarray(start, end));
}

export function textSamples(texts: readonly string[]): Uint8Array[] {
  return texts.map((text) => new Uint8Array(Buffer.from(text)));
}
