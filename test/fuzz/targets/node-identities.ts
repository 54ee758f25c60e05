/** node.json of a data directory. */
import { crc32 } from "node:zlib";
import { SluiceFault } from "../../../src/base/errors.ts";
import { parseIdentity } from "../../../src/storage/data-directory.ts";
import { digestText, holds, type FuzzTarget } from "../target.ts";
import { textOf, textSamples } from "../text.ts";

const sample = {
  formatVersion: 1,
  nodeId: "0123456789abcdef",
  clusterId: "fedcba9876543210",
  shardUid: 123_456_789,
};

/** As this version writes it; the sample without is of the first ones. */
const checked = { ...sample, checksum: checksumOf(sample) };

function checksumOf({ formatVersion, nodeId, clusterId, shardUid }: typeof sample): string {
  return crc32(`${formatVersion} ${nodeId} ${clusterId} ${shardUid}`).toString(16).padStart(8, "0");
}

export const target: FuzzTarget = {
  name: "node-identities",
  samples: textSamples([
    JSON.stringify(sample),
    JSON.stringify(sample, null, 2),
    JSON.stringify(checked),
    JSON.stringify({ ...sample, shardUid: 1 }),
    "null",
    "[]",
    '"text"',
    "{}",
  ]),
  words: textSamples([
    '"formatVersion":2',
    ',"shardUid":0',
    ',"nodeId":7',
    '"shardUid":9007199254740993',
    "null",
    "{",
    "}",
    '"',
    ",",
    ":",
    "1e999",
    "-1",
    "\\u0000",
    '"__proto__":{}',
  ]),
  read(bytes, start, end) {
    const identity = parseIdentity(bytes.subarray(start, end), "/data");
    holds(Number.isSafeInteger(identity.shardUid) && identity.shardUid >= 1, "a shard uid nobody makes");
    // An editor's byte order mark is nothing.
    const said = JSON.parse(textOf(bytes, start, end).replace(/^\ufeff/, "")) as typeof checked;
    holds(
      said.checksum === undefined || said.checksum === checksumOf(said),
      "a checksum that does not fit is accepted",
    );
    const again = parseIdentity(Buffer.from(JSON.stringify({ formatVersion: 1, ...identity })), "/data");
    holds(
      again.nodeId === identity.nodeId && again.shardUid === identity.shardUid,
      "written again it is another",
    );
    return digestText(identity.shardUid | 0, identity.nodeId + identity.clusterId);
  },
  refuses: (error) => error instanceof SluiceFault,
  covers: [{ file: "storage/data-directory.ts", functions: /^parseIdentity$/, least: 0.95 }],
};
