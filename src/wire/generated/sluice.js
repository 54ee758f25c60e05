// Generated from proto/ by `npm run generate`. Do not edit.
/* eslint-disable */
import $protobuf from "protobufjs/minimal.js";
// 64-bit fields are plain numbers; see proto/generate.mjs.
$protobuf.util.Long = undefined;
$protobuf.configure();

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["sluice"] || ($protobuf.roots["sluice"] = {});

export const sluice = $root.sluice = (() => {

    const sluice = {};

    sluice.v1 = (function() {

        const v1 = {};

        v1.TopicSettings = (function() {

            const TopicSettings = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TopicSettings.prototype.partitions = null;

            TopicSettings.prototype.retentionMs = null;

            TopicSettings.prototype.retentionBytes = null;

            TopicSettings.prototype.segmentBytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TopicSettings.prototype, "_partitions", {
                get: $util.oneOfGetter($oneOfFields = ["partitions"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TopicSettings.prototype, "_retentionMs", {
                get: $util.oneOfGetter($oneOfFields = ["retentionMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TopicSettings.prototype, "_retentionBytes", {
                get: $util.oneOfGetter($oneOfFields = ["retentionBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TopicSettings.prototype, "_segmentBytes", {
                get: $util.oneOfGetter($oneOfFields = ["segmentBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            TopicSettings.create = function(properties) {
                return new TopicSettings(properties);
            };

            TopicSettings.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partitions);
                if (message.retentionMs != null && $Object.hasOwnProperty.call(message, "retentionMs"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.retentionMs);
                if (message.retentionBytes != null && $Object.hasOwnProperty.call(message, "retentionBytes"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.retentionBytes);
                if (message.segmentBytes != null && $Object.hasOwnProperty.call(message, "segmentBytes"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.segmentBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TopicSettings.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            TopicSettings.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.TopicSettings();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.partitions = reader.uint32();
                            message._partitions = "partitions";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.retentionMs = reader.uint64();
                            message._retentionMs = "retentionMs";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.retentionBytes = reader.uint64();
                            message._retentionBytes = "retentionBytes";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.segmentBytes = reader.uint64();
                            message._segmentBytes = "segmentBytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TopicSettings.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return TopicSettings;
        })();

        v1.CreateTopicRequest = (function() {

            const CreateTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateTopicRequest.prototype.name = "";

            CreateTopicRequest.prototype.settings = null;

            CreateTopicRequest.create = function(properties) {
                return new CreateTopicRequest(properties);
            };

            CreateTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.TopicSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateTopicRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CreateTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CreateTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.TopicSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CreateTopicRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CreateTopicRequest;
        })();

        v1.EnsureTopicRequest = (function() {

            const EnsureTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnsureTopicRequest.prototype.name = "";

            EnsureTopicRequest.prototype.settings = null;

            EnsureTopicRequest.create = function(properties) {
                return new EnsureTopicRequest(properties);
            };

            EnsureTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.TopicSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnsureTopicRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            EnsureTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.EnsureTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.TopicSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnsureTopicRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return EnsureTopicRequest;
        })();

        v1.TopicReply = (function() {

            const TopicReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TopicReply.prototype.topic = null;

            TopicReply.prototype.created = false;

            TopicReply.create = function(properties) {
                return new TopicReply(properties);
            };

            TopicReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.sluice.v1.TopicInfo.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.created != null && $Object.hasOwnProperty.call(message, "created") && message.created !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.created);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TopicReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            TopicReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.TopicReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.sluice.v1.TopicInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.created = value;
                            else
                                delete message.created;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TopicReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return TopicReply;
        })();

        v1.TopicInfo = (function() {

            const TopicInfo = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TopicInfo.prototype.name = "";

            TopicInfo.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicInfo.prototype.settings = null;

            TopicInfo.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicInfo.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicInfo.prototype.partitions = $util.emptyArray;

            TopicInfo.prototype.messages = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicInfo.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicInfo.create = function(properties) {
                return new TopicInfo(properties);
            };

            TopicInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.uid);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.TopicSettings.encode(message.settings, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.partitioningVersion);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.createdAt);
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.sluice.v1.PartitionInfo.encode(message.partitions[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.messages != null && $Object.hasOwnProperty.call(message, "messages") && (typeof message.messages === "object" ? message.messages.low || message.messages.high : message.messages !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.messages);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TopicInfo.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            TopicInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.TopicInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.TopicSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.sluice.v1.PartitionInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messages = value;
                            else
                                delete message.messages;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TopicInfo.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return TopicInfo;
        })();

        v1.PartitionInfo = (function() {

            const PartitionInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionInfo.prototype.partition = 0;

            PartitionInfo.prototype.lowWatermark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionInfo.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionInfo.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionInfo.prototype.segments = 0;

            PartitionInfo.prototype.truncatedAt = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionInfo.prototype, "_truncatedAt", {
                get: $util.oneOfGetter($oneOfFields = ["truncatedAt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PartitionInfo.create = function(properties) {
                return new PartitionInfo(properties);
            };

            PartitionInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.lowWatermark != null && $Object.hasOwnProperty.call(message, "lowWatermark") && (typeof message.lowWatermark === "object" ? message.lowWatermark.low || message.lowWatermark.high : message.lowWatermark !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lowWatermark);
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.endOffset);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.bytes);
                if (message.segments != null && $Object.hasOwnProperty.call(message, "segments") && message.segments !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.segments);
                if (message.truncatedAt != null && $Object.hasOwnProperty.call(message, "truncatedAt"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.truncatedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionInfo.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lowWatermark = value;
                            else
                                delete message.lowWatermark;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.segments = value;
                            else
                                delete message.segments;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.truncatedAt = reader.uint64();
                            message._truncatedAt = "truncatedAt";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionInfo.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionInfo;
        })();

        v1.ListTopicsRequest = (function() {

            const ListTopicsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListTopicsRequest.prototype.after = "";

            ListTopicsRequest.prototype.limit = 0;

            ListTopicsRequest.create = function(properties) {
                return new ListTopicsRequest(properties);
            };

            ListTopicsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListTopicsRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListTopicsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListTopicsRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListTopicsRequest;
        })();

        v1.ListTopicsReply = (function() {

            const ListTopicsReply = function (properties) {
                this.topics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListTopicsReply.prototype.topics = $util.emptyArray;

            ListTopicsReply.prototype.more = false;

            ListTopicsReply.create = function(properties) {
                return new ListTopicsReply(properties);
            };

            ListTopicsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topics != null && message.topics.length)
                    for (let i = 0; i < message.topics.length; ++i)
                        $root.sluice.v1.TopicInfo.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListTopicsReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListTopicsReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListTopicsReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.topics && message.topics.length))
                                message.topics = [];
                            message.topics.push($root.sluice.v1.TopicInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListTopicsReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListTopicsReply;
        })();

        v1.DescribeTopicRequest = (function() {

            const DescribeTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DescribeTopicRequest.prototype.name = "";

            DescribeTopicRequest.prototype.createIfMissing = false;

            DescribeTopicRequest.prototype.lineage = 0;

            DescribeTopicRequest.create = function(properties) {
                return new DescribeTopicRequest(properties);
            };

            DescribeTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.createIfMissing != null && $Object.hasOwnProperty.call(message, "createIfMissing") && message.createIfMissing !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.createIfMissing);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DescribeTopicRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DescribeTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DescribeTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.createIfMissing = value;
                            else
                                delete message.createIfMissing;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DescribeTopicRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DescribeTopicRequest;
        })();

        v1.DeleteTopicRequest = (function() {

            const DeleteTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeleteTopicRequest.prototype.name = "";

            DeleteTopicRequest.create = function(properties) {
                return new DeleteTopicRequest(properties);
            };

            DeleteTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeleteTopicRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeleteTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeleteTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeleteTopicRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeleteTopicRequest;
        })();

        v1.DeleteTopicReply = (function() {

            const DeleteTopicReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeleteTopicReply.prototype.messages = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeleteTopicReply.create = function(properties) {
                return new DeleteTopicReply(properties);
            };

            DeleteTopicReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messages != null && $Object.hasOwnProperty.call(message, "messages") && (typeof message.messages === "object" ? message.messages.low || message.messages.high : message.messages !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messages);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeleteTopicReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeleteTopicReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeleteTopicReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messages = value;
                            else
                                delete message.messages;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeleteTopicReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeleteTopicReply;
        })();

        v1.SubscribeRequest = (function() {

            const SubscribeRequest = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SubscribeRequest.prototype.subscription = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SubscribeRequest.prototype.topic = "";

            SubscribeRequest.prototype.partitions = $util.emptyArray;

            SubscribeRequest.prototype.start = null;

            SubscribeRequest.prototype.creditBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SubscribeRequest.prototype.resetToEarliest = false;

            SubscribeRequest.prototype.group = "";

            SubscribeRequest.prototype.filter = "";

            SubscribeRequest.prototype.lineage = 0;

            SubscribeRequest.create = function(properties) {
                return new SubscribeRequest(properties);
            };

            SubscribeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription") && (typeof message.subscription === "object" ? message.subscription.low || message.subscription.high : message.subscription !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.subscription);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.sluice.v1.PartitionStart.encode(message.partitions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    $root.sluice.v1.Start.encode(message.start, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.creditBytes != null && $Object.hasOwnProperty.call(message, "creditBytes") && (typeof message.creditBytes === "object" ? message.creditBytes.low || message.creditBytes.high : message.creditBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.creditBytes);
                if (message.resetToEarliest != null && $Object.hasOwnProperty.call(message, "resetToEarliest") && message.resetToEarliest !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.resetToEarliest);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.group);
                if (message.filter != null && $Object.hasOwnProperty.call(message, "filter") && message.filter !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.filter);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SubscribeRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SubscribeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SubscribeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscription = value;
                            else
                                delete message.subscription;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.sluice.v1.PartitionStart.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.start = $root.sluice.v1.Start.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.creditBytes = value;
                            else
                                delete message.creditBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.resetToEarliest = value;
                            else
                                delete message.resetToEarliest;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.filter = value;
                            else
                                delete message.filter;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SubscribeRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SubscribeRequest;
        })();

        v1.PartitionStart = (function() {

            const PartitionStart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionStart.prototype.partition = 0;

            PartitionStart.prototype.start = null;

            PartitionStart.create = function(properties) {
                return new PartitionStart(properties);
            };

            PartitionStart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    $root.sluice.v1.Start.encode(message.start, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionStart.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionStart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionStart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.start = $root.sluice.v1.Start.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionStart.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionStart;
        })();

        v1.Start = (function() {

            const Start = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Start.prototype.earliest = null;

            Start.prototype.latest = null;

            Start.prototype.offset = null;

            Start.prototype.timestamp = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            $Object.defineProperty(Start.prototype, "at", {
                get: $util.oneOfGetter($oneOfFields = ["earliest", "latest", "offset", "timestamp"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Start.create = function(properties) {
                return new Start(properties);
            };

            Start.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.earliest != null && $Object.hasOwnProperty.call(message, "earliest"))
                    $root.sluice.v1.Start.Earliest.encode(message.earliest, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.latest != null && $Object.hasOwnProperty.call(message, "latest"))
                    $root.sluice.v1.Start.Latest.encode(message.latest, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timestamp);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Start.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Start.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Start();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.earliest = $root.sluice.v1.Start.Earliest.decode(reader, reader.size(), $undefined, _depth + 1, message.earliest);
                            message.at = "earliest";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.latest = $root.sluice.v1.Start.Latest.decode(reader, reader.size(), $undefined, _depth + 1, message.latest);
                            message.at = "latest";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.offset = reader.uint64();
                            message.at = "offset";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.timestamp = reader.uint64();
                            message.at = "timestamp";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Start.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            Start.Earliest = (function() {

                const Earliest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Earliest.create = function(properties) {
                    return new Earliest(properties);
                };

                Earliest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Earliest.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                Earliest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.sluice.v1.Start.Earliest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Earliest.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                return Earliest;
            })();

            Start.Latest = (function() {

                const Latest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Latest.create = function(properties) {
                    return new Latest(properties);
                };

                Latest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Latest.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                Latest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.sluice.v1.Start.Latest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Latest.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                return Latest;
            })();

            return Start;
        })();

        v1.SubscribeReply = (function() {

            const SubscribeReply = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SubscribeReply.prototype.topicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SubscribeReply.prototype.partitions = $util.emptyArray;

            SubscribeReply.prototype.lineage = 0;

            SubscribeReply.create = function(properties) {
                return new SubscribeReply(properties);
            };

            SubscribeReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topicUid != null && $Object.hasOwnProperty.call(message, "topicUid") && (typeof message.topicUid === "object" ? message.topicUid.low || message.topicUid.high : message.topicUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.topicUid);
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.sluice.v1.PartitionPosition.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SubscribeReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SubscribeReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SubscribeReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.topicUid = value;
                            else
                                delete message.topicUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.sluice.v1.PartitionPosition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SubscribeReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SubscribeReply;
        })();

        v1.PartitionPosition = (function() {

            const PartitionPosition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionPosition.prototype.partition = 0;

            PartitionPosition.prototype.startOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionPosition.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionPosition.prototype.lowWatermark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionPosition.prototype.truncatedAt = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionPosition.prototype, "_truncatedAt", {
                get: $util.oneOfGetter($oneOfFields = ["truncatedAt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PartitionPosition.create = function(properties) {
                return new PartitionPosition(properties);
            };

            PartitionPosition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.startOffset != null && $Object.hasOwnProperty.call(message, "startOffset") && (typeof message.startOffset === "object" ? message.startOffset.low || message.startOffset.high : message.startOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.startOffset);
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.endOffset);
                if (message.lowWatermark != null && $Object.hasOwnProperty.call(message, "lowWatermark") && (typeof message.lowWatermark === "object" ? message.lowWatermark.low || message.lowWatermark.high : message.lowWatermark !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.lowWatermark);
                if (message.truncatedAt != null && $Object.hasOwnProperty.call(message, "truncatedAt"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.truncatedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionPosition.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionPosition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionPosition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startOffset = value;
                            else
                                delete message.startOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lowWatermark = value;
                            else
                                delete message.lowWatermark;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.truncatedAt = reader.uint64();
                            message._truncatedAt = "truncatedAt";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionPosition.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionPosition;
        })();

        v1.Credit = (function() {

            const Credit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Credit.prototype.subscription = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Credit.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Credit.create = function(properties) {
                return new Credit(properties);
            };

            Credit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription") && (typeof message.subscription === "object" ? message.subscription.low || message.subscription.high : message.subscription !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.subscription);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Credit.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Credit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Credit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscription = value;
                            else
                                delete message.subscription;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Credit.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Credit;
        })();

        v1.Batches = (function() {

            const Batches = function (properties) {
                this.batches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Batches.prototype.batches = $util.emptyArray;

            Batches.prototype.subscription = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Batches.prototype.partition = 0;

            Batches.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Batches.create = function(properties) {
                return new Batches(properties);
            };

            Batches.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.StoredBatch.encode(message.batches[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription") && (typeof message.subscription === "object" ? message.subscription.low || message.subscription.high : message.subscription !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.subscription);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.endOffset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Batches.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Batches.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Batches();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.StoredBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscription = value;
                            else
                                delete message.subscription;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Batches.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Batches;
        })();

        v1.UnsubscribeRequest = (function() {

            const UnsubscribeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UnsubscribeRequest.prototype.subscription = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            UnsubscribeRequest.create = function(properties) {
                return new UnsubscribeRequest(properties);
            };

            UnsubscribeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription") && (typeof message.subscription === "object" ? message.subscription.low || message.subscription.high : message.subscription !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.subscription);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UnsubscribeRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            UnsubscribeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.UnsubscribeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscription = value;
                            else
                                delete message.subscription;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UnsubscribeRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return UnsubscribeRequest;
        })();

        v1.SubscriptionEnded = (function() {

            const SubscriptionEnded = function (properties) {
                this.details = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SubscriptionEnded.prototype.subscription = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SubscriptionEnded.prototype.code = 0;

            SubscriptionEnded.prototype.message = "";

            SubscriptionEnded.prototype.details = $util.emptyObject;

            SubscriptionEnded.create = function(properties) {
                return new SubscriptionEnded(properties);
            };

            SubscriptionEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription") && (typeof message.subscription === "object" ? message.subscription.low || message.subscription.high : message.subscription !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.subscription);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.details != null && $Object.hasOwnProperty.call(message, "details"))
                    for (let keys = $Object.keys(message.details), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.details[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SubscriptionEnded.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SubscriptionEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SubscriptionEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscription = value;
                            else
                                delete message.subscription;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (message.details === $util.emptyObject)
                                message.details = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.details, key);
                            message.details[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SubscriptionEnded.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SubscriptionEnded;
        })();

        v1.Record = (function() {

            const Record = function (properties) {
                this.headers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Record.prototype.value = $util.newBuffer([]);

            Record.prototype.key = null;

            Record.prototype.timestampDelta = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            Record.prototype.headers = $util.emptyArray;

            Record.prototype.subject = "";

            Record.prototype.contentType = "";

            Record.prototype.messageId = "";

            Record.prototype.priority = null;

            Record.prototype.deliverAt = null;

            Record.prototype.expiresAt = null;

            Record.prototype.orderKey = null;

            Record.prototype.traceparent = "";

            Record.prototype.tracestate = "";

            Record.prototype.delayMs = null;

            Record.prototype.ttlMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_key", {
                get: $util.oneOfGetter($oneOfFields = ["key"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_priority", {
                get: $util.oneOfGetter($oneOfFields = ["priority"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_deliverAt", {
                get: $util.oneOfGetter($oneOfFields = ["deliverAt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_expiresAt", {
                get: $util.oneOfGetter($oneOfFields = ["expiresAt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_orderKey", {
                get: $util.oneOfGetter($oneOfFields = ["orderKey"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_delayMs", {
                get: $util.oneOfGetter($oneOfFields = ["delayMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Record.prototype, "_ttlMs", {
                get: $util.oneOfGetter($oneOfFields = ["ttlMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Record.create = function(properties) {
                return new Record(properties);
            };

            Record.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.value);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.key);
                if (message.timestampDelta != null && $Object.hasOwnProperty.call(message, "timestampDelta") && (typeof message.timestampDelta === "object" ? message.timestampDelta.low || message.timestampDelta.high : message.timestampDelta !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).sint64(message.timestampDelta);
                if (message.headers != null && message.headers.length)
                    for (let i = 0; i < message.headers.length; ++i)
                        $root.sluice.v1.Header.encode(message.headers[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.subject);
                if (message.contentType != null && $Object.hasOwnProperty.call(message, "contentType") && message.contentType !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.contentType);
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && message.messageId !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.messageId);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.priority);
                if (message.deliverAt != null && $Object.hasOwnProperty.call(message, "deliverAt"))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.deliverAt);
                if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.expiresAt);
                if (message.orderKey != null && $Object.hasOwnProperty.call(message, "orderKey"))
                    writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.orderKey);
                if (message.traceparent != null && $Object.hasOwnProperty.call(message, "traceparent") && message.traceparent !== "")
                    writer.uint32(/* id 12, wireType 2 =*/98).string(message.traceparent);
                if (message.tracestate != null && $Object.hasOwnProperty.call(message, "tracestate") && message.tracestate !== "")
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.tracestate);
                if (message.delayMs != null && $Object.hasOwnProperty.call(message, "delayMs"))
                    writer.uint32(/* id 14, wireType 0 =*/112).uint64(message.delayMs);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs"))
                    writer.uint32(/* id 15, wireType 0 =*/120).uint64(message.ttlMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Record.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Record.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Record();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.key = reader.bytes();
                            message._key = "key";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampDelta = value;
                            else
                                delete message.timestampDelta;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.headers && message.headers.length))
                                message.headers = [];
                            message.headers.push($root.sluice.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.subject = value;
                            else
                                delete message.subject;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.contentType = value;
                            else
                                delete message.contentType;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.priority = reader.uint32();
                            message._priority = "priority";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.deliverAt = reader.uint64();
                            message._deliverAt = "deliverAt";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.expiresAt = reader.uint64();
                            message._expiresAt = "expiresAt";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.orderKey = reader.bytes();
                            message._orderKey = "orderKey";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.traceparent = value;
                            else
                                delete message.traceparent;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tracestate = value;
                            else
                                delete message.tracestate;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            message.delayMs = reader.uint64();
                            message._delayMs = "delayMs";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            message.ttlMs = reader.uint64();
                            message._ttlMs = "ttlMs";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Record.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Record;
        })();

        v1.Header = (function() {

            const Header = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Header.prototype.name = "";

            Header.prototype.value = $util.newBuffer([]);

            Header.create = function(properties) {
                return new Header(properties);
            };

            Header.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Header.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Header.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Header();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Header.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Header;
        })();

        v1.RecordBatch = (function() {

            const RecordBatch = function (properties) {
                this.records = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RecordBatch.prototype.baseTimestamp = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RecordBatch.prototype.records = $util.emptyArray;

            RecordBatch.create = function(properties) {
                return new RecordBatch(properties);
            };

            RecordBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.baseTimestamp != null && $Object.hasOwnProperty.call(message, "baseTimestamp") && (typeof message.baseTimestamp === "object" ? message.baseTimestamp.low || message.baseTimestamp.high : message.baseTimestamp !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.baseTimestamp);
                if (message.records != null && message.records.length)
                    for (let i = 0; i < message.records.length; ++i)
                        $root.sluice.v1.Record.encode(message.records[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RecordBatch.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RecordBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RecordBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseTimestamp = value;
                            else
                                delete message.baseTimestamp;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.records && message.records.length))
                                message.records = [];
                            message.records.push($root.sluice.v1.Record.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RecordBatch.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RecordBatch;
        })();

        v1.Codec = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CODEC_NONE"] = 0;
            values[valuesById[1] = "CODEC_GZIP"] = 1;
            values[valuesById[2] = "CODEC_ZSTD"] = 2;
            return values;
        })();

        v1.StoredBatch = (function() {

            const StoredBatch = function (properties) {
                this.offsetDeltas = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            StoredBatch.prototype.baseOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            StoredBatch.prototype.appendTime = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            StoredBatch.prototype.count = 0;

            StoredBatch.prototype.epoch = 0;

            StoredBatch.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            StoredBatch.prototype.producerEpoch = 0;

            StoredBatch.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            StoredBatch.prototype.codec = 0;

            StoredBatch.prototype.crc = 0;

            StoredBatch.prototype.flags = 0;

            StoredBatch.prototype.offsetDeltas = $util.emptyArray;

            StoredBatch.prototype.attributes = $util.newBuffer([]);

            StoredBatch.prototype.header = null;

            StoredBatch.prototype.headCrc = 0;

            StoredBatch.prototype.records = $util.newBuffer([]);

            StoredBatch.create = function(properties) {
                return new StoredBatch(properties);
            };

            StoredBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.baseOffset);
                if (message.appendTime != null && $Object.hasOwnProperty.call(message, "appendTime") && (typeof message.appendTime === "object" ? message.appendTime.low || message.appendTime.high : message.appendTime !== 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.appendTime);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.epoch);
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.producerEpoch);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.sequence);
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec") && message.codec !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).int32(message.codec);
                if (message.crc != null && $Object.hasOwnProperty.call(message, "crc") && message.crc !== 0)
                    writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.crc);
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags") && message.flags !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.flags);
                if (message.offsetDeltas != null && message.offsetDeltas.length)
                    writer.uint32(/* id 11, wireType 2 =*/90).uint32s(message.offsetDeltas);
                if (message.attributes != null && $Object.hasOwnProperty.call(message, "attributes") && message.attributes.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.attributes);
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.sluice.v1.SegmentHeader.encode(message.header, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.headCrc != null && $Object.hasOwnProperty.call(message, "headCrc") && message.headCrc !== 0)
                    writer.uint32(/* id 14, wireType 5 =*/117).fixed32(message.headCrc);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.records);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            StoredBatch.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            StoredBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.StoredBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseOffset = value;
                            else
                                delete message.baseOffset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendTime = value;
                            else
                                delete message.appendTime;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.codec = value;
                            else
                                delete message.codec;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.crc = value;
                            else
                                delete message.crc;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.flags = value;
                            else
                                delete message.flags;
                            continue;
                        }
                    case 11: {
                            if (wireType === 2) {
                                if (!(message.offsetDeltas && message.offsetDeltas.length))
                                    message.offsetDeltas = [];
                                reader.uint32s(message.offsetDeltas);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.offsetDeltas && message.offsetDeltas.length))
                                message.offsetDeltas = [];
                            message.offsetDeltas.push(reader.uint32());
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.attributes = value;
                            else
                                delete message.attributes;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.sluice.v1.SegmentHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 14: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.headCrc = value;
                            else
                                delete message.headCrc;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            StoredBatch.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return StoredBatch;
        })();

        v1.SegmentHeader = (function() {

            const SegmentHeader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SegmentHeader.prototype.formatVersion = 0;

            SegmentHeader.prototype.owner = "";

            SegmentHeader.prototype.ownerUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SegmentHeader.prototype.partitionUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SegmentHeader.prototype.partition = 0;

            SegmentHeader.prototype.baseOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SegmentHeader.prototype.generation = 0;

            SegmentHeader.create = function(properties) {
                return new SegmentHeader(properties);
            };

            SegmentHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.formatVersion != null && $Object.hasOwnProperty.call(message, "formatVersion") && message.formatVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.formatVersion);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.owner);
                if (message.ownerUid != null && $Object.hasOwnProperty.call(message, "ownerUid") && (typeof message.ownerUid === "object" ? message.ownerUid.low || message.ownerUid.high : message.ownerUid !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.ownerUid);
                if (message.partitionUid != null && $Object.hasOwnProperty.call(message, "partitionUid") && (typeof message.partitionUid === "object" ? message.partitionUid.low || message.partitionUid.high : message.partitionUid !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.partitionUid);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.partition);
                if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.baseOffset);
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && message.generation !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.generation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SegmentHeader.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SegmentHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SegmentHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.formatVersion = value;
                            else
                                delete message.formatVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.ownerUid = value;
                            else
                                delete message.ownerUid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitionUid = value;
                            else
                                delete message.partitionUid;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseOffset = value;
                            else
                                delete message.baseOffset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.generation = value;
                            else
                                delete message.generation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SegmentHeader.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SegmentHeader;
        })();

        v1.Segment = (function() {

            const Segment = function (properties) {
                this.batches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Segment.prototype.batches = $util.emptyArray;

            Segment.create = function(properties) {
                return new Segment(properties);
            };

            Segment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.StoredBatch.encode(message.batches[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Segment.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Segment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Segment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.StoredBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Segment.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Segment;
        })();

        v1.Frame = (function() {

            const Frame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Frame.prototype.correlation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Frame.prototype.hello = null;

            Frame.prototype.welcome = null;

            Frame.prototype.error = null;

            Frame.prototype.ping = null;

            Frame.prototype.pong = null;

            Frame.prototype.goodbye = null;

            Frame.prototype.ok = null;

            Frame.prototype.publish = null;

            Frame.prototype.published = null;

            Frame.prototype.initProducer = null;

            Frame.prototype.producer = null;

            Frame.prototype.atomic = null;

            Frame.prototype.atomicDone = null;

            Frame.prototype.subscribe = null;

            Frame.prototype.subscribed = null;

            Frame.prototype.credit = null;

            Frame.prototype.batches = null;

            Frame.prototype.unsubscribe = null;

            Frame.prototype.subscriptionEnded = null;

            Frame.prototype.consume = null;

            Frame.prototype.consuming = null;

            Frame.prototype.deliveries = null;

            Frame.prototype.settle = null;

            Frame.prototype.settled = null;

            Frame.prototype.consumerCredit = null;

            Frame.prototype.stopConsuming = null;

            Frame.prototype.consumerEnded = null;

            Frame.prototype.deliveriesLost = null;

            Frame.prototype.peek = null;

            Frame.prototype.peeked = null;

            Frame.prototype.createTopic = null;

            Frame.prototype.topic = null;

            Frame.prototype.listTopics = null;

            Frame.prototype.topics = null;

            Frame.prototype.describeTopic = null;

            Frame.prototype.deleteTopic = null;

            Frame.prototype.ensureTopic = null;

            Frame.prototype.topicDeleted = null;

            Frame.prototype.createQueue = null;

            Frame.prototype.ensureQueue = null;

            Frame.prototype.queue = null;

            Frame.prototype.listQueues = null;

            Frame.prototype.queues = null;

            Frame.prototype.describeQueue = null;

            Frame.prototype.deleteQueue = null;

            Frame.prototype.queueDeleted = null;

            Frame.prototype.redrive = null;

            Frame.prototype.redriven = null;

            Frame.prototype.alterQueue = null;

            Frame.prototype.pauseQueue = null;

            Frame.prototype.resumeQueue = null;

            Frame.prototype.purgeQueue = null;

            Frame.prototype.queuePurged = null;

            Frame.prototype.moveMessages = null;

            Frame.prototype.messagesMoved = null;

            Frame.prototype.renewLocks = null;

            Frame.prototype.blockedKeys = null;

            Frame.prototype.blocked = null;

            Frame.prototype.upsertSchedule = null;

            Frame.prototype.listSchedules = null;

            Frame.prototype.describeSchedule = null;

            Frame.prototype.pauseSchedule = null;

            Frame.prototype.resumeSchedule = null;

            Frame.prototype.cancelSchedule = null;

            Frame.prototype.schedule = null;

            Frame.prototype.schedules = null;

            Frame.prototype.findMessage = null;

            Frame.prototype.messageFound = null;

            Frame.prototype.cancelMessage = null;

            Frame.prototype.messageCancelled = null;

            Frame.prototype.listSettled = null;

            Frame.prototype.settledList = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            $Object.defineProperty(Frame.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "welcome", "error", "ping", "pong", "goodbye", "ok", "publish", "published", "initProducer", "producer", "atomic", "atomicDone", "subscribe", "subscribed", "credit", "batches", "unsubscribe", "subscriptionEnded", "consume", "consuming", "deliveries", "settle", "settled", "consumerCredit", "stopConsuming", "consumerEnded", "deliveriesLost", "peek", "peeked", "createTopic", "topic", "listTopics", "topics", "describeTopic", "deleteTopic", "ensureTopic", "topicDeleted", "createQueue", "ensureQueue", "queue", "listQueues", "queues", "describeQueue", "deleteQueue", "queueDeleted", "redrive", "redriven", "alterQueue", "pauseQueue", "resumeQueue", "purgeQueue", "queuePurged", "moveMessages", "messagesMoved", "renewLocks", "blockedKeys", "blocked", "upsertSchedule", "listSchedules", "describeSchedule", "pauseSchedule", "resumeSchedule", "cancelSchedule", "schedule", "schedules", "findMessage", "messageFound", "cancelMessage", "messageCancelled", "listSettled", "settledList"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Frame.create = function(properties) {
                return new Frame(properties);
            };

            Frame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.correlation != null && $Object.hasOwnProperty.call(message, "correlation") && (typeof message.correlation === "object" ? message.correlation.low || message.correlation.high : message.correlation !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.correlation);
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.sluice.v1.Hello.encode(message.hello, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.sluice.v1.Welcome.encode(message.welcome, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.sluice.v1.Error.encode(message.error, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.sluice.v1.Ping.encode(message.ping, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.sluice.v1.Pong.encode(message.pong, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.goodbye != null && $Object.hasOwnProperty.call(message, "goodbye"))
                    $root.sluice.v1.Goodbye.encode(message.goodbye, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok"))
                    $root.sluice.v1.Ok.encode(message.ok, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.publish != null && $Object.hasOwnProperty.call(message, "publish"))
                    $root.sluice.v1.PublishRequest.encode(message.publish, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.published != null && $Object.hasOwnProperty.call(message, "published"))
                    $root.sluice.v1.PublishReply.encode(message.published, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.initProducer != null && $Object.hasOwnProperty.call(message, "initProducer"))
                    $root.sluice.v1.InitProducerRequest.encode(message.initProducer, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.producer != null && $Object.hasOwnProperty.call(message, "producer"))
                    $root.sluice.v1.InitProducerReply.encode(message.producer, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.atomic != null && $Object.hasOwnProperty.call(message, "atomic"))
                    $root.sluice.v1.AtomicRequest.encode(message.atomic, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.atomicDone != null && $Object.hasOwnProperty.call(message, "atomicDone"))
                    $root.sluice.v1.AtomicReply.encode(message.atomicDone, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.subscribe != null && $Object.hasOwnProperty.call(message, "subscribe"))
                    $root.sluice.v1.SubscribeRequest.encode(message.subscribe, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                if (message.subscribed != null && $Object.hasOwnProperty.call(message, "subscribed"))
                    $root.sluice.v1.SubscribeReply.encode(message.subscribed, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit"))
                    $root.sluice.v1.Credit.encode(message.credit, writer.uint32(/* id 34, wireType 2 =*/274).fork(), _depth + 1).ldelim();
                if (message.batches != null && $Object.hasOwnProperty.call(message, "batches"))
                    $root.sluice.v1.Batches.encode(message.batches, writer.uint32(/* id 35, wireType 2 =*/282).fork(), _depth + 1).ldelim();
                if (message.unsubscribe != null && $Object.hasOwnProperty.call(message, "unsubscribe"))
                    $root.sluice.v1.UnsubscribeRequest.encode(message.unsubscribe, writer.uint32(/* id 36, wireType 2 =*/290).fork(), _depth + 1).ldelim();
                if (message.subscriptionEnded != null && $Object.hasOwnProperty.call(message, "subscriptionEnded"))
                    $root.sluice.v1.SubscriptionEnded.encode(message.subscriptionEnded, writer.uint32(/* id 37, wireType 2 =*/298).fork(), _depth + 1).ldelim();
                if (message.consume != null && $Object.hasOwnProperty.call(message, "consume"))
                    $root.sluice.v1.ConsumeRequest.encode(message.consume, writer.uint32(/* id 48, wireType 2 =*/386).fork(), _depth + 1).ldelim();
                if (message.consuming != null && $Object.hasOwnProperty.call(message, "consuming"))
                    $root.sluice.v1.ConsumeReply.encode(message.consuming, writer.uint32(/* id 49, wireType 2 =*/394).fork(), _depth + 1).ldelim();
                if (message.deliveries != null && $Object.hasOwnProperty.call(message, "deliveries"))
                    $root.sluice.v1.Deliveries.encode(message.deliveries, writer.uint32(/* id 50, wireType 2 =*/402).fork(), _depth + 1).ldelim();
                if (message.settle != null && $Object.hasOwnProperty.call(message, "settle"))
                    $root.sluice.v1.SettleRequest.encode(message.settle, writer.uint32(/* id 51, wireType 2 =*/410).fork(), _depth + 1).ldelim();
                if (message.settled != null && $Object.hasOwnProperty.call(message, "settled"))
                    $root.sluice.v1.SettleReply.encode(message.settled, writer.uint32(/* id 52, wireType 2 =*/418).fork(), _depth + 1).ldelim();
                if (message.consumerCredit != null && $Object.hasOwnProperty.call(message, "consumerCredit"))
                    $root.sluice.v1.ConsumerCredit.encode(message.consumerCredit, writer.uint32(/* id 53, wireType 2 =*/426).fork(), _depth + 1).ldelim();
                if (message.stopConsuming != null && $Object.hasOwnProperty.call(message, "stopConsuming"))
                    $root.sluice.v1.StopConsumingRequest.encode(message.stopConsuming, writer.uint32(/* id 54, wireType 2 =*/434).fork(), _depth + 1).ldelim();
                if (message.consumerEnded != null && $Object.hasOwnProperty.call(message, "consumerEnded"))
                    $root.sluice.v1.ConsumerEnded.encode(message.consumerEnded, writer.uint32(/* id 55, wireType 2 =*/442).fork(), _depth + 1).ldelim();
                if (message.deliveriesLost != null && $Object.hasOwnProperty.call(message, "deliveriesLost"))
                    $root.sluice.v1.DeliveriesLost.encode(message.deliveriesLost, writer.uint32(/* id 56, wireType 2 =*/450).fork(), _depth + 1).ldelim();
                if (message.peek != null && $Object.hasOwnProperty.call(message, "peek"))
                    $root.sluice.v1.PeekRequest.encode(message.peek, writer.uint32(/* id 57, wireType 2 =*/458).fork(), _depth + 1).ldelim();
                if (message.peeked != null && $Object.hasOwnProperty.call(message, "peeked"))
                    $root.sluice.v1.PeekReply.encode(message.peeked, writer.uint32(/* id 58, wireType 2 =*/466).fork(), _depth + 1).ldelim();
                if (message.createTopic != null && $Object.hasOwnProperty.call(message, "createTopic"))
                    $root.sluice.v1.CreateTopicRequest.encode(message.createTopic, writer.uint32(/* id 64, wireType 2 =*/514).fork(), _depth + 1).ldelim();
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.sluice.v1.TopicReply.encode(message.topic, writer.uint32(/* id 65, wireType 2 =*/522).fork(), _depth + 1).ldelim();
                if (message.listTopics != null && $Object.hasOwnProperty.call(message, "listTopics"))
                    $root.sluice.v1.ListTopicsRequest.encode(message.listTopics, writer.uint32(/* id 66, wireType 2 =*/530).fork(), _depth + 1).ldelim();
                if (message.topics != null && $Object.hasOwnProperty.call(message, "topics"))
                    $root.sluice.v1.ListTopicsReply.encode(message.topics, writer.uint32(/* id 67, wireType 2 =*/538).fork(), _depth + 1).ldelim();
                if (message.describeTopic != null && $Object.hasOwnProperty.call(message, "describeTopic"))
                    $root.sluice.v1.DescribeTopicRequest.encode(message.describeTopic, writer.uint32(/* id 68, wireType 2 =*/546).fork(), _depth + 1).ldelim();
                if (message.deleteTopic != null && $Object.hasOwnProperty.call(message, "deleteTopic"))
                    $root.sluice.v1.DeleteTopicRequest.encode(message.deleteTopic, writer.uint32(/* id 69, wireType 2 =*/554).fork(), _depth + 1).ldelim();
                if (message.ensureTopic != null && $Object.hasOwnProperty.call(message, "ensureTopic"))
                    $root.sluice.v1.EnsureTopicRequest.encode(message.ensureTopic, writer.uint32(/* id 70, wireType 2 =*/562).fork(), _depth + 1).ldelim();
                if (message.topicDeleted != null && $Object.hasOwnProperty.call(message, "topicDeleted"))
                    $root.sluice.v1.DeleteTopicReply.encode(message.topicDeleted, writer.uint32(/* id 71, wireType 2 =*/570).fork(), _depth + 1).ldelim();
                if (message.createQueue != null && $Object.hasOwnProperty.call(message, "createQueue"))
                    $root.sluice.v1.CreateQueueRequest.encode(message.createQueue, writer.uint32(/* id 72, wireType 2 =*/578).fork(), _depth + 1).ldelim();
                if (message.ensureQueue != null && $Object.hasOwnProperty.call(message, "ensureQueue"))
                    $root.sluice.v1.EnsureQueueRequest.encode(message.ensureQueue, writer.uint32(/* id 73, wireType 2 =*/586).fork(), _depth + 1).ldelim();
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue"))
                    $root.sluice.v1.QueueReply.encode(message.queue, writer.uint32(/* id 74, wireType 2 =*/594).fork(), _depth + 1).ldelim();
                if (message.listQueues != null && $Object.hasOwnProperty.call(message, "listQueues"))
                    $root.sluice.v1.ListQueuesRequest.encode(message.listQueues, writer.uint32(/* id 75, wireType 2 =*/602).fork(), _depth + 1).ldelim();
                if (message.queues != null && $Object.hasOwnProperty.call(message, "queues"))
                    $root.sluice.v1.ListQueuesReply.encode(message.queues, writer.uint32(/* id 76, wireType 2 =*/610).fork(), _depth + 1).ldelim();
                if (message.describeQueue != null && $Object.hasOwnProperty.call(message, "describeQueue"))
                    $root.sluice.v1.DescribeQueueRequest.encode(message.describeQueue, writer.uint32(/* id 77, wireType 2 =*/618).fork(), _depth + 1).ldelim();
                if (message.deleteQueue != null && $Object.hasOwnProperty.call(message, "deleteQueue"))
                    $root.sluice.v1.DeleteQueueRequest.encode(message.deleteQueue, writer.uint32(/* id 78, wireType 2 =*/626).fork(), _depth + 1).ldelim();
                if (message.queueDeleted != null && $Object.hasOwnProperty.call(message, "queueDeleted"))
                    $root.sluice.v1.DeleteQueueReply.encode(message.queueDeleted, writer.uint32(/* id 79, wireType 2 =*/634).fork(), _depth + 1).ldelim();
                if (message.redrive != null && $Object.hasOwnProperty.call(message, "redrive"))
                    $root.sluice.v1.RedriveRequest.encode(message.redrive, writer.uint32(/* id 80, wireType 2 =*/642).fork(), _depth + 1).ldelim();
                if (message.redriven != null && $Object.hasOwnProperty.call(message, "redriven"))
                    $root.sluice.v1.RedriveReply.encode(message.redriven, writer.uint32(/* id 81, wireType 2 =*/650).fork(), _depth + 1).ldelim();
                if (message.alterQueue != null && $Object.hasOwnProperty.call(message, "alterQueue"))
                    $root.sluice.v1.AlterQueueRequest.encode(message.alterQueue, writer.uint32(/* id 82, wireType 2 =*/658).fork(), _depth + 1).ldelim();
                if (message.pauseQueue != null && $Object.hasOwnProperty.call(message, "pauseQueue"))
                    $root.sluice.v1.PauseQueueRequest.encode(message.pauseQueue, writer.uint32(/* id 83, wireType 2 =*/666).fork(), _depth + 1).ldelim();
                if (message.resumeQueue != null && $Object.hasOwnProperty.call(message, "resumeQueue"))
                    $root.sluice.v1.ResumeQueueRequest.encode(message.resumeQueue, writer.uint32(/* id 84, wireType 2 =*/674).fork(), _depth + 1).ldelim();
                if (message.purgeQueue != null && $Object.hasOwnProperty.call(message, "purgeQueue"))
                    $root.sluice.v1.PurgeQueueRequest.encode(message.purgeQueue, writer.uint32(/* id 85, wireType 2 =*/682).fork(), _depth + 1).ldelim();
                if (message.queuePurged != null && $Object.hasOwnProperty.call(message, "queuePurged"))
                    $root.sluice.v1.PurgeQueueReply.encode(message.queuePurged, writer.uint32(/* id 86, wireType 2 =*/690).fork(), _depth + 1).ldelim();
                if (message.blockedKeys != null && $Object.hasOwnProperty.call(message, "blockedKeys"))
                    $root.sluice.v1.BlockedKeysRequest.encode(message.blockedKeys, writer.uint32(/* id 90, wireType 2 =*/722).fork(), _depth + 1).ldelim();
                if (message.blocked != null && $Object.hasOwnProperty.call(message, "blocked"))
                    $root.sluice.v1.BlockedKeysReply.encode(message.blocked, writer.uint32(/* id 91, wireType 2 =*/730).fork(), _depth + 1).ldelim();
                if (message.findMessage != null && $Object.hasOwnProperty.call(message, "findMessage"))
                    $root.sluice.v1.FindMessageRequest.encode(message.findMessage, writer.uint32(/* id 92, wireType 2 =*/738).fork(), _depth + 1).ldelim();
                if (message.messageFound != null && $Object.hasOwnProperty.call(message, "messageFound"))
                    $root.sluice.v1.FindMessageReply.encode(message.messageFound, writer.uint32(/* id 93, wireType 2 =*/746).fork(), _depth + 1).ldelim();
                if (message.cancelMessage != null && $Object.hasOwnProperty.call(message, "cancelMessage"))
                    $root.sluice.v1.CancelMessageRequest.encode(message.cancelMessage, writer.uint32(/* id 94, wireType 2 =*/754).fork(), _depth + 1).ldelim();
                if (message.messageCancelled != null && $Object.hasOwnProperty.call(message, "messageCancelled"))
                    $root.sluice.v1.CancelMessageReply.encode(message.messageCancelled, writer.uint32(/* id 95, wireType 2 =*/762).fork(), _depth + 1).ldelim();
                if (message.listSettled != null && $Object.hasOwnProperty.call(message, "listSettled"))
                    $root.sluice.v1.ListSettledRequest.encode(message.listSettled, writer.uint32(/* id 96, wireType 2 =*/770).fork(), _depth + 1).ldelim();
                if (message.settledList != null && $Object.hasOwnProperty.call(message, "settledList"))
                    $root.sluice.v1.ListSettledReply.encode(message.settledList, writer.uint32(/* id 97, wireType 2 =*/778).fork(), _depth + 1).ldelim();
                if (message.moveMessages != null && $Object.hasOwnProperty.call(message, "moveMessages"))
                    $root.sluice.v1.MoveMessagesRequest.encode(message.moveMessages, writer.uint32(/* id 100, wireType 2 =*/802).fork(), _depth + 1).ldelim();
                if (message.messagesMoved != null && $Object.hasOwnProperty.call(message, "messagesMoved"))
                    $root.sluice.v1.MoveMessagesReply.encode(message.messagesMoved, writer.uint32(/* id 101, wireType 2 =*/810).fork(), _depth + 1).ldelim();
                if (message.renewLocks != null && $Object.hasOwnProperty.call(message, "renewLocks"))
                    $root.sluice.v1.RenewLocksRequest.encode(message.renewLocks, writer.uint32(/* id 106, wireType 2 =*/850).fork(), _depth + 1).ldelim();
                if (message.upsertSchedule != null && $Object.hasOwnProperty.call(message, "upsertSchedule"))
                    $root.sluice.v1.UpsertScheduleRequest.encode(message.upsertSchedule, writer.uint32(/* id 110, wireType 2 =*/882).fork(), _depth + 1).ldelim();
                if (message.listSchedules != null && $Object.hasOwnProperty.call(message, "listSchedules"))
                    $root.sluice.v1.ListSchedulesRequest.encode(message.listSchedules, writer.uint32(/* id 111, wireType 2 =*/890).fork(), _depth + 1).ldelim();
                if (message.describeSchedule != null && $Object.hasOwnProperty.call(message, "describeSchedule"))
                    $root.sluice.v1.ScheduleRequest.encode(message.describeSchedule, writer.uint32(/* id 112, wireType 2 =*/898).fork(), _depth + 1).ldelim();
                if (message.pauseSchedule != null && $Object.hasOwnProperty.call(message, "pauseSchedule"))
                    $root.sluice.v1.ScheduleRequest.encode(message.pauseSchedule, writer.uint32(/* id 113, wireType 2 =*/906).fork(), _depth + 1).ldelim();
                if (message.resumeSchedule != null && $Object.hasOwnProperty.call(message, "resumeSchedule"))
                    $root.sluice.v1.ScheduleRequest.encode(message.resumeSchedule, writer.uint32(/* id 114, wireType 2 =*/914).fork(), _depth + 1).ldelim();
                if (message.cancelSchedule != null && $Object.hasOwnProperty.call(message, "cancelSchedule"))
                    $root.sluice.v1.ScheduleRequest.encode(message.cancelSchedule, writer.uint32(/* id 115, wireType 2 =*/922).fork(), _depth + 1).ldelim();
                if (message.schedule != null && $Object.hasOwnProperty.call(message, "schedule"))
                    $root.sluice.v1.ScheduleReply.encode(message.schedule, writer.uint32(/* id 116, wireType 2 =*/930).fork(), _depth + 1).ldelim();
                if (message.schedules != null && $Object.hasOwnProperty.call(message, "schedules"))
                    $root.sluice.v1.ListSchedulesReply.encode(message.schedules, writer.uint32(/* id 117, wireType 2 =*/938).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Frame.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Frame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Frame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.correlation = value;
                            else
                                delete message.correlation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.sluice.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.body = "hello";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.sluice.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.body = "welcome";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.sluice.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.body = "error";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.sluice.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            message.body = "ping";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.sluice.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            message.body = "pong";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.goodbye = $root.sluice.v1.Goodbye.decode(reader, reader.size(), $undefined, _depth + 1, message.goodbye);
                            message.body = "goodbye";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.ok = $root.sluice.v1.Ok.decode(reader, reader.size(), $undefined, _depth + 1, message.ok);
                            message.body = "ok";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.publish = $root.sluice.v1.PublishRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.publish);
                            message.body = "publish";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.published = $root.sluice.v1.PublishReply.decode(reader, reader.size(), $undefined, _depth + 1, message.published);
                            message.body = "published";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.initProducer = $root.sluice.v1.InitProducerRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.initProducer);
                            message.body = "initProducer";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.producer = $root.sluice.v1.InitProducerReply.decode(reader, reader.size(), $undefined, _depth + 1, message.producer);
                            message.body = "producer";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.atomic = $root.sluice.v1.AtomicRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.atomic);
                            message.body = "atomic";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.atomicDone = $root.sluice.v1.AtomicReply.decode(reader, reader.size(), $undefined, _depth + 1, message.atomicDone);
                            message.body = "atomicDone";
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.subscribe = $root.sluice.v1.SubscribeRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribe);
                            message.body = "subscribe";
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.subscribed = $root.sluice.v1.SubscribeReply.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribed);
                            message.body = "subscribed";
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.credit = $root.sluice.v1.Credit.decode(reader, reader.size(), $undefined, _depth + 1, message.credit);
                            message.body = "credit";
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            message.batches = $root.sluice.v1.Batches.decode(reader, reader.size(), $undefined, _depth + 1, message.batches);
                            message.body = "batches";
                            continue;
                        }
                    case 36: {
                            if (wireType !== 2)
                                break;
                            message.unsubscribe = $root.sluice.v1.UnsubscribeRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.unsubscribe);
                            message.body = "unsubscribe";
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            message.subscriptionEnded = $root.sluice.v1.SubscriptionEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.subscriptionEnded);
                            message.body = "subscriptionEnded";
                            continue;
                        }
                    case 48: {
                            if (wireType !== 2)
                                break;
                            message.consume = $root.sluice.v1.ConsumeRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.consume);
                            message.body = "consume";
                            continue;
                        }
                    case 49: {
                            if (wireType !== 2)
                                break;
                            message.consuming = $root.sluice.v1.ConsumeReply.decode(reader, reader.size(), $undefined, _depth + 1, message.consuming);
                            message.body = "consuming";
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.deliveries = $root.sluice.v1.Deliveries.decode(reader, reader.size(), $undefined, _depth + 1, message.deliveries);
                            message.body = "deliveries";
                            continue;
                        }
                    case 51: {
                            if (wireType !== 2)
                                break;
                            message.settle = $root.sluice.v1.SettleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.settle);
                            message.body = "settle";
                            continue;
                        }
                    case 52: {
                            if (wireType !== 2)
                                break;
                            message.settled = $root.sluice.v1.SettleReply.decode(reader, reader.size(), $undefined, _depth + 1, message.settled);
                            message.body = "settled";
                            continue;
                        }
                    case 53: {
                            if (wireType !== 2)
                                break;
                            message.consumerCredit = $root.sluice.v1.ConsumerCredit.decode(reader, reader.size(), $undefined, _depth + 1, message.consumerCredit);
                            message.body = "consumerCredit";
                            continue;
                        }
                    case 54: {
                            if (wireType !== 2)
                                break;
                            message.stopConsuming = $root.sluice.v1.StopConsumingRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.stopConsuming);
                            message.body = "stopConsuming";
                            continue;
                        }
                    case 55: {
                            if (wireType !== 2)
                                break;
                            message.consumerEnded = $root.sluice.v1.ConsumerEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.consumerEnded);
                            message.body = "consumerEnded";
                            continue;
                        }
                    case 56: {
                            if (wireType !== 2)
                                break;
                            message.deliveriesLost = $root.sluice.v1.DeliveriesLost.decode(reader, reader.size(), $undefined, _depth + 1, message.deliveriesLost);
                            message.body = "deliveriesLost";
                            continue;
                        }
                    case 57: {
                            if (wireType !== 2)
                                break;
                            message.peek = $root.sluice.v1.PeekRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.peek);
                            message.body = "peek";
                            continue;
                        }
                    case 58: {
                            if (wireType !== 2)
                                break;
                            message.peeked = $root.sluice.v1.PeekReply.decode(reader, reader.size(), $undefined, _depth + 1, message.peeked);
                            message.body = "peeked";
                            continue;
                        }
                    case 64: {
                            if (wireType !== 2)
                                break;
                            message.createTopic = $root.sluice.v1.CreateTopicRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.createTopic);
                            message.body = "createTopic";
                            continue;
                        }
                    case 65: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.sluice.v1.TopicReply.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message.body = "topic";
                            continue;
                        }
                    case 66: {
                            if (wireType !== 2)
                                break;
                            message.listTopics = $root.sluice.v1.ListTopicsRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.listTopics);
                            message.body = "listTopics";
                            continue;
                        }
                    case 67: {
                            if (wireType !== 2)
                                break;
                            message.topics = $root.sluice.v1.ListTopicsReply.decode(reader, reader.size(), $undefined, _depth + 1, message.topics);
                            message.body = "topics";
                            continue;
                        }
                    case 68: {
                            if (wireType !== 2)
                                break;
                            message.describeTopic = $root.sluice.v1.DescribeTopicRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.describeTopic);
                            message.body = "describeTopic";
                            continue;
                        }
                    case 69: {
                            if (wireType !== 2)
                                break;
                            message.deleteTopic = $root.sluice.v1.DeleteTopicRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteTopic);
                            message.body = "deleteTopic";
                            continue;
                        }
                    case 70: {
                            if (wireType !== 2)
                                break;
                            message.ensureTopic = $root.sluice.v1.EnsureTopicRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.ensureTopic);
                            message.body = "ensureTopic";
                            continue;
                        }
                    case 71: {
                            if (wireType !== 2)
                                break;
                            message.topicDeleted = $root.sluice.v1.DeleteTopicReply.decode(reader, reader.size(), $undefined, _depth + 1, message.topicDeleted);
                            message.body = "topicDeleted";
                            continue;
                        }
                    case 72: {
                            if (wireType !== 2)
                                break;
                            message.createQueue = $root.sluice.v1.CreateQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.createQueue);
                            message.body = "createQueue";
                            continue;
                        }
                    case 73: {
                            if (wireType !== 2)
                                break;
                            message.ensureQueue = $root.sluice.v1.EnsureQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.ensureQueue);
                            message.body = "ensureQueue";
                            continue;
                        }
                    case 74: {
                            if (wireType !== 2)
                                break;
                            message.queue = $root.sluice.v1.QueueReply.decode(reader, reader.size(), $undefined, _depth + 1, message.queue);
                            message.body = "queue";
                            continue;
                        }
                    case 75: {
                            if (wireType !== 2)
                                break;
                            message.listQueues = $root.sluice.v1.ListQueuesRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.listQueues);
                            message.body = "listQueues";
                            continue;
                        }
                    case 76: {
                            if (wireType !== 2)
                                break;
                            message.queues = $root.sluice.v1.ListQueuesReply.decode(reader, reader.size(), $undefined, _depth + 1, message.queues);
                            message.body = "queues";
                            continue;
                        }
                    case 77: {
                            if (wireType !== 2)
                                break;
                            message.describeQueue = $root.sluice.v1.DescribeQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.describeQueue);
                            message.body = "describeQueue";
                            continue;
                        }
                    case 78: {
                            if (wireType !== 2)
                                break;
                            message.deleteQueue = $root.sluice.v1.DeleteQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteQueue);
                            message.body = "deleteQueue";
                            continue;
                        }
                    case 79: {
                            if (wireType !== 2)
                                break;
                            message.queueDeleted = $root.sluice.v1.DeleteQueueReply.decode(reader, reader.size(), $undefined, _depth + 1, message.queueDeleted);
                            message.body = "queueDeleted";
                            continue;
                        }
                    case 80: {
                            if (wireType !== 2)
                                break;
                            message.redrive = $root.sluice.v1.RedriveRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.redrive);
                            message.body = "redrive";
                            continue;
                        }
                    case 81: {
                            if (wireType !== 2)
                                break;
                            message.redriven = $root.sluice.v1.RedriveReply.decode(reader, reader.size(), $undefined, _depth + 1, message.redriven);
                            message.body = "redriven";
                            continue;
                        }
                    case 82: {
                            if (wireType !== 2)
                                break;
                            message.alterQueue = $root.sluice.v1.AlterQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.alterQueue);
                            message.body = "alterQueue";
                            continue;
                        }
                    case 83: {
                            if (wireType !== 2)
                                break;
                            message.pauseQueue = $root.sluice.v1.PauseQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.pauseQueue);
                            message.body = "pauseQueue";
                            continue;
                        }
                    case 84: {
                            if (wireType !== 2)
                                break;
                            message.resumeQueue = $root.sluice.v1.ResumeQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.resumeQueue);
                            message.body = "resumeQueue";
                            continue;
                        }
                    case 85: {
                            if (wireType !== 2)
                                break;
                            message.purgeQueue = $root.sluice.v1.PurgeQueueRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.purgeQueue);
                            message.body = "purgeQueue";
                            continue;
                        }
                    case 86: {
                            if (wireType !== 2)
                                break;
                            message.queuePurged = $root.sluice.v1.PurgeQueueReply.decode(reader, reader.size(), $undefined, _depth + 1, message.queuePurged);
                            message.body = "queuePurged";
                            continue;
                        }
                    case 100: {
                            if (wireType !== 2)
                                break;
                            message.moveMessages = $root.sluice.v1.MoveMessagesRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.moveMessages);
                            message.body = "moveMessages";
                            continue;
                        }
                    case 101: {
                            if (wireType !== 2)
                                break;
                            message.messagesMoved = $root.sluice.v1.MoveMessagesReply.decode(reader, reader.size(), $undefined, _depth + 1, message.messagesMoved);
                            message.body = "messagesMoved";
                            continue;
                        }
                    case 106: {
                            if (wireType !== 2)
                                break;
                            message.renewLocks = $root.sluice.v1.RenewLocksRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.renewLocks);
                            message.body = "renewLocks";
                            continue;
                        }
                    case 90: {
                            if (wireType !== 2)
                                break;
                            message.blockedKeys = $root.sluice.v1.BlockedKeysRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.blockedKeys);
                            message.body = "blockedKeys";
                            continue;
                        }
                    case 91: {
                            if (wireType !== 2)
                                break;
                            message.blocked = $root.sluice.v1.BlockedKeysReply.decode(reader, reader.size(), $undefined, _depth + 1, message.blocked);
                            message.body = "blocked";
                            continue;
                        }
                    case 110: {
                            if (wireType !== 2)
                                break;
                            message.upsertSchedule = $root.sluice.v1.UpsertScheduleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.upsertSchedule);
                            message.body = "upsertSchedule";
                            continue;
                        }
                    case 111: {
                            if (wireType !== 2)
                                break;
                            message.listSchedules = $root.sluice.v1.ListSchedulesRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.listSchedules);
                            message.body = "listSchedules";
                            continue;
                        }
                    case 112: {
                            if (wireType !== 2)
                                break;
                            message.describeSchedule = $root.sluice.v1.ScheduleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.describeSchedule);
                            message.body = "describeSchedule";
                            continue;
                        }
                    case 113: {
                            if (wireType !== 2)
                                break;
                            message.pauseSchedule = $root.sluice.v1.ScheduleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.pauseSchedule);
                            message.body = "pauseSchedule";
                            continue;
                        }
                    case 114: {
                            if (wireType !== 2)
                                break;
                            message.resumeSchedule = $root.sluice.v1.ScheduleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.resumeSchedule);
                            message.body = "resumeSchedule";
                            continue;
                        }
                    case 115: {
                            if (wireType !== 2)
                                break;
                            message.cancelSchedule = $root.sluice.v1.ScheduleRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.cancelSchedule);
                            message.body = "cancelSchedule";
                            continue;
                        }
                    case 116: {
                            if (wireType !== 2)
                                break;
                            message.schedule = $root.sluice.v1.ScheduleReply.decode(reader, reader.size(), $undefined, _depth + 1, message.schedule);
                            message.body = "schedule";
                            continue;
                        }
                    case 117: {
                            if (wireType !== 2)
                                break;
                            message.schedules = $root.sluice.v1.ListSchedulesReply.decode(reader, reader.size(), $undefined, _depth + 1, message.schedules);
                            message.body = "schedules";
                            continue;
                        }
                    case 92: {
                            if (wireType !== 2)
                                break;
                            message.findMessage = $root.sluice.v1.FindMessageRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.findMessage);
                            message.body = "findMessage";
                            continue;
                        }
                    case 93: {
                            if (wireType !== 2)
                                break;
                            message.messageFound = $root.sluice.v1.FindMessageReply.decode(reader, reader.size(), $undefined, _depth + 1, message.messageFound);
                            message.body = "messageFound";
                            continue;
                        }
                    case 94: {
                            if (wireType !== 2)
                                break;
                            message.cancelMessage = $root.sluice.v1.CancelMessageRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.cancelMessage);
                            message.body = "cancelMessage";
                            continue;
                        }
                    case 95: {
                            if (wireType !== 2)
                                break;
                            message.messageCancelled = $root.sluice.v1.CancelMessageReply.decode(reader, reader.size(), $undefined, _depth + 1, message.messageCancelled);
                            message.body = "messageCancelled";
                            continue;
                        }
                    case 96: {
                            if (wireType !== 2)
                                break;
                            message.listSettled = $root.sluice.v1.ListSettledRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.listSettled);
                            message.body = "listSettled";
                            continue;
                        }
                    case 97: {
                            if (wireType !== 2)
                                break;
                            message.settledList = $root.sluice.v1.ListSettledReply.decode(reader, reader.size(), $undefined, _depth + 1, message.settledList);
                            message.body = "settledList";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Frame.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Frame;
        })();

        v1.Hello = (function() {

            const Hello = function (properties) {
                this.codecs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Hello.prototype.minProtocol = 0;

            Hello.prototype.maxProtocol = 0;

            Hello.prototype.clientName = "";

            Hello.prototype.clientVersion = "";

            Hello.prototype.credentials = null;

            Hello.prototype.codecs = $util.emptyArray;

            Hello.prototype.session = $util.newBuffer([]);

            Hello.prototype.join = $util.newBuffer([]);

            Hello.prototype.secondConnection = false;

            Hello.create = function(properties) {
                return new Hello(properties);
            };

            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.minProtocol != null && $Object.hasOwnProperty.call(message, "minProtocol") && message.minProtocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.minProtocol);
                if (message.maxProtocol != null && $Object.hasOwnProperty.call(message, "maxProtocol") && message.maxProtocol !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.maxProtocol);
                if (message.clientName != null && $Object.hasOwnProperty.call(message, "clientName") && message.clientName !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.clientName);
                if (message.clientVersion != null && $Object.hasOwnProperty.call(message, "clientVersion") && message.clientVersion !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.clientVersion);
                if (message.credentials != null && $Object.hasOwnProperty.call(message, "credentials"))
                    $root.sluice.v1.Credentials.encode(message.credentials, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.codecs != null && message.codecs.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).int32s(message.codecs);
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.session);
                if (message.join != null && $Object.hasOwnProperty.call(message, "join") && message.join.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.join);
                if (message.secondConnection != null && $Object.hasOwnProperty.call(message, "secondConnection") && message.secondConnection !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.secondConnection);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Hello.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.minProtocol = value;
                            else
                                delete message.minProtocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxProtocol = value;
                            else
                                delete message.maxProtocol;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clientName = value;
                            else
                                delete message.clientName;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clientVersion = value;
                            else
                                delete message.clientVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.credentials = $root.sluice.v1.Credentials.decode(reader, reader.size(), $undefined, _depth + 1, message.credentials);
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.codecs && message.codecs.length))
                                    message.codecs = [];
                                reader.int32s(message.codecs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.codecs && message.codecs.length))
                                message.codecs = [];
                            message.codecs.push(reader.int32());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.join = value;
                            else
                                delete message.join;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.secondConnection = value;
                            else
                                delete message.secondConnection;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Hello.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Hello;
        })();

        v1.Credentials = (function() {

            const Credentials = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Credentials.prototype.password = null;

            Credentials.prototype.token = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            $Object.defineProperty(Credentials.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["password", "token"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Credentials.create = function(properties) {
                return new Credentials(properties);
            };

            Credentials.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.password != null && $Object.hasOwnProperty.call(message, "password"))
                    $root.sluice.v1.Credentials.Password.encode(message.password, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Credentials.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Credentials.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Credentials();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.password = $root.sluice.v1.Credentials.Password.decode(reader, reader.size(), $undefined, _depth + 1, message.password);
                            message.kind = "password";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.token = reader.stringVerify();
                            message.kind = "token";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Credentials.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            Credentials.Password = (function() {

                const Password = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Password.prototype.user = "";

                Password.prototype.password = "";

                Password.create = function(properties) {
                    return new Password(properties);
                };

                Password.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.user);
                    if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.password);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Password.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                Password.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.sluice.v1.Credentials.Password();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.user = value;
                                else
                                    delete message.user;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.password = value;
                                else
                                    delete message.password;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Password.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                return Password;
            })();

            return Credentials;
        })();

        v1.Welcome = (function() {

            const Welcome = function (properties) {
                this.features = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Welcome.prototype.protocol = 0;

            Welcome.prototype.nodeId = "";

            Welcome.prototype.clusterId = "";

            Welcome.prototype.serverVersion = "";

            Welcome.prototype.limits = null;

            Welcome.prototype.heartbeatMs = 0;

            Welcome.prototype.features = $util.emptyArray;

            Welcome.prototype.epoch = 0;

            Welcome.prototype.durability = "";

            Welcome.prototype.flushIntervalMs = 0;

            Welcome.prototype.lineage = 0;

            Welcome.prototype.session = $util.newBuffer([]);

            Welcome.create = function(properties) {
                return new Welcome(properties);
            };

            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.nodeId);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
                if (message.serverVersion != null && $Object.hasOwnProperty.call(message, "serverVersion") && message.serverVersion !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.serverVersion);
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    $root.sluice.v1.Limits.encode(message.limits, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.heartbeatMs);
                if (message.features != null && message.features.length)
                    for (let i = 0; i < message.features.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.features[i]);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.epoch);
                if (message.durability != null && $Object.hasOwnProperty.call(message, "durability") && message.durability !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.durability);
                if (message.flushIntervalMs != null && $Object.hasOwnProperty.call(message, "flushIntervalMs") && message.flushIntervalMs !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.flushIntervalMs);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.lineage);
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.session);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Welcome.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.serverVersion = value;
                            else
                                delete message.serverVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.limits = $root.sluice.v1.Limits.decode(reader, reader.size(), $undefined, _depth + 1, message.limits);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.features && message.features.length))
                                message.features = [];
                            message.features.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.durability = value;
                            else
                                delete message.durability;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.flushIntervalMs = value;
                            else
                                delete message.flushIntervalMs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Welcome.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Welcome;
        })();

        v1.Limits = (function() {

            const Limits = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Limits.prototype.maxFrameBytes = 0;

            Limits.prototype.maxMessageBytes = 0;

            Limits.prototype.maxProducerInFlight = 0;

            Limits.prototype.publishCreditBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Limits.prototype.maxSubscriptions = 0;

            Limits.create = function(properties) {
                return new Limits(properties);
            };

            Limits.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.maxFrameBytes != null && $Object.hasOwnProperty.call(message, "maxFrameBytes") && message.maxFrameBytes !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.maxFrameBytes);
                if (message.maxMessageBytes != null && $Object.hasOwnProperty.call(message, "maxMessageBytes") && message.maxMessageBytes !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.maxMessageBytes);
                if (message.maxProducerInFlight != null && $Object.hasOwnProperty.call(message, "maxProducerInFlight") && message.maxProducerInFlight !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxProducerInFlight);
                if (message.publishCreditBytes != null && $Object.hasOwnProperty.call(message, "publishCreditBytes") && (typeof message.publishCreditBytes === "object" ? message.publishCreditBytes.low || message.publishCreditBytes.high : message.publishCreditBytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.publishCreditBytes);
                if (message.maxSubscriptions != null && $Object.hasOwnProperty.call(message, "maxSubscriptions") && message.maxSubscriptions !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.maxSubscriptions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Limits.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Limits.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Limits();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxFrameBytes = value;
                            else
                                delete message.maxFrameBytes;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxMessageBytes = value;
                            else
                                delete message.maxMessageBytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxProducerInFlight = value;
                            else
                                delete message.maxProducerInFlight;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.publishCreditBytes = value;
                            else
                                delete message.publishCreditBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxSubscriptions = value;
                            else
                                delete message.maxSubscriptions;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Limits.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Limits;
        })();

        v1.ErrorCode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ERROR_UNSPECIFIED"] = 0;
            values[valuesById[1] = "INTERNAL"] = 1;
            values[valuesById[2] = "PROTOCOL_ERROR"] = 2;
            values[valuesById[3] = "UNSUPPORTED_PROTOCOL"] = 3;
            values[valuesById[4] = "NOT_SUPPORTED"] = 4;
            values[valuesById[5] = "INVALID_ARGUMENT"] = 5;
            values[valuesById[6] = "NOT_FOUND"] = 6;
            values[valuesById[7] = "ALREADY_EXISTS"] = 7;
            values[valuesById[8] = "MESSAGE_TOO_LARGE"] = 8;
            values[valuesById[9] = "FRAME_TOO_LARGE"] = 9;
            values[valuesById[10] = "CORRUPT_BATCH"] = 10;
            values[valuesById[11] = "STALE_PARTITIONING"] = 11;
            values[valuesById[12] = "UNKNOWN_PRODUCER"] = 12;
            values[valuesById[13] = "PRODUCER_FENCED"] = 13;
            values[valuesById[14] = "OUT_OF_SEQUENCE"] = 14;
            values[valuesById[15] = "OFFSET_OUT_OF_RANGE"] = 15;
            values[valuesById[16] = "STORAGE_FULL"] = 16;
            values[valuesById[17] = "OVERLOADED"] = 17;
            values[valuesById[18] = "CREDIT_EXCEEDED"] = 18;
            values[valuesById[19] = "SHUTTING_DOWN"] = 19;
            values[valuesById[20] = "SLOW_READER"] = 20;
            values[valuesById[21] = "LIMIT_REACHED"] = 21;
            values[valuesById[22] = "CORRUPT_RANGE"] = 22;
            values[valuesById[23] = "LOG_TRUNCATED"] = 23;
            values[valuesById[24] = "CROSS_SHARD"] = 24;
            values[valuesById[25] = "UNAUTHENTICATED"] = 25;
            values[valuesById[26] = "FORBIDDEN"] = 26;
            values[valuesById[27] = "HEARTBEAT_TIMEOUT"] = 27;
            values[valuesById[28] = "RESULT_UNKNOWN"] = 28;
            values[valuesById[29] = "WRONG_KIND"] = 29;
            values[valuesById[30] = "LOCK_LOST"] = 30;
            values[valuesById[31] = "QUEUE_FULL"] = 31;
            values[valuesById[32] = "MESSAGE_HELD"] = 32;
            return values;
        })();

        v1.Error = (function() {

            const Error = function (properties) {
                this.details = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Error.prototype.code = 0;

            Error.prototype.message = "";

            Error.prototype.retryable = false;

            Error.prototype.details = $util.emptyObject;

            Error.create = function(properties) {
                return new Error(properties);
            };

            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.retryable != null && $Object.hasOwnProperty.call(message, "retryable") && message.retryable !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.retryable);
                if (message.details != null && $Object.hasOwnProperty.call(message, "details"))
                    for (let keys = $Object.keys(message.details), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.details[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Error.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.retryable = value;
                            else
                                delete message.retryable;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (message.details === $util.emptyObject)
                                message.details = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.details, key);
                            message.details[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Error.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Error;
        })();

        v1.Ping = (function() {

            const Ping = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Ping.create = function(properties) {
                return new Ping(properties);
            };

            Ping.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Ping.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Ping.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Ping();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Ping.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Ping;
        })();

        v1.Pong = (function() {

            const Pong = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Pong.create = function(properties) {
                return new Pong(properties);
            };

            Pong.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Pong.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Pong.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Pong();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Pong.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Pong;
        })();

        v1.Ok = (function() {

            const Ok = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Ok.create = function(properties) {
                return new Ok(properties);
            };

            Ok.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Ok.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Ok.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Ok();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Ok.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Ok;
        })();

        v1.Goodbye = (function() {

            const Goodbye = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Goodbye.prototype.reason = null;

            Goodbye.create = function(properties) {
                return new Goodbye(properties);
            };

            Goodbye.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    $root.sluice.v1.Error.encode(message.reason, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Goodbye.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Goodbye.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Goodbye();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.reason = $root.sluice.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.reason);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Goodbye.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Goodbye;
        })();

        v1.Confirm = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONFIRM_COMMITTED"] = 0;
            values[valuesById[1] = "CONFIRM_NONE"] = 1;
            return values;
        })();

        v1.PublishRequest = (function() {

            const PublishRequest = function (properties) {
                this.batches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PublishRequest.prototype.target = "";

            PublishRequest.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PublishRequest.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PublishRequest.prototype.producerEpoch = 0;

            PublishRequest.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PublishRequest.prototype.confirm = 0;

            PublishRequest.prototype.batches = $util.emptyArray;

            PublishRequest.create = function(properties) {
                return new PublishRequest(properties);
            };

            PublishRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.target);
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.partitioningVersion);
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.producerEpoch);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.sequence);
                if (message.confirm != null && $Object.hasOwnProperty.call(message, "confirm") && message.confirm !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.confirm);
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.PartitionBatch.encode(message.batches[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PublishRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PublishRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PublishRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.confirm = value;
                            else
                                delete message.confirm;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.PartitionBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PublishRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PublishRequest;
        })();

        v1.PartitionBatch = (function() {

            const PartitionBatch = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionBatch.prototype.partition = null;

            PartitionBatch.prototype.count = 0;

            PartitionBatch.prototype.crc = 0;

            PartitionBatch.prototype.codec = 0;

            PartitionBatch.prototype.expectedOffset = null;

            PartitionBatch.prototype.attributes = $util.newBuffer([]);

            PartitionBatch.prototype.records = $util.newBuffer([]);

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionBatch.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionBatch.prototype, "_expectedOffset", {
                get: $util.oneOfGetter($oneOfFields = ["expectedOffset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PartitionBatch.create = function(properties) {
                return new PartitionBatch(properties);
            };

            PartitionBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.crc != null && $Object.hasOwnProperty.call(message, "crc") && message.crc !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.crc);
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec") && message.codec !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.codec);
                if (message.expectedOffset != null && $Object.hasOwnProperty.call(message, "expectedOffset"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.expectedOffset);
                if (message.attributes != null && $Object.hasOwnProperty.call(message, "attributes") && message.attributes.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.attributes);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.records);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionBatch.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.partition = reader.uint32();
                            message._partition = "partition";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.crc = value;
                            else
                                delete message.crc;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.codec = value;
                            else
                                delete message.codec;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.expectedOffset = reader.uint64();
                            message._expectedOffset = "expectedOffset";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.attributes = value;
                            else
                                delete message.attributes;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionBatch.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionBatch;
        })();

        v1.PublishReply = (function() {

            const PublishReply = function (properties) {
                this.results = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PublishReply.prototype.results = $util.emptyArray;

            PublishReply.prototype.duplicate = false;

            PublishReply.prototype.appendTime = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PublishReply.create = function(properties) {
                return new PublishReply(properties);
            };

            PublishReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.results != null && message.results.length)
                    for (let i = 0; i < message.results.length; ++i)
                        $root.sluice.v1.PartitionResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.duplicate != null && $Object.hasOwnProperty.call(message, "duplicate") && message.duplicate !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.duplicate);
                if (message.appendTime != null && $Object.hasOwnProperty.call(message, "appendTime") && (typeof message.appendTime === "object" ? message.appendTime.low || message.appendTime.high : message.appendTime !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.appendTime);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PublishReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PublishReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PublishReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.results && message.results.length))
                                message.results = [];
                            message.results.push($root.sluice.v1.PartitionResult.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.duplicate = value;
                            else
                                delete message.duplicate;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendTime = value;
                            else
                                delete message.appendTime;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PublishReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PublishReply;
        })();

        v1.PartitionResult = (function() {

            const PartitionResult = function (properties) {
                this.duplicates = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionResult.prototype.partition = 0;

            PartitionResult.prototype.baseOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionResult.prototype.count = 0;

            PartitionResult.prototype.duplicates = $util.emptyArray;

            PartitionResult.create = function(properties) {
                return new PartitionResult(properties);
            };

            PartitionResult.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.baseOffset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.duplicates != null && message.duplicates.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.duplicates);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionResult.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionResult.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionResult();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseOffset = value;
                            else
                                delete message.baseOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.duplicates && message.duplicates.length))
                                    message.duplicates = [];
                                reader.uint64s(message.duplicates);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.duplicates && message.duplicates.length))
                                message.duplicates = [];
                            message.duplicates.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionResult.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionResult;
        })();

        v1.InitProducerRequest = (function() {

            const InitProducerRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            InitProducerRequest.prototype.name = "";

            InitProducerRequest.create = function(properties) {
                return new InitProducerRequest(properties);
            };

            InitProducerRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            InitProducerRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            InitProducerRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.InitProducerRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            InitProducerRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return InitProducerRequest;
        })();

        v1.InitProducerReply = (function() {

            const InitProducerReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            InitProducerReply.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            InitProducerReply.prototype.producerEpoch = 0;

            InitProducerReply.prototype.nextSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            InitProducerReply.create = function(properties) {
                return new InitProducerReply(properties);
            };

            InitProducerReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
                if (message.nextSequence != null && $Object.hasOwnProperty.call(message, "nextSequence") && (typeof message.nextSequence === "object" ? message.nextSequence.low || message.nextSequence.high : message.nextSequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.nextSequence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            InitProducerReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            InitProducerReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.InitProducerReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextSequence = value;
                            else
                                delete message.nextSequence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            InitProducerReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return InitProducerReply;
        })();

        v1.AtomicRequest = (function() {

            const AtomicRequest = function (properties) {
                this.appends = [];
                this.acks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AtomicRequest.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AtomicRequest.prototype.producerEpoch = 0;

            AtomicRequest.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AtomicRequest.prototype.appends = $util.emptyArray;

            AtomicRequest.prototype.acks = $util.emptyArray;

            AtomicRequest.create = function(properties) {
                return new AtomicRequest(properties);
            };

            AtomicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                if (message.appends != null && message.appends.length)
                    for (let i = 0; i < message.appends.length; ++i)
                        $root.sluice.v1.AtomicAppend.encode(message.appends[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.acks != null && message.acks.length)
                    for (let i = 0; i < message.acks.length; ++i)
                        $root.sluice.v1.AtomicAck.encode(message.acks[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AtomicRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AtomicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AtomicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.appends && message.appends.length))
                                message.appends = [];
                            message.appends.push($root.sluice.v1.AtomicAppend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.acks && message.acks.length))
                                message.acks = [];
                            message.acks.push($root.sluice.v1.AtomicAck.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AtomicRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AtomicRequest;
        })();

        v1.AtomicAck = (function() {

            const AtomicAck = function (properties) {
                this.numbers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AtomicAck.prototype.queueUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AtomicAck.prototype.epoch = 0;

            AtomicAck.prototype.consumerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AtomicAck.prototype.numbers = $util.emptyArray;

            AtomicAck.create = function(properties) {
                return new AtomicAck(properties);
            };

            AtomicAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queueUid != null && $Object.hasOwnProperty.call(message, "queueUid") && (typeof message.queueUid === "object" ? message.queueUid.low || message.queueUid.high : message.queueUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.queueUid);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.consumerId != null && $Object.hasOwnProperty.call(message, "consumerId") && (typeof message.consumerId === "object" ? message.consumerId.low || message.consumerId.high : message.consumerId !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.consumerId);
                if (message.numbers != null && message.numbers.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.numbers);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AtomicAck.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AtomicAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AtomicAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.queueUid = value;
                            else
                                delete message.queueUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumerId = value;
                            else
                                delete message.consumerId;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.numbers && message.numbers.length))
                                    message.numbers = [];
                                reader.uint64s(message.numbers);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.numbers && message.numbers.length))
                                message.numbers = [];
                            message.numbers.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AtomicAck.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AtomicAck;
        })();

        v1.AtomicAppend = (function() {

            const AtomicAppend = function (properties) {
                this.batches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AtomicAppend.prototype.target = "";

            AtomicAppend.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AtomicAppend.prototype.batches = $util.emptyArray;

            AtomicAppend.create = function(properties) {
                return new AtomicAppend(properties);
            };

            AtomicAppend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.target);
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.partitioningVersion);
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.PartitionBatch.encode(message.batches[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AtomicAppend.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AtomicAppend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AtomicAppend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.PartitionBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AtomicAppend.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AtomicAppend;
        })();

        v1.AtomicReply = (function() {

            const AtomicReply = function (properties) {
                this.appends = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AtomicReply.prototype.appends = $util.emptyArray;

            AtomicReply.prototype.duplicate = false;

            AtomicReply.create = function(properties) {
                return new AtomicReply(properties);
            };

            AtomicReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.appends != null && message.appends.length)
                    for (let i = 0; i < message.appends.length; ++i)
                        $root.sluice.v1.PublishReply.encode(message.appends[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.duplicate != null && $Object.hasOwnProperty.call(message, "duplicate") && message.duplicate !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.duplicate);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AtomicReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AtomicReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AtomicReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.appends && message.appends.length))
                                message.appends = [];
                            message.appends.push($root.sluice.v1.PublishReply.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.duplicate = value;
                            else
                                delete message.duplicate;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AtomicReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AtomicReply;
        })();

        v1.QueueSettings = (function() {

            const QueueSettings = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QueueSettings.prototype.lockMs = null;

            QueueSettings.prototype.maxAttempts = null;

            QueueSettings.prototype.backoff = null;

            QueueSettings.prototype.deadLetterTo = null;

            QueueSettings.prototype.resumeGraceMs = null;

            QueueSettings.prototype.priorities = null;

            QueueSettings.prototype.segmentBytes = null;

            QueueSettings.prototype.deadLetters = null;

            QueueSettings.prototype.maxMessages = null;

            QueueSettings.prototype.maxBytes = null;

            QueueSettings.prototype.onFull = null;

            QueueSettings.prototype.ttlMs = null;

            QueueSettings.prototype.deadLetterExpired = null;

            QueueSettings.prototype.orderBy = null;

            QueueSettings.prototype.onFailure = null;

            QueueSettings.prototype.dispatch = null;

            QueueSettings.prototype.ratePerSecond = null;

            QueueSettings.prototype.concurrency = null;

            QueueSettings.prototype.limitsPerKey = null;

            QueueSettings.prototype.dedup = null;

            QueueSettings.prototype.dedupWindowMs = null;

            QueueSettings.prototype.keepSettled = null;

            QueueSettings.prototype.keepSettledMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_lockMs", {
                get: $util.oneOfGetter($oneOfFields = ["lockMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_maxAttempts", {
                get: $util.oneOfGetter($oneOfFields = ["maxAttempts"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_deadLetterTo", {
                get: $util.oneOfGetter($oneOfFields = ["deadLetterTo"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_resumeGraceMs", {
                get: $util.oneOfGetter($oneOfFields = ["resumeGraceMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_priorities", {
                get: $util.oneOfGetter($oneOfFields = ["priorities"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_segmentBytes", {
                get: $util.oneOfGetter($oneOfFields = ["segmentBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_deadLetters", {
                get: $util.oneOfGetter($oneOfFields = ["deadLetters"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_maxMessages", {
                get: $util.oneOfGetter($oneOfFields = ["maxMessages"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_maxBytes", {
                get: $util.oneOfGetter($oneOfFields = ["maxBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_onFull", {
                get: $util.oneOfGetter($oneOfFields = ["onFull"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_ttlMs", {
                get: $util.oneOfGetter($oneOfFields = ["ttlMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_deadLetterExpired", {
                get: $util.oneOfGetter($oneOfFields = ["deadLetterExpired"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_orderBy", {
                get: $util.oneOfGetter($oneOfFields = ["orderBy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_onFailure", {
                get: $util.oneOfGetter($oneOfFields = ["onFailure"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_dispatch", {
                get: $util.oneOfGetter($oneOfFields = ["dispatch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_ratePerSecond", {
                get: $util.oneOfGetter($oneOfFields = ["ratePerSecond"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_concurrency", {
                get: $util.oneOfGetter($oneOfFields = ["concurrency"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_limitsPerKey", {
                get: $util.oneOfGetter($oneOfFields = ["limitsPerKey"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_dedup", {
                get: $util.oneOfGetter($oneOfFields = ["dedup"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_dedupWindowMs", {
                get: $util.oneOfGetter($oneOfFields = ["dedupWindowMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_keepSettled", {
                get: $util.oneOfGetter($oneOfFields = ["keepSettled"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(QueueSettings.prototype, "_keepSettledMs", {
                get: $util.oneOfGetter($oneOfFields = ["keepSettledMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            QueueSettings.create = function(properties) {
                return new QueueSettings(properties);
            };

            QueueSettings.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lockMs != null && $Object.hasOwnProperty.call(message, "lockMs"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.lockMs);
                if (message.maxAttempts != null && $Object.hasOwnProperty.call(message, "maxAttempts"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.maxAttempts);
                if (message.backoff != null && $Object.hasOwnProperty.call(message, "backoff"))
                    $root.sluice.v1.RetryBackoff.encode(message.backoff, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.deadLetterTo != null && $Object.hasOwnProperty.call(message, "deadLetterTo"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.deadLetterTo);
                if (message.resumeGraceMs != null && $Object.hasOwnProperty.call(message, "resumeGraceMs"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.resumeGraceMs);
                if (message.priorities != null && $Object.hasOwnProperty.call(message, "priorities"))
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.priorities);
                if (message.segmentBytes != null && $Object.hasOwnProperty.call(message, "segmentBytes"))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.segmentBytes);
                if (message.deadLetters != null && $Object.hasOwnProperty.call(message, "deadLetters"))
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.deadLetters);
                if (message.maxMessages != null && $Object.hasOwnProperty.call(message, "maxMessages"))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.maxMessages);
                if (message.maxBytes != null && $Object.hasOwnProperty.call(message, "maxBytes"))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.maxBytes);
                if (message.onFull != null && $Object.hasOwnProperty.call(message, "onFull"))
                    writer.uint32(/* id 11, wireType 0 =*/88).int32(message.onFull);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs"))
                    writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.ttlMs);
                if (message.deadLetterExpired != null && $Object.hasOwnProperty.call(message, "deadLetterExpired"))
                    writer.uint32(/* id 13, wireType 0 =*/104).bool(message.deadLetterExpired);
                if (message.orderBy != null && $Object.hasOwnProperty.call(message, "orderBy"))
                    writer.uint32(/* id 16, wireType 0 =*/128).int32(message.orderBy);
                if (message.onFailure != null && $Object.hasOwnProperty.call(message, "onFailure"))
                    writer.uint32(/* id 17, wireType 0 =*/136).int32(message.onFailure);
                if (message.dispatch != null && $Object.hasOwnProperty.call(message, "dispatch"))
                    writer.uint32(/* id 18, wireType 0 =*/144).int32(message.dispatch);
                if (message.ratePerSecond != null && $Object.hasOwnProperty.call(message, "ratePerSecond"))
                    writer.uint32(/* id 19, wireType 0 =*/152).uint32(message.ratePerSecond);
                if (message.concurrency != null && $Object.hasOwnProperty.call(message, "concurrency"))
                    writer.uint32(/* id 20, wireType 0 =*/160).uint32(message.concurrency);
                if (message.limitsPerKey != null && $Object.hasOwnProperty.call(message, "limitsPerKey"))
                    writer.uint32(/* id 21, wireType 0 =*/168).bool(message.limitsPerKey);
                if (message.dedup != null && $Object.hasOwnProperty.call(message, "dedup"))
                    writer.uint32(/* id 22, wireType 0 =*/176).int32(message.dedup);
                if (message.dedupWindowMs != null && $Object.hasOwnProperty.call(message, "dedupWindowMs"))
                    writer.uint32(/* id 23, wireType 0 =*/184).uint32(message.dedupWindowMs);
                if (message.keepSettled != null && $Object.hasOwnProperty.call(message, "keepSettled"))
                    writer.uint32(/* id 24, wireType 0 =*/192).uint32(message.keepSettled);
                if (message.keepSettledMs != null && $Object.hasOwnProperty.call(message, "keepSettledMs"))
                    writer.uint32(/* id 25, wireType 0 =*/200).uint64(message.keepSettledMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QueueSettings.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            QueueSettings.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.QueueSettings();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.lockMs = reader.uint32();
                            message._lockMs = "lockMs";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.maxAttempts = reader.uint32();
                            message._maxAttempts = "maxAttempts";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.backoff = $root.sluice.v1.RetryBackoff.decode(reader, reader.size(), $undefined, _depth + 1, message.backoff);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.deadLetterTo = reader.stringVerify();
                            message._deadLetterTo = "deadLetterTo";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.resumeGraceMs = reader.uint32();
                            message._resumeGraceMs = "resumeGraceMs";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.priorities = reader.bool();
                            message._priorities = "priorities";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.segmentBytes = reader.uint64();
                            message._segmentBytes = "segmentBytes";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.deadLetters = reader.bool();
                            message._deadLetters = "deadLetters";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.maxMessages = reader.uint64();
                            message._maxMessages = "maxMessages";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.maxBytes = reader.uint64();
                            message._maxBytes = "maxBytes";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            message.onFull = reader.int32();
                            message._onFull = "onFull";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            message.ttlMs = reader.uint64();
                            message._ttlMs = "ttlMs";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.deadLetterExpired = reader.bool();
                            message._deadLetterExpired = "deadLetterExpired";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            message.orderBy = reader.int32();
                            message._orderBy = "orderBy";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.onFailure = reader.int32();
                            message._onFailure = "onFailure";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            message.dispatch = reader.int32();
                            message._dispatch = "dispatch";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            message.ratePerSecond = reader.uint32();
                            message._ratePerSecond = "ratePerSecond";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            message.concurrency = reader.uint32();
                            message._concurrency = "concurrency";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 0)
                                break;
                            message.limitsPerKey = reader.bool();
                            message._limitsPerKey = "limitsPerKey";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 0)
                                break;
                            message.dedup = reader.int32();
                            message._dedup = "dedup";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 0)
                                break;
                            message.dedupWindowMs = reader.uint32();
                            message._dedupWindowMs = "dedupWindowMs";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 0)
                                break;
                            message.keepSettled = reader.uint32();
                            message._keepSettled = "keepSettled";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 0)
                                break;
                            message.keepSettledMs = reader.uint64();
                            message._keepSettledMs = "keepSettledMs";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            QueueSettings.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return QueueSettings;
        })();

        v1.Dedup = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "WINDOW"] = 0;
            values[valuesById[1] = "UNTIL_SETTLED"] = 1;
            values[valuesById[2] = "DEBOUNCE"] = 2;
            values[valuesById[3] = "OFF"] = 3;
            return values;
        })();

        v1.OnFull = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "REJECT"] = 0;
            values[valuesById[1] = "DROP_OLDEST"] = 1;
            values[valuesById[2] = "DEAD_LETTER_OLDEST"] = 2;
            return values;
        })();

        v1.OrderBy = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "UNORDERED"] = 0;
            values[valuesById[1] = "KEY"] = 1;
            return values;
        })();

        v1.OnFailure = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "WAIT"] = 0;
            values[valuesById[1] = "SKIP"] = 1;
            values[valuesById[2] = "DEAD_LETTER"] = 2;
            return values;
        })();

        v1.Dispatch = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ROUND_ROBIN"] = 0;
            values[valuesById[1] = "LEAST_PENDING"] = 1;
            values[valuesById[2] = "WEIGHTED"] = 2;
            values[valuesById[3] = "SINGLE_ACTIVE"] = 3;
            return values;
        })();

        v1.RetryBackoff = (function() {

            const RetryBackoff = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RetryBackoff.prototype.kind = 0;

            RetryBackoff.prototype.minMs = 0;

            RetryBackoff.prototype.maxMs = 0;

            RetryBackoff.prototype.noJitter = false;

            RetryBackoff.create = function(properties) {
                return new RetryBackoff(properties);
            };

            RetryBackoff.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.minMs != null && $Object.hasOwnProperty.call(message, "minMs") && message.minMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.minMs);
                if (message.maxMs != null && $Object.hasOwnProperty.call(message, "maxMs") && message.maxMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxMs);
                if (message.noJitter != null && $Object.hasOwnProperty.call(message, "noJitter") && message.noJitter !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.noJitter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RetryBackoff.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RetryBackoff.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RetryBackoff();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.minMs = value;
                            else
                                delete message.minMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxMs = value;
                            else
                                delete message.maxMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.noJitter = value;
                            else
                                delete message.noJitter;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RetryBackoff.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            RetryBackoff.Kind = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "EXPONENTIAL"] = 0;
                values[valuesById[1] = "LINEAR"] = 1;
                values[valuesById[2] = "FIXED"] = 2;
                return values;
            })();

            return RetryBackoff;
        })();

        v1.CreateQueueRequest = (function() {

            const CreateQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateQueueRequest.prototype.name = "";

            CreateQueueRequest.prototype.settings = null;

            CreateQueueRequest.create = function(properties) {
                return new CreateQueueRequest(properties);
            };

            CreateQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CreateQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CreateQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CreateQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CreateQueueRequest;
        })();

        v1.EnsureQueueRequest = (function() {

            const EnsureQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnsureQueueRequest.prototype.name = "";

            EnsureQueueRequest.prototype.settings = null;

            EnsureQueueRequest.create = function(properties) {
                return new EnsureQueueRequest(properties);
            };

            EnsureQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnsureQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            EnsureQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.EnsureQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnsureQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return EnsureQueueRequest;
        })();

        v1.QueueReply = (function() {

            const QueueReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QueueReply.prototype.queue = null;

            QueueReply.prototype.created = false;

            QueueReply.create = function(properties) {
                return new QueueReply(properties);
            };

            QueueReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue"))
                    $root.sluice.v1.QueueInfo.encode(message.queue, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.created != null && $Object.hasOwnProperty.call(message, "created") && message.created !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.created);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QueueReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            QueueReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.QueueReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.queue = $root.sluice.v1.QueueInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.queue);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.created = value;
                            else
                                delete message.created;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            QueueReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return QueueReply;
        })();

        v1.QueueInfo = (function() {

            const QueueInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QueueInfo.prototype.name = "";

            QueueInfo.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.settings = null;

            QueueInfo.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.enqueued = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.ready = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.delayed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.pending = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.settled = null;

            QueueInfo.prototype.consumers = 0;

            QueueInfo.prototype.idle = null;

            QueueInfo.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.paused = false;

            QueueInfo.prototype.unsettledBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.blockedKeys = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.lookahead = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.ids = null;

            QueueInfo.prototype.keptSettled = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.prototype.droppedErrors = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueInfo.create = function(properties) {
                return new QueueInfo(properties);
            };

            QueueInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.uid);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.partitioningVersion);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.createdAt);
                if (message.enqueued != null && $Object.hasOwnProperty.call(message, "enqueued") && (typeof message.enqueued === "object" ? message.enqueued.low || message.enqueued.high : message.enqueued !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.enqueued);
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready") && (typeof message.ready === "object" ? message.ready.low || message.ready.high : message.ready !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.ready);
                if (message.delayed != null && $Object.hasOwnProperty.call(message, "delayed") && (typeof message.delayed === "object" ? message.delayed.low || message.delayed.high : message.delayed !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.delayed);
                if (message.pending != null && $Object.hasOwnProperty.call(message, "pending") && (typeof message.pending === "object" ? message.pending.low || message.pending.high : message.pending !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.pending);
                if (message.settled != null && $Object.hasOwnProperty.call(message, "settled"))
                    $root.sluice.v1.SettledCounts.encode(message.settled, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.consumers != null && $Object.hasOwnProperty.call(message, "consumers") && message.consumers !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.consumers);
                if (message.idle != null && $Object.hasOwnProperty.call(message, "idle"))
                    $root.sluice.v1.QueueIdle.encode(message.idle, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).uint64(message.bytes);
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused") && message.paused !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.paused);
                if (message.unsettledBytes != null && $Object.hasOwnProperty.call(message, "unsettledBytes") && (typeof message.unsettledBytes === "object" ? message.unsettledBytes.low || message.unsettledBytes.high : message.unsettledBytes !== 0))
                    writer.uint32(/* id 15, wireType 0 =*/120).uint64(message.unsettledBytes);
                if (message.blockedKeys != null && $Object.hasOwnProperty.call(message, "blockedKeys") && (typeof message.blockedKeys === "object" ? message.blockedKeys.low || message.blockedKeys.high : message.blockedKeys !== 0))
                    writer.uint32(/* id 18, wireType 0 =*/144).uint64(message.blockedKeys);
                if (message.lookahead != null && $Object.hasOwnProperty.call(message, "lookahead") && (typeof message.lookahead === "object" ? message.lookahead.low || message.lookahead.high : message.lookahead !== 0))
                    writer.uint32(/* id 19, wireType 0 =*/152).uint64(message.lookahead);
                if (message.ids != null && $Object.hasOwnProperty.call(message, "ids"))
                    $root.sluice.v1.MessageIds.encode(message.ids, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.keptSettled != null && $Object.hasOwnProperty.call(message, "keptSettled") && (typeof message.keptSettled === "object" ? message.keptSettled.low || message.keptSettled.high : message.keptSettled !== 0))
                    writer.uint32(/* id 23, wireType 0 =*/184).uint64(message.keptSettled);
                if (message.droppedErrors != null && $Object.hasOwnProperty.call(message, "droppedErrors") && (typeof message.droppedErrors === "object" ? message.droppedErrors.low || message.droppedErrors.high : message.droppedErrors !== 0))
                    writer.uint32(/* id 24, wireType 0 =*/192).uint64(message.droppedErrors);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QueueInfo.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            QueueInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.QueueInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.enqueued = value;
                            else
                                delete message.enqueued;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.ready = value;
                            else
                                delete message.ready;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.delayed = value;
                            else
                                delete message.delayed;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pending = value;
                            else
                                delete message.pending;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.settled = $root.sluice.v1.SettledCounts.decode(reader, reader.size(), $undefined, _depth + 1, message.settled);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.consumers = value;
                            else
                                delete message.consumers;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.idle = $root.sluice.v1.QueueIdle.decode(reader, reader.size(), $undefined, _depth + 1, message.idle);
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.paused = value;
                            else
                                delete message.paused;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.unsettledBytes = value;
                            else
                                delete message.unsettledBytes;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.blockedKeys = value;
                            else
                                delete message.blockedKeys;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lookahead = value;
                            else
                                delete message.lookahead;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.ids = $root.sluice.v1.MessageIds.decode(reader, reader.size(), $undefined, _depth + 1, message.ids);
                            continue;
                        }
                    case 23: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.keptSettled = value;
                            else
                                delete message.keptSettled;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.droppedErrors = value;
                            else
                                delete message.droppedErrors;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            QueueInfo.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return QueueInfo;
        })();

        v1.MessageIds = (function() {

            const MessageIds = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MessageIds.prototype.known = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageIds.prototype.duplicates = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageIds.prototype.forgotten = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageIds.create = function(properties) {
                return new MessageIds(properties);
            };

            MessageIds.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.known != null && $Object.hasOwnProperty.call(message, "known") && (typeof message.known === "object" ? message.known.low || message.known.high : message.known !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.known);
                if (message.duplicates != null && $Object.hasOwnProperty.call(message, "duplicates") && (typeof message.duplicates === "object" ? message.duplicates.low || message.duplicates.high : message.duplicates !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.duplicates);
                if (message.forgotten != null && $Object.hasOwnProperty.call(message, "forgotten") && (typeof message.forgotten === "object" ? message.forgotten.low || message.forgotten.high : message.forgotten !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.forgotten);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MessageIds.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            MessageIds.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.MessageIds();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.known = value;
                            else
                                delete message.known;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.duplicates = value;
                            else
                                delete message.duplicates;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.forgotten = value;
                            else
                                delete message.forgotten;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MessageIds.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return MessageIds;
        })();

        v1.SettledCounts = (function() {

            const SettledCounts = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SettledCounts.prototype.acked = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.deadLettered = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.expired = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.discarded = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.purged = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.moved = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.dropped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.cancelled = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.prototype.replaced = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledCounts.create = function(properties) {
                return new SettledCounts(properties);
            };

            SettledCounts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.acked != null && $Object.hasOwnProperty.call(message, "acked") && (typeof message.acked === "object" ? message.acked.low || message.acked.high : message.acked !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.acked);
                if (message.deadLettered != null && $Object.hasOwnProperty.call(message, "deadLettered") && (typeof message.deadLettered === "object" ? message.deadLettered.low || message.deadLettered.high : message.deadLettered !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.deadLettered);
                if (message.expired != null && $Object.hasOwnProperty.call(message, "expired") && (typeof message.expired === "object" ? message.expired.low || message.expired.high : message.expired !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.expired);
                if (message.discarded != null && $Object.hasOwnProperty.call(message, "discarded") && (typeof message.discarded === "object" ? message.discarded.low || message.discarded.high : message.discarded !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.discarded);
                if (message.purged != null && $Object.hasOwnProperty.call(message, "purged") && (typeof message.purged === "object" ? message.purged.low || message.purged.high : message.purged !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.purged);
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved") && (typeof message.moved === "object" ? message.moved.low || message.moved.high : message.moved !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.moved);
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped") && (typeof message.dropped === "object" ? message.dropped.low || message.dropped.high : message.dropped !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.dropped);
                if (message.cancelled != null && $Object.hasOwnProperty.call(message, "cancelled") && (typeof message.cancelled === "object" ? message.cancelled.low || message.cancelled.high : message.cancelled !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.cancelled);
                if (message.replaced != null && $Object.hasOwnProperty.call(message, "replaced") && (typeof message.replaced === "object" ? message.replaced.low || message.replaced.high : message.replaced !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.replaced);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SettledCounts.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SettledCounts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SettledCounts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.acked = value;
                            else
                                delete message.acked;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.deadLettered = value;
                            else
                                delete message.deadLettered;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expired = value;
                            else
                                delete message.expired;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.discarded = value;
                            else
                                delete message.discarded;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.purged = value;
                            else
                                delete message.purged;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.moved = value;
                            else
                                delete message.moved;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.dropped = value;
                            else
                                delete message.dropped;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.cancelled = value;
                            else
                                delete message.cancelled;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.replaced = value;
                            else
                                delete message.replaced;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SettledCounts.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SettledCounts;
        })();

        v1.QueueIdle = (function() {

            const QueueIdle = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            QueueIdle.prototype.reason = 0;

            QueueIdle.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueIdle.prototype.forMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            QueueIdle.create = function(properties) {
                return new QueueIdle(properties);
            };

            QueueIdle.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reason);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.untilMs);
                if (message.forMs != null && $Object.hasOwnProperty.call(message, "forMs") && (typeof message.forMs === "object" ? message.forMs.low || message.forMs.high : message.forMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.forMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            QueueIdle.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            QueueIdle.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.QueueIdle();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.forMs = value;
                            else
                                delete message.forMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            QueueIdle.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            QueueIdle.Reason = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNSPECIFIED"] = 0;
                values[valuesById[1] = "PAUSED"] = 1;
                values[valuesById[2] = "EMPTY"] = 2;
                values[valuesById[3] = "NO_CONSUMER"] = 3;
                values[valuesById[4] = "NO_CREDIT"] = 4;
                values[valuesById[5] = "CONCURRENCY_LIMIT"] = 5;
                values[valuesById[6] = "RATE_LIMIT"] = 6;
                values[valuesById[7] = "RESERVED"] = 7;
                values[valuesById[8] = "STORING"] = 8;
                values[valuesById[9] = "KEYS_BLOCKED"] = 9;
                values[valuesById[10] = "LOOKAHEAD_FULL"] = 10;
                values[valuesById[11] = "READING_KEYS"] = 11;
                return values;
            })();

            return QueueIdle;
        })();

        v1.ListQueuesRequest = (function() {

            const ListQueuesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListQueuesRequest.prototype.after = "";

            ListQueuesRequest.prototype.limit = 0;

            ListQueuesRequest.create = function(properties) {
                return new ListQueuesRequest(properties);
            };

            ListQueuesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListQueuesRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListQueuesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListQueuesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListQueuesRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListQueuesRequest;
        })();

        v1.ListQueuesReply = (function() {

            const ListQueuesReply = function (properties) {
                this.queues = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListQueuesReply.prototype.queues = $util.emptyArray;

            ListQueuesReply.prototype.more = false;

            ListQueuesReply.create = function(properties) {
                return new ListQueuesReply(properties);
            };

            ListQueuesReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queues != null && message.queues.length)
                    for (let i = 0; i < message.queues.length; ++i)
                        $root.sluice.v1.QueueInfo.encode(message.queues[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListQueuesReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListQueuesReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListQueuesReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.queues && message.queues.length))
                                message.queues = [];
                            message.queues.push($root.sluice.v1.QueueInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListQueuesReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListQueuesReply;
        })();

        v1.DescribeQueueRequest = (function() {

            const DescribeQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DescribeQueueRequest.prototype.name = "";

            DescribeQueueRequest.prototype.createIfMissing = false;

            DescribeQueueRequest.create = function(properties) {
                return new DescribeQueueRequest(properties);
            };

            DescribeQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.createIfMissing != null && $Object.hasOwnProperty.call(message, "createIfMissing") && message.createIfMissing !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.createIfMissing);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DescribeQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DescribeQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DescribeQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.createIfMissing = value;
                            else
                                delete message.createIfMissing;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DescribeQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DescribeQueueRequest;
        })();

        v1.AlterQueueRequest = (function() {

            const AlterQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AlterQueueRequest.prototype.name = "";

            AlterQueueRequest.prototype.settings = null;

            AlterQueueRequest.create = function(properties) {
                return new AlterQueueRequest(properties);
            };

            AlterQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AlterQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AlterQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AlterQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AlterQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AlterQueueRequest;
        })();

        v1.PauseQueueRequest = (function() {

            const PauseQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PauseQueueRequest.prototype.name = "";

            PauseQueueRequest.create = function(properties) {
                return new PauseQueueRequest(properties);
            };

            PauseQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PauseQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PauseQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PauseQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PauseQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PauseQueueRequest;
        })();

        v1.ResumeQueueRequest = (function() {

            const ResumeQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ResumeQueueRequest.prototype.name = "";

            ResumeQueueRequest.create = function(properties) {
                return new ResumeQueueRequest(properties);
            };

            ResumeQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ResumeQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ResumeQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ResumeQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ResumeQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ResumeQueueRequest;
        })();

        v1.PurgeQueueRequest = (function() {

            const PurgeQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PurgeQueueRequest.prototype.name = "";

            PurgeQueueRequest.prototype.what = 0;

            PurgeQueueRequest.create = function(properties) {
                return new PurgeQueueRequest(properties);
            };

            PurgeQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.what != null && $Object.hasOwnProperty.call(message, "what") && message.what !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.what);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PurgeQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PurgeQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PurgeQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.what = value;
                            else
                                delete message.what;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PurgeQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            PurgeQueueRequest.What = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "WAITING"] = 0;
                values[valuesById[1] = "READY"] = 1;
                values[valuesById[2] = "ALL"] = 2;
                return values;
            })();

            return PurgeQueueRequest;
        })();

        v1.PurgeQueueReply = (function() {

            const PurgeQueueReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PurgeQueueReply.prototype.purged = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PurgeQueueReply.create = function(properties) {
                return new PurgeQueueReply(properties);
            };

            PurgeQueueReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.purged != null && $Object.hasOwnProperty.call(message, "purged") && (typeof message.purged === "object" ? message.purged.low || message.purged.high : message.purged !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.purged);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PurgeQueueReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PurgeQueueReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PurgeQueueReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.purged = value;
                            else
                                delete message.purged;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PurgeQueueReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PurgeQueueReply;
        })();

        v1.DeleteQueueRequest = (function() {

            const DeleteQueueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeleteQueueRequest.prototype.name = "";

            DeleteQueueRequest.create = function(properties) {
                return new DeleteQueueRequest(properties);
            };

            DeleteQueueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeleteQueueRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeleteQueueRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeleteQueueRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeleteQueueRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeleteQueueRequest;
        })();

        v1.DeleteQueueReply = (function() {

            const DeleteQueueReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeleteQueueReply.prototype.messages = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeleteQueueReply.create = function(properties) {
                return new DeleteQueueReply(properties);
            };

            DeleteQueueReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messages != null && $Object.hasOwnProperty.call(message, "messages") && (typeof message.messages === "object" ? message.messages.low || message.messages.high : message.messages !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.messages);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeleteQueueReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeleteQueueReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeleteQueueReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.messages = value;
                            else
                                delete message.messages;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeleteQueueReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeleteQueueReply;
        })();

        v1.MessageFilter = (function() {

            const MessageFilter = function (properties) {
                this.headers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MessageFilter.prototype.headers = $util.emptyArray;

            MessageFilter.prototype.reason = "";

            MessageFilter.prototype.origin = "";

            MessageFilter.prototype.sinceMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageFilter.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageFilter.prototype.fromOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageFilter.prototype.toOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MessageFilter.create = function(properties) {
                return new MessageFilter(properties);
            };

            MessageFilter.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.headers != null && message.headers.length)
                    for (let i = 0; i < message.headers.length; ++i)
                        $root.sluice.v1.Header.encode(message.headers[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.origin);
                if (message.sinceMs != null && $Object.hasOwnProperty.call(message, "sinceMs") && (typeof message.sinceMs === "object" ? message.sinceMs.low || message.sinceMs.high : message.sinceMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.sinceMs);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.untilMs);
                if (message.fromOffset != null && $Object.hasOwnProperty.call(message, "fromOffset") && (typeof message.fromOffset === "object" ? message.fromOffset.low || message.fromOffset.high : message.fromOffset !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.fromOffset);
                if (message.toOffset != null && $Object.hasOwnProperty.call(message, "toOffset") && (typeof message.toOffset === "object" ? message.toOffset.low || message.toOffset.high : message.toOffset !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.toOffset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MessageFilter.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            MessageFilter.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.MessageFilter();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.headers && message.headers.length))
                                message.headers = [];
                            message.headers.push($root.sluice.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sinceMs = value;
                            else
                                delete message.sinceMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromOffset = value;
                            else
                                delete message.fromOffset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toOffset = value;
                            else
                                delete message.toOffset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MessageFilter.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return MessageFilter;
        })();

        v1.RedriveRequest = (function() {

            const RedriveRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RedriveRequest.prototype.queue = "";

            RedriveRequest.prototype.limit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveRequest.prototype.filter = null;

            RedriveRequest.prototype.dryRun = false;

            RedriveRequest.prototype.force = false;

            RedriveRequest.prototype.edit = null;

            RedriveRequest.create = function(properties) {
                return new RedriveRequest(properties);
            };

            RedriveRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && (typeof message.limit === "object" ? message.limit.low || message.limit.high : message.limit !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.limit);
                if (message.filter != null && $Object.hasOwnProperty.call(message, "filter"))
                    $root.sluice.v1.MessageFilter.encode(message.filter, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.dryRun != null && $Object.hasOwnProperty.call(message, "dryRun") && message.dryRun !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.dryRun);
                if (message.force != null && $Object.hasOwnProperty.call(message, "force") && message.force !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.force);
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.sluice.v1.RedriveEdit.encode(message.edit, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RedriveRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RedriveRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RedriveRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.filter = $root.sluice.v1.MessageFilter.decode(reader, reader.size(), $undefined, _depth + 1, message.filter);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.dryRun = value;
                            else
                                delete message.dryRun;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.force = value;
                            else
                                delete message.force;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.sluice.v1.RedriveEdit.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RedriveRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RedriveRequest;
        })();

        v1.RedriveEdit = (function() {

            const RedriveEdit = function (properties) {
                this.setHeaders = [];
                this.removeHeaders = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RedriveEdit.prototype.value = null;

            RedriveEdit.prototype.setHeaders = $util.emptyArray;

            RedriveEdit.prototype.removeHeaders = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RedriveEdit.prototype, "_value", {
                get: $util.oneOfGetter($oneOfFields = ["value"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            RedriveEdit.create = function(properties) {
                return new RedriveEdit(properties);
            };

            RedriveEdit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.value);
                if (message.setHeaders != null && message.setHeaders.length)
                    for (let i = 0; i < message.setHeaders.length; ++i)
                        $root.sluice.v1.Header.encode(message.setHeaders[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.removeHeaders != null && message.removeHeaders.length)
                    for (let i = 0; i < message.removeHeaders.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.removeHeaders[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RedriveEdit.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RedriveEdit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RedriveEdit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.value = reader.bytes();
                            message._value = "value";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.setHeaders && message.setHeaders.length))
                                message.setHeaders = [];
                            message.setHeaders.push($root.sluice.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.removeHeaders && message.removeHeaders.length))
                                message.removeHeaders = [];
                            message.removeHeaders.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RedriveEdit.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RedriveEdit;
        })();

        v1.RedriveReply = (function() {

            const RedriveReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RedriveReply.prototype.moved = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.left = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.held = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.exhausted = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.nextOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.movedTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.prototype.full = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RedriveReply.create = function(properties) {
                return new RedriveReply(properties);
            };

            RedriveReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved") && (typeof message.moved === "object" ? message.moved.low || message.moved.high : message.moved !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.moved);
                if (message.left != null && $Object.hasOwnProperty.call(message, "left") && (typeof message.left === "object" ? message.left.low || message.left.high : message.left !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.left);
                if (message.held != null && $Object.hasOwnProperty.call(message, "held") && (typeof message.held === "object" ? message.held.low || message.held.high : message.held !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.held);
                if (message.exhausted != null && $Object.hasOwnProperty.call(message, "exhausted") && (typeof message.exhausted === "object" ? message.exhausted.low || message.exhausted.high : message.exhausted !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.exhausted);
                if (message.nextOffset != null && $Object.hasOwnProperty.call(message, "nextOffset") && (typeof message.nextOffset === "object" ? message.nextOffset.low || message.nextOffset.high : message.nextOffset !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.nextOffset);
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.endOffset);
                if (message.movedTotal != null && $Object.hasOwnProperty.call(message, "movedTotal") && (typeof message.movedTotal === "object" ? message.movedTotal.low || message.movedTotal.high : message.movedTotal !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.movedTotal);
                if (message.full != null && $Object.hasOwnProperty.call(message, "full") && (typeof message.full === "object" ? message.full.low || message.full.high : message.full !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.full);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RedriveReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RedriveReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RedriveReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.moved = value;
                            else
                                delete message.moved;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.left = value;
                            else
                                delete message.left;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.held = value;
                            else
                                delete message.held;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.exhausted = value;
                            else
                                delete message.exhausted;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextOffset = value;
                            else
                                delete message.nextOffset;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.movedTotal = value;
                            else
                                delete message.movedTotal;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.full = value;
                            else
                                delete message.full;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RedriveReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RedriveReply;
        })();

        v1.MoveMessagesRequest = (function() {

            const MoveMessagesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MoveMessagesRequest.prototype.queue = "";

            MoveMessagesRequest.prototype.to = "";

            MoveMessagesRequest.prototype.limit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesRequest.prototype.filter = null;

            MoveMessagesRequest.prototype.dryRun = false;

            MoveMessagesRequest.create = function(properties) {
                return new MoveMessagesRequest(properties);
            };

            MoveMessagesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && (typeof message.limit === "object" ? message.limit.low || message.limit.high : message.limit !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.limit);
                if (message.filter != null && $Object.hasOwnProperty.call(message, "filter"))
                    $root.sluice.v1.MessageFilter.encode(message.filter, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.dryRun != null && $Object.hasOwnProperty.call(message, "dryRun") && message.dryRun !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.dryRun);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MoveMessagesRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            MoveMessagesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.MoveMessagesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.filter = $root.sluice.v1.MessageFilter.decode(reader, reader.size(), $undefined, _depth + 1, message.filter);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.dryRun = value;
                            else
                                delete message.dryRun;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MoveMessagesRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return MoveMessagesRequest;
        })();

        v1.MoveMessagesReply = (function() {

            const MoveMessagesReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MoveMessagesReply.prototype.moved = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.prototype.held = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.prototype.nextOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.prototype.movedTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.prototype.full = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            MoveMessagesReply.create = function(properties) {
                return new MoveMessagesReply(properties);
            };

            MoveMessagesReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved") && (typeof message.moved === "object" ? message.moved.low || message.moved.high : message.moved !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.moved);
                if (message.held != null && $Object.hasOwnProperty.call(message, "held") && (typeof message.held === "object" ? message.held.low || message.held.high : message.held !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.held);
                if (message.nextOffset != null && $Object.hasOwnProperty.call(message, "nextOffset") && (typeof message.nextOffset === "object" ? message.nextOffset.low || message.nextOffset.high : message.nextOffset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.nextOffset);
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.endOffset);
                if (message.movedTotal != null && $Object.hasOwnProperty.call(message, "movedTotal") && (typeof message.movedTotal === "object" ? message.movedTotal.low || message.movedTotal.high : message.movedTotal !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.movedTotal);
                if (message.full != null && $Object.hasOwnProperty.call(message, "full") && (typeof message.full === "object" ? message.full.low || message.full.high : message.full !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.full);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MoveMessagesReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            MoveMessagesReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.MoveMessagesReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.moved = value;
                            else
                                delete message.moved;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.held = value;
                            else
                                delete message.held;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextOffset = value;
                            else
                                delete message.nextOffset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.movedTotal = value;
                            else
                                delete message.movedTotal;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.full = value;
                            else
                                delete message.full;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MoveMessagesReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return MoveMessagesReply;
        })();

        v1.PeekRequest = (function() {

            const PeekRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PeekRequest.prototype.queue = "";

            PeekRequest.prototype.fromOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PeekRequest.prototype.limit = 0;

            PeekRequest.create = function(properties) {
                return new PeekRequest(properties);
            };

            PeekRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.fromOffset != null && $Object.hasOwnProperty.call(message, "fromOffset") && (typeof message.fromOffset === "object" ? message.fromOffset.low || message.fromOffset.high : message.fromOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fromOffset);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PeekRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PeekRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PeekRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromOffset = value;
                            else
                                delete message.fromOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PeekRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PeekRequest;
        })();

        v1.PeekReply = (function() {

            const PeekReply = function (properties) {
                this.batches = [];
                this.ranges = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PeekReply.prototype.batches = $util.emptyArray;

            PeekReply.prototype.ranges = $util.emptyArray;

            PeekReply.prototype.nextOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PeekReply.create = function(properties) {
                return new PeekReply(properties);
            };

            PeekReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.StoredBatch.encode(message.batches[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ranges != null && message.ranges.length)
                    for (let i = 0; i < message.ranges.length; ++i)
                        $root.sluice.v1.DeliveryRange.encode(message.ranges[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.nextOffset != null && $Object.hasOwnProperty.call(message, "nextOffset") && (typeof message.nextOffset === "object" ? message.nextOffset.low || message.nextOffset.high : message.nextOffset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.nextOffset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PeekReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PeekReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PeekReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.StoredBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ranges && message.ranges.length))
                                message.ranges = [];
                            message.ranges.push($root.sluice.v1.DeliveryRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextOffset = value;
                            else
                                delete message.nextOffset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PeekReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PeekReply;
        })();

        v1.ListSettledRequest = (function() {

            const ListSettledRequest = function (properties) {
                this.outcomes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListSettledRequest.prototype.queue = "";

            ListSettledRequest.prototype.offset = null;

            ListSettledRequest.prototype.outcomes = $util.emptyArray;

            ListSettledRequest.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ListSettledRequest.prototype.limit = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ListSettledRequest.prototype, "_offset", {
                get: $util.oneOfGetter($oneOfFields = ["offset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ListSettledRequest.create = function(properties) {
                return new ListSettledRequest(properties);
            };

            ListSettledRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.outcomes != null && message.outcomes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.outcomes);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.before);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListSettledRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListSettledRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListSettledRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.offset = reader.uint64();
                            message._offset = "offset";
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.outcomes && message.outcomes.length))
                                    message.outcomes = [];
                                reader.int32s(message.outcomes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.outcomes && message.outcomes.length))
                                message.outcomes = [];
                            message.outcomes.push(reader.int32());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListSettledRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListSettledRequest;
        })();

        v1.SettledOutcome = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SETTLED_ACKED"] = 0;
            values[valuesById[1] = "SETTLED_DEAD_LETTERED"] = 1;
            values[valuesById[2] = "SETTLED_EXPIRED"] = 2;
            values[valuesById[3] = "SETTLED_DISCARDED"] = 3;
            values[valuesById[4] = "SETTLED_PURGED"] = 4;
            values[valuesById[5] = "SETTLED_MOVED"] = 5;
            values[valuesById[6] = "SETTLED_DROPPED"] = 6;
            values[valuesById[7] = "SETTLED_CANCELLED"] = 7;
            values[valuesById[8] = "SETTLED_REPLACED"] = 8;
            return values;
        })();

        v1.ListSettledReply = (function() {

            const ListSettledReply = function (properties) {
                this.batches = [];
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListSettledReply.prototype.batches = $util.emptyArray;

            ListSettledReply.prototype.messages = $util.emptyArray;

            ListSettledReply.prototype.next = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ListSettledReply.create = function(properties) {
                return new ListSettledReply(properties);
            };

            ListSettledReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.StoredBatch.encode(message.batches[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        $root.sluice.v1.SettledMessage.encode(message.messages[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.next != null && $Object.hasOwnProperty.call(message, "next") && (typeof message.next === "object" ? message.next.low || message.next.high : message.next !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.next);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListSettledReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListSettledReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListSettledReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.StoredBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push($root.sluice.v1.SettledMessage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.next = value;
                            else
                                delete message.next;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListSettledReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListSettledReply;
        })();

        v1.SettledMessage = (function() {

            const SettledMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SettledMessage.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledMessage.prototype.outcome = 0;

            SettledMessage.prototype.settledAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettledMessage.prototype.consumer = "";

            SettledMessage.prototype.attempts = 0;

            SettledMessage.prototype.result = null;

            SettledMessage.prototype.stored = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SettledMessage.prototype, "_result", {
                get: $util.oneOfGetter($oneOfFields = ["result"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            SettledMessage.create = function(properties) {
                return new SettledMessage(properties);
            };

            SettledMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.outcome);
                if (message.settledAt != null && $Object.hasOwnProperty.call(message, "settledAt") && (typeof message.settledAt === "object" ? message.settledAt.low || message.settledAt.high : message.settledAt !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.settledAt);
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && message.consumer !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.consumer);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.attempts);
                if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.result);
                if (message.stored != null && $Object.hasOwnProperty.call(message, "stored") && message.stored !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.stored);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SettledMessage.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SettledMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SettledMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.settledAt = value;
                            else
                                delete message.settledAt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.result = reader.bytes();
                            message._result = "result";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stored = value;
                            else
                                delete message.stored;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SettledMessage.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SettledMessage;
        })();

        v1.BlockedKeysRequest = (function() {

            const BlockedKeysRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BlockedKeysRequest.prototype.queue = "";

            BlockedKeysRequest.prototype.limit = 0;

            BlockedKeysRequest.create = function(properties) {
                return new BlockedKeysRequest(properties);
            };

            BlockedKeysRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BlockedKeysRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            BlockedKeysRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.BlockedKeysRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            BlockedKeysRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return BlockedKeysRequest;
        })();

        v1.BlockedKeysReply = (function() {

            const BlockedKeysReply = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BlockedKeysReply.prototype.keys = $util.emptyArray;

            BlockedKeysReply.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            BlockedKeysReply.create = function(properties) {
                return new BlockedKeysReply(properties);
            };

            BlockedKeysReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        $root.sluice.v1.BlockedKey.encode(message.keys[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BlockedKeysReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            BlockedKeysReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.BlockedKeysReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push($root.sluice.v1.BlockedKey.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            BlockedKeysReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return BlockedKeysReply;
        })();

        v1.BlockedKey = (function() {

            const BlockedKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BlockedKey.prototype.key = $util.newBuffer([]);

            BlockedKey.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            BlockedKey.prototype.state = 0;

            BlockedKey.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            BlockedKey.prototype.attempts = 0;

            BlockedKey.prototype.waiting = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            BlockedKey.create = function(properties) {
                return new BlockedKey(properties);
            };

            BlockedKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.untilMs);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.attempts);
                if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting") && (typeof message.waiting === "object" ? message.waiting.low || message.waiting.high : message.waiting !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.waiting);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BlockedKey.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            BlockedKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.BlockedKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.waiting = value;
                            else
                                delete message.waiting;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            BlockedKey.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            BlockedKey.State = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "HELD"] = 0;
                values[valuesById[1] = "FAILED"] = 1;
                values[valuesById[2] = "READY"] = 2;
                return values;
            })();

            return BlockedKey;
        })();

        v1.FindMessageRequest = (function() {

            const FindMessageRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FindMessageRequest.prototype.queue = "";

            FindMessageRequest.prototype.messageId = "";

            FindMessageRequest.create = function(properties) {
                return new FindMessageRequest(properties);
            };

            FindMessageRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && message.messageId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.messageId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FindMessageRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            FindMessageRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.FindMessageRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FindMessageRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return FindMessageRequest;
        })();

        v1.FindMessageReply = (function() {

            const FindMessageReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FindMessageReply.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FindMessageReply.prototype.state = 0;

            FindMessageReply.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FindMessageReply.prototype.consumer = "";

            FindMessageReply.prototype.attempts = 0;

            FindMessageReply.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            FindMessageReply.create = function(properties) {
                return new FindMessageReply(properties);
            };

            FindMessageReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.untilMs != null && $Object.hasOwnProperty.call(message, "untilMs") && (typeof message.untilMs === "object" ? message.untilMs.low || message.untilMs.high : message.untilMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.untilMs);
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && message.consumer !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.consumer);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.attempts);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FindMessageReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            FindMessageReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.FindMessageReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.untilMs = value;
                            else
                                delete message.untilMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FindMessageReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            FindMessageReply.State = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "READY"] = 0;
                values[valuesById[1] = "DELAYED"] = 1;
                values[valuesById[2] = "PENDING"] = 2;
                values[valuesById[3] = "RESERVED"] = 3;
                values[valuesById[4] = "SETTLED"] = 4;
                return values;
            })();

            return FindMessageReply;
        })();

        v1.CancelMessageRequest = (function() {

            const CancelMessageRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CancelMessageRequest.prototype.queue = "";

            CancelMessageRequest.prototype.messageId = "";

            CancelMessageRequest.create = function(properties) {
                return new CancelMessageRequest(properties);
            };

            CancelMessageRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && message.messageId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.messageId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CancelMessageRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CancelMessageRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CancelMessageRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.messageId = value;
                            else
                                delete message.messageId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CancelMessageRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CancelMessageRequest;
        })();

        v1.CancelMessageReply = (function() {

            const CancelMessageReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CancelMessageReply.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            CancelMessageReply.create = function(properties) {
                return new CancelMessageReply(properties);
            };

            CancelMessageReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CancelMessageReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CancelMessageReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CancelMessageReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CancelMessageReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CancelMessageReply;
        })();

        v1.ConsumeRequest = (function() {

            const ConsumeRequest = function (properties) {
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ConsumeRequest.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumeRequest.prototype.queue = "";

            ConsumeRequest.prototype.credit = 0;

            ConsumeRequest.prototype.creditBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumeRequest.prototype.concurrency = 0;

            ConsumeRequest.prototype.lockMs = 0;

            ConsumeRequest.prototype.name = "";

            ConsumeRequest.prototype.resumeEpoch = 0;

            ConsumeRequest.prototype.resumeConsumerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumeRequest.prototype.held = $util.emptyArray;

            ConsumeRequest.prototype.weight = 0;

            ConsumeRequest.prototype.rank = 0;

            ConsumeRequest.create = function(properties) {
                return new ConsumeRequest(properties);
            };

            ConsumeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.queue);
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit") && message.credit !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.credit);
                if (message.creditBytes != null && $Object.hasOwnProperty.call(message, "creditBytes") && (typeof message.creditBytes === "object" ? message.creditBytes.low || message.creditBytes.high : message.creditBytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.creditBytes);
                if (message.concurrency != null && $Object.hasOwnProperty.call(message, "concurrency") && message.concurrency !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.concurrency);
                if (message.lockMs != null && $Object.hasOwnProperty.call(message, "lockMs") && message.lockMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.lockMs);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.name);
                if (message.resumeEpoch != null && $Object.hasOwnProperty.call(message, "resumeEpoch") && message.resumeEpoch !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.resumeEpoch);
                if (message.resumeConsumerId != null && $Object.hasOwnProperty.call(message, "resumeConsumerId") && (typeof message.resumeConsumerId === "object" ? message.resumeConsumerId.low || message.resumeConsumerId.high : message.resumeConsumerId !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.resumeConsumerId);
                if (message.held != null && message.held.length)
                    for (let i = 0; i < message.held.length; ++i)
                        $root.sluice.v1.HeldRange.encode(message.held[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && message.weight !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.weight);
                if (message.rank != null && $Object.hasOwnProperty.call(message, "rank") && message.rank !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).sint32(message.rank);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ConsumeRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ConsumeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ConsumeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.credit = value;
                            else
                                delete message.credit;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.creditBytes = value;
                            else
                                delete message.creditBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.concurrency = value;
                            else
                                delete message.concurrency;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lockMs = value;
                            else
                                delete message.lockMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.resumeEpoch = value;
                            else
                                delete message.resumeEpoch;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.resumeConsumerId = value;
                            else
                                delete message.resumeConsumerId;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push($root.sluice.v1.HeldRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.weight = value;
                            else
                                delete message.weight;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.rank = value;
                            else
                                delete message.rank;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ConsumeRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ConsumeRequest;
        })();

        v1.HeldRange = (function() {

            const HeldRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HeldRange.prototype.firstNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            HeldRange.prototype.firstOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            HeldRange.prototype.count = 0;

            HeldRange.prototype.attempts = 0;

            HeldRange.prototype.deliveries = 0;

            HeldRange.create = function(properties) {
                return new HeldRange(properties);
            };

            HeldRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.firstNumber != null && $Object.hasOwnProperty.call(message, "firstNumber") && (typeof message.firstNumber === "object" ? message.firstNumber.low || message.firstNumber.high : message.firstNumber !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.firstNumber);
                if (message.firstOffset != null && $Object.hasOwnProperty.call(message, "firstOffset") && (typeof message.firstOffset === "object" ? message.firstOffset.low || message.firstOffset.high : message.firstOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.firstOffset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.attempts);
                if (message.deliveries != null && $Object.hasOwnProperty.call(message, "deliveries") && message.deliveries !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.deliveries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HeldRange.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            HeldRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.HeldRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstNumber = value;
                            else
                                delete message.firstNumber;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstOffset = value;
                            else
                                delete message.firstOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deliveries = value;
                            else
                                delete message.deliveries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HeldRange.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return HeldRange;
        })();

        v1.ConsumeReply = (function() {

            const ConsumeReply = function (properties) {
                this.resumed = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ConsumeReply.prototype.queueUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumeReply.prototype.epoch = 0;

            ConsumeReply.prototype.consumerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumeReply.prototype.lockMs = 0;

            ConsumeReply.prototype.resumed = $util.emptyArray;

            ConsumeReply.prototype.resumeGraceMs = 0;

            ConsumeReply.create = function(properties) {
                return new ConsumeReply(properties);
            };

            ConsumeReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queueUid != null && $Object.hasOwnProperty.call(message, "queueUid") && (typeof message.queueUid === "object" ? message.queueUid.low || message.queueUid.high : message.queueUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.queueUid);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.consumerId != null && $Object.hasOwnProperty.call(message, "consumerId") && (typeof message.consumerId === "object" ? message.consumerId.low || message.consumerId.high : message.consumerId !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.consumerId);
                if (message.lockMs != null && $Object.hasOwnProperty.call(message, "lockMs") && message.lockMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.lockMs);
                if (message.resumed != null && message.resumed.length)
                    for (let i = 0; i < message.resumed.length; ++i)
                        $root.sluice.v1.ResumedRange.encode(message.resumed[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.resumeGraceMs != null && $Object.hasOwnProperty.call(message, "resumeGraceMs") && message.resumeGraceMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.resumeGraceMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ConsumeReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ConsumeReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ConsumeReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.queueUid = value;
                            else
                                delete message.queueUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumerId = value;
                            else
                                delete message.consumerId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lockMs = value;
                            else
                                delete message.lockMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.resumed && message.resumed.length))
                                message.resumed = [];
                            message.resumed.push($root.sluice.v1.ResumedRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.resumeGraceMs = value;
                            else
                                delete message.resumeGraceMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ConsumeReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ConsumeReply;
        })();

        v1.ResumedRange = (function() {

            const ResumedRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ResumedRange.prototype.oldFirstNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ResumedRange.prototype.firstNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ResumedRange.prototype.count = 0;

            ResumedRange.create = function(properties) {
                return new ResumedRange(properties);
            };

            ResumedRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.oldFirstNumber != null && $Object.hasOwnProperty.call(message, "oldFirstNumber") && (typeof message.oldFirstNumber === "object" ? message.oldFirstNumber.low || message.oldFirstNumber.high : message.oldFirstNumber !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.oldFirstNumber);
                if (message.firstNumber != null && $Object.hasOwnProperty.call(message, "firstNumber") && (typeof message.firstNumber === "object" ? message.firstNumber.low || message.firstNumber.high : message.firstNumber !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.firstNumber);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ResumedRange.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ResumedRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ResumedRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.oldFirstNumber = value;
                            else
                                delete message.oldFirstNumber;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstNumber = value;
                            else
                                delete message.firstNumber;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ResumedRange.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ResumedRange;
        })();

        v1.Deliveries = (function() {

            const Deliveries = function (properties) {
                this.batches = [];
                this.ranges = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Deliveries.prototype.batches = $util.emptyArray;

            Deliveries.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Deliveries.prototype.ranges = $util.emptyArray;

            Deliveries.create = function(properties) {
                return new Deliveries(properties);
            };

            Deliveries.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.StoredBatch.encode(message.batches[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.consumer);
                if (message.ranges != null && message.ranges.length)
                    for (let i = 0; i < message.ranges.length; ++i)
                        $root.sluice.v1.DeliveryRange.encode(message.ranges[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Deliveries.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Deliveries.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Deliveries();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.StoredBatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ranges && message.ranges.length))
                                message.ranges = [];
                            message.ranges.push($root.sluice.v1.DeliveryRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Deliveries.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Deliveries;
        })();

        v1.DeliveryRange = (function() {

            const DeliveryRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeliveryRange.prototype.firstNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeliveryRange.prototype.firstOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeliveryRange.prototype.count = 0;

            DeliveryRange.prototype.attempts = 0;

            DeliveryRange.prototype.deliveries = 0;

            DeliveryRange.create = function(properties) {
                return new DeliveryRange(properties);
            };

            DeliveryRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.firstNumber != null && $Object.hasOwnProperty.call(message, "firstNumber") && (typeof message.firstNumber === "object" ? message.firstNumber.low || message.firstNumber.high : message.firstNumber !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.firstNumber);
                if (message.firstOffset != null && $Object.hasOwnProperty.call(message, "firstOffset") && (typeof message.firstOffset === "object" ? message.firstOffset.low || message.firstOffset.high : message.firstOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.firstOffset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.attempts);
                if (message.deliveries != null && $Object.hasOwnProperty.call(message, "deliveries") && message.deliveries !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.deliveries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeliveryRange.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeliveryRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeliveryRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstNumber = value;
                            else
                                delete message.firstNumber;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstOffset = value;
                            else
                                delete message.firstOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deliveries = value;
                            else
                                delete message.deliveries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeliveryRange.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeliveryRange;
        })();

        v1.ConsumerCredit = (function() {

            const ConsumerCredit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ConsumerCredit.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumerCredit.prototype.credit = 0;

            ConsumerCredit.prototype.creditBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumerCredit.create = function(properties) {
                return new ConsumerCredit(properties);
            };

            ConsumerCredit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit") && message.credit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.credit);
                if (message.creditBytes != null && $Object.hasOwnProperty.call(message, "creditBytes") && (typeof message.creditBytes === "object" ? message.creditBytes.low || message.creditBytes.high : message.creditBytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.creditBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ConsumerCredit.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ConsumerCredit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ConsumerCredit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.credit = value;
                            else
                                delete message.credit;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.creditBytes = value;
                            else
                                delete message.creditBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ConsumerCredit.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ConsumerCredit;
        })();

        v1.NumberRange = (function() {

            const NumberRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            NumberRange.prototype.first = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            NumberRange.prototype.last = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            NumberRange.create = function(properties) {
                return new NumberRange(properties);
            };

            NumberRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.first);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && (typeof message.last === "object" ? message.last.low || message.last.high : message.last !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.last);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            NumberRange.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            NumberRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.NumberRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            NumberRange.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return NumberRange;
        })();

        v1.SettleOutcome = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ACK"] = 0;
            values[valuesById[1] = "NACK"] = 1;
            values[valuesById[2] = "REJECT"] = 2;
            values[valuesById[3] = "RELEASE"] = 3;
            values[valuesById[4] = "EXTEND"] = 4;
            return values;
        })();

        v1.Settlement = (function() {

            const Settlement = function (properties) {
                this.ranges = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Settlement.prototype.outcome = 0;

            Settlement.prototype.ranges = $util.emptyArray;

            Settlement.prototype.delayMs = null;

            Settlement.prototype.error = "";

            Settlement.prototype.lockMs = 0;

            Settlement.prototype.result = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Settlement.prototype, "_delayMs", {
                get: $util.oneOfGetter($oneOfFields = ["delayMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Settlement.prototype, "_result", {
                get: $util.oneOfGetter($oneOfFields = ["result"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Settlement.create = function(properties) {
                return new Settlement(properties);
            };

            Settlement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.outcome);
                if (message.ranges != null && message.ranges.length)
                    for (let i = 0; i < message.ranges.length; ++i)
                        $root.sluice.v1.NumberRange.encode(message.ranges[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.delayMs != null && $Object.hasOwnProperty.call(message, "delayMs"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.delayMs);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.error);
                if (message.lockMs != null && $Object.hasOwnProperty.call(message, "lockMs") && message.lockMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.lockMs);
                if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.result);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Settlement.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Settlement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Settlement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ranges && message.ranges.length))
                                message.ranges = [];
                            message.ranges.push($root.sluice.v1.NumberRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.delayMs = reader.uint64();
                            message._delayMs = "delayMs";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lockMs = value;
                            else
                                delete message.lockMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.result = reader.bytes();
                            message._result = "result";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Settlement.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Settlement;
        })();

        v1.SettleRequest = (function() {

            const SettleRequest = function (properties) {
                this.settlements = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SettleRequest.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            SettleRequest.prototype.settlements = $util.emptyArray;

            SettleRequest.create = function(properties) {
                return new SettleRequest(properties);
            };

            SettleRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.settlements != null && message.settlements.length)
                    for (let i = 0; i < message.settlements.length; ++i)
                        $root.sluice.v1.Settlement.encode(message.settlements[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SettleRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SettleRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SettleRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.settlements && message.settlements.length))
                                message.settlements = [];
                            message.settlements.push($root.sluice.v1.Settlement.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SettleRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SettleRequest;
        })();

        v1.SettleReply = (function() {

            const SettleReply = function (properties) {
                this.lost = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SettleReply.prototype.lost = $util.emptyArray;

            SettleReply.create = function(properties) {
                return new SettleReply(properties);
            };

            SettleReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lost != null && message.lost.length)
                    for (let i = 0; i < message.lost.length; ++i)
                        $root.sluice.v1.NumberRange.encode(message.lost[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SettleReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SettleReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SettleReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lost && message.lost.length))
                                message.lost = [];
                            message.lost.push($root.sluice.v1.NumberRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SettleReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SettleReply;
        })();

        v1.RenewLocksRequest = (function() {

            const RenewLocksRequest = function (properties) {
                this.consumers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RenewLocksRequest.prototype.consumers = $util.emptyArray;

            RenewLocksRequest.create = function(properties) {
                return new RenewLocksRequest(properties);
            };

            RenewLocksRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumers != null && message.consumers.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint32s(message.consumers);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RenewLocksRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RenewLocksRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RenewLocksRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.consumers && message.consumers.length))
                                    message.consumers = [];
                                reader.uint32s(message.consumers);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.consumers && message.consumers.length))
                                message.consumers = [];
                            message.consumers.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RenewLocksRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RenewLocksRequest;
        })();

        v1.StopConsumingRequest = (function() {

            const StopConsumingRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            StopConsumingRequest.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            StopConsumingRequest.create = function(properties) {
                return new StopConsumingRequest(properties);
            };

            StopConsumingRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            StopConsumingRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            StopConsumingRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.StopConsumingRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            StopConsumingRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return StopConsumingRequest;
        })();

        v1.DeliveriesLost = (function() {

            const DeliveriesLost = function (properties) {
                this.ranges = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeliveriesLost.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeliveriesLost.prototype.ranges = $util.emptyArray;

            DeliveriesLost.create = function(properties) {
                return new DeliveriesLost(properties);
            };

            DeliveriesLost.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.ranges != null && message.ranges.length)
                    for (let i = 0; i < message.ranges.length; ++i)
                        $root.sluice.v1.NumberRange.encode(message.ranges[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeliveriesLost.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeliveriesLost.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeliveriesLost();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ranges && message.ranges.length))
                                message.ranges = [];
                            message.ranges.push($root.sluice.v1.NumberRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeliveriesLost.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeliveriesLost;
        })();

        v1.ConsumerEnded = (function() {

            const ConsumerEnded = function (properties) {
                this.details = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ConsumerEnded.prototype.consumer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ConsumerEnded.prototype.code = 0;

            ConsumerEnded.prototype.message = "";

            ConsumerEnded.prototype.details = $util.emptyObject;

            ConsumerEnded.create = function(properties) {
                return new ConsumerEnded(properties);
            };

            ConsumerEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && (typeof message.consumer === "object" ? message.consumer.low || message.consumer.high : message.consumer !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.consumer);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.details != null && $Object.hasOwnProperty.call(message, "details"))
                    for (let keys = $Object.keys(message.details), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.details[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ConsumerEnded.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ConsumerEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ConsumerEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (message.details === $util.emptyObject)
                                message.details = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.details, key);
                            message.details[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ConsumerEnded.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ConsumerEnded;
        })();

        v1.ScheduleSpec = (function() {

            const ScheduleSpec = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleSpec.prototype.queue = "";

            ScheduleSpec.prototype.topic = "";

            ScheduleSpec.prototype.cron = "";

            ScheduleSpec.prototype.everyMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleSpec.prototype.timeZone = "";

            ScheduleSpec.prototype.missed = 0;

            ScheduleSpec.prototype.startAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleSpec.prototype.endAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleSpec.prototype.limit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleSpec.prototype.message = $util.newBuffer([]);

            ScheduleSpec.create = function(properties) {
                return new ScheduleSpec(properties);
            };

            ScheduleSpec.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.queue);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.cron != null && $Object.hasOwnProperty.call(message, "cron") && message.cron !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.cron);
                if (message.everyMs != null && $Object.hasOwnProperty.call(message, "everyMs") && (typeof message.everyMs === "object" ? message.everyMs.low || message.everyMs.high : message.everyMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.everyMs);
                if (message.timeZone != null && $Object.hasOwnProperty.call(message, "timeZone") && message.timeZone !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.timeZone);
                if (message.missed != null && $Object.hasOwnProperty.call(message, "missed") && message.missed !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.missed);
                if (message.startAt != null && $Object.hasOwnProperty.call(message, "startAt") && (typeof message.startAt === "object" ? message.startAt.low || message.startAt.high : message.startAt !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.startAt);
                if (message.endAt != null && $Object.hasOwnProperty.call(message, "endAt") && (typeof message.endAt === "object" ? message.endAt.low || message.endAt.high : message.endAt !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.endAt);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && (typeof message.limit === "object" ? message.limit.low || message.limit.high : message.limit !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.limit);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleSpec.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleSpec.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleSpec();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cron = value;
                            else
                                delete message.cron;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.everyMs = value;
                            else
                                delete message.everyMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.timeZone = value;
                            else
                                delete message.timeZone;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.missed = value;
                            else
                                delete message.missed;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startAt = value;
                            else
                                delete message.startAt;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endAt = value;
                            else
                                delete message.endAt;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleSpec.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleSpec;
        })();

        v1.Missed = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ONCE"] = 0;
            values[valuesById[1] = "SKIP"] = 1;
            return values;
        })();

        v1.ScheduleInfo = (function() {

            const ScheduleInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleInfo.prototype.name = "";

            ScheduleInfo.prototype.spec = null;

            ScheduleInfo.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.nextAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.fired = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.skipped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.lastAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.lastFor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.prototype.paused = false;

            ScheduleInfo.prototype.reason = "";

            ScheduleInfo.prototype.waitingSince = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleInfo.create = function(properties) {
                return new ScheduleInfo(properties);
            };

            ScheduleInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec"))
                    $root.sluice.v1.ScheduleSpec.encode(message.spec, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.uid);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.createdAt);
                if (message.nextAt != null && $Object.hasOwnProperty.call(message, "nextAt") && (typeof message.nextAt === "object" ? message.nextAt.low || message.nextAt.high : message.nextAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.nextAt);
                if (message.fired != null && $Object.hasOwnProperty.call(message, "fired") && (typeof message.fired === "object" ? message.fired.low || message.fired.high : message.fired !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.fired);
                if (message.skipped != null && $Object.hasOwnProperty.call(message, "skipped") && (typeof message.skipped === "object" ? message.skipped.low || message.skipped.high : message.skipped !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.skipped);
                if (message.lastAt != null && $Object.hasOwnProperty.call(message, "lastAt") && (typeof message.lastAt === "object" ? message.lastAt.low || message.lastAt.high : message.lastAt !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.lastAt);
                if (message.lastFor != null && $Object.hasOwnProperty.call(message, "lastFor") && (typeof message.lastFor === "object" ? message.lastFor.low || message.lastFor.high : message.lastFor !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.lastFor);
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused") && message.paused !== false)
                    writer.uint32(/* id 10, wireType 0 =*/80).bool(message.paused);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.reason);
                if (message.waitingSince != null && $Object.hasOwnProperty.call(message, "waitingSince") && (typeof message.waitingSince === "object" ? message.waitingSince.low || message.waitingSince.high : message.waitingSince !== 0))
                    writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.waitingSince);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleInfo.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.spec = $root.sluice.v1.ScheduleSpec.decode(reader, reader.size(), $undefined, _depth + 1, message.spec);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAt = value;
                            else
                                delete message.nextAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fired = value;
                            else
                                delete message.fired;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.skipped = value;
                            else
                                delete message.skipped;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastAt = value;
                            else
                                delete message.lastAt;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastFor = value;
                            else
                                delete message.lastFor;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.paused = value;
                            else
                                delete message.paused;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.waitingSince = value;
                            else
                                delete message.waitingSince;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleInfo.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleInfo;
        })();

        v1.UpsertScheduleRequest = (function() {

            const UpsertScheduleRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UpsertScheduleRequest.prototype.name = "";

            UpsertScheduleRequest.prototype.spec = null;

            UpsertScheduleRequest.create = function(properties) {
                return new UpsertScheduleRequest(properties);
            };

            UpsertScheduleRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec"))
                    $root.sluice.v1.ScheduleSpec.encode(message.spec, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UpsertScheduleRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            UpsertScheduleRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.UpsertScheduleRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.spec = $root.sluice.v1.ScheduleSpec.decode(reader, reader.size(), $undefined, _depth + 1, message.spec);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UpsertScheduleRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return UpsertScheduleRequest;
        })();

        v1.ScheduleReply = (function() {

            const ScheduleReply = function (properties) {
                this.nextTicks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleReply.prototype.schedule = null;

            ScheduleReply.prototype.change = 0;

            ScheduleReply.prototype.nextTicks = $util.emptyArray;

            ScheduleReply.create = function(properties) {
                return new ScheduleReply(properties);
            };

            ScheduleReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.schedule != null && $Object.hasOwnProperty.call(message, "schedule"))
                    $root.sluice.v1.ScheduleInfo.encode(message.schedule, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.change != null && $Object.hasOwnProperty.call(message, "change") && message.change !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.change);
                if (message.nextTicks != null && message.nextTicks.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.nextTicks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.schedule = $root.sluice.v1.ScheduleInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.schedule);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.change = value;
                            else
                                delete message.change;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.nextTicks && message.nextTicks.length))
                                    message.nextTicks = [];
                                reader.uint64s(message.nextTicks);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.nextTicks && message.nextTicks.length))
                                message.nextTicks = [];
                            message.nextTicks.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            ScheduleReply.Change = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNCHANGED"] = 0;
                values[valuesById[1] = "CREATED"] = 1;
                values[valuesById[2] = "CHANGED"] = 2;
                values[valuesById[3] = "RESUMED"] = 3;
                return values;
            })();

            return ScheduleReply;
        })();

        v1.ListSchedulesRequest = (function() {

            const ListSchedulesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListSchedulesRequest.prototype.after = "";

            ListSchedulesRequest.prototype.limit = 0;

            ListSchedulesRequest.create = function(properties) {
                return new ListSchedulesRequest(properties);
            };

            ListSchedulesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListSchedulesRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListSchedulesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListSchedulesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListSchedulesRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListSchedulesRequest;
        })();

        v1.ListSchedulesReply = (function() {

            const ListSchedulesReply = function (properties) {
                this.schedules = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListSchedulesReply.prototype.schedules = $util.emptyArray;

            ListSchedulesReply.prototype.more = false;

            ListSchedulesReply.create = function(properties) {
                return new ListSchedulesReply(properties);
            };

            ListSchedulesReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.schedules != null && message.schedules.length)
                    for (let i = 0; i < message.schedules.length; ++i)
                        $root.sluice.v1.ScheduleInfo.encode(message.schedules[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListSchedulesReply.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ListSchedulesReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ListSchedulesReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.schedules && message.schedules.length))
                                message.schedules = [];
                            message.schedules.push($root.sluice.v1.ScheduleInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListSchedulesReply.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ListSchedulesReply;
        })();

        v1.ScheduleRequest = (function() {

            const ScheduleRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleRequest.prototype.name = "";

            ScheduleRequest.prototype.ticks = 0;

            ScheduleRequest.create = function(properties) {
                return new ScheduleRequest(properties);
            };

            ScheduleRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks") && message.ticks !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.ticks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleRequest.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ticks = value;
                            else
                                delete message.ticks;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleRequest.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleRequest;
        })();

        v1.EntryKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ENTRY_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ENTRY_MARKER"] = 1;
            values[valuesById[2] = "ENTRY_EPOCH"] = 2;
            values[valuesById[3] = "ENTRY_FEATURE_LEVEL"] = 3;
            values[valuesById[4] = "ENTRY_CREATE_TOPIC"] = 4;
            values[valuesById[5] = "ENTRY_DELETE_TOPIC"] = 5;
            values[valuesById[6] = "ENTRY_REGISTER_PRODUCER"] = 6;
            values[valuesById[7] = "ENTRY_APPEND"] = 7;
            values[valuesById[8] = "ENTRY_LINEAGE"] = 8;
            values[valuesById[9] = "ENTRY_CREATE_QUEUE"] = 9;
            values[valuesById[10] = "ENTRY_DELIVERY"] = 10;
            values[valuesById[11] = "ENTRY_MOVE"] = 11;
            values[valuesById[12] = "ENTRY_ALTER_QUEUE"] = 12;
            values[valuesById[16] = "ENTRY_ATOMIC"] = 16;
            values[valuesById[19] = "ENTRY_SCHEDULE_UPSERT"] = 19;
            values[valuesById[20] = "ENTRY_SCHEDULE_ALTER"] = 20;
            values[valuesById[21] = "ENTRY_SCHEDULE_FIRE"] = 21;
            return values;
        })();

        v1.EpochCommand = (function() {

            const EpochCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EpochCommand.prototype.nodeId = "";

            EpochCommand.prototype.serverVersion = "";

            EpochCommand.prototype.messageIdKey = $util.newBuffer([]);

            EpochCommand.create = function(properties) {
                return new EpochCommand(properties);
            };

            EpochCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.serverVersion != null && $Object.hasOwnProperty.call(message, "serverVersion") && message.serverVersion !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.serverVersion);
                if (message.messageIdKey != null && $Object.hasOwnProperty.call(message, "messageIdKey") && message.messageIdKey.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.messageIdKey);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EpochCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            EpochCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.EpochCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.serverVersion = value;
                            else
                                delete message.serverVersion;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.messageIdKey = value;
                            else
                                delete message.messageIdKey;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EpochCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return EpochCommand;
        })();

        v1.FeatureLevelCommand = (function() {

            const FeatureLevelCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeatureLevelCommand.prototype.level = 0;

            FeatureLevelCommand.create = function(properties) {
                return new FeatureLevelCommand(properties);
            };

            FeatureLevelCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.level);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeatureLevelCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            FeatureLevelCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.FeatureLevelCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.level = value;
                            else
                                delete message.level;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeatureLevelCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return FeatureLevelCommand;
        })();

        v1.LineageCommand = (function() {

            const LineageCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LineageCommand.prototype.lineage = 0;

            LineageCommand.create = function(properties) {
                return new LineageCommand(properties);
            };

            LineageCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LineageCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            LineageCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.LineageCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LineageCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return LineageCommand;
        })();

        v1.CreateTopicCommand = (function() {

            const CreateTopicCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateTopicCommand.prototype.name = "";

            CreateTopicCommand.prototype.settings = null;

            CreateTopicCommand.create = function(properties) {
                return new CreateTopicCommand(properties);
            };

            CreateTopicCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.TopicSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateTopicCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CreateTopicCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CreateTopicCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.TopicSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CreateTopicCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CreateTopicCommand;
        })();

        v1.CreateQueueCommand = (function() {

            const CreateQueueCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateQueueCommand.prototype.name = "";

            CreateQueueCommand.prototype.settings = null;

            CreateQueueCommand.create = function(properties) {
                return new CreateQueueCommand(properties);
            };

            CreateQueueCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateQueueCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            CreateQueueCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.CreateQueueCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CreateQueueCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return CreateQueueCommand;
        })();

        v1.AlterQueueCommand = (function() {

            const AlterQueueCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AlterQueueCommand.prototype.topicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AlterQueueCommand.prototype.settings = null;

            AlterQueueCommand.prototype.paused = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AlterQueueCommand.prototype, "_paused", {
                get: $util.oneOfGetter($oneOfFields = ["paused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            AlterQueueCommand.create = function(properties) {
                return new AlterQueueCommand(properties);
            };

            AlterQueueCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topicUid != null && $Object.hasOwnProperty.call(message, "topicUid") && (typeof message.topicUid === "object" ? message.topicUid.low || message.topicUid.high : message.topicUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.topicUid);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.QueueSettings.encode(message.settings, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused"))
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.paused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AlterQueueCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AlterQueueCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AlterQueueCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.topicUid = value;
                            else
                                delete message.topicUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.paused = reader.bool();
                            message._paused = "paused";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AlterQueueCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AlterQueueCommand;
        })();

        v1.DeleteTopicCommand = (function() {

            const DeleteTopicCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeleteTopicCommand.prototype.topicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeleteTopicCommand.create = function(properties) {
                return new DeleteTopicCommand(properties);
            };

            DeleteTopicCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topicUid != null && $Object.hasOwnProperty.call(message, "topicUid") && (typeof message.topicUid === "object" ? message.topicUid.low || message.topicUid.high : message.topicUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.topicUid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeleteTopicCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeleteTopicCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeleteTopicCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.topicUid = value;
                            else
                                delete message.topicUid;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeleteTopicCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeleteTopicCommand;
        })();

        v1.RegisterProducerCommand = (function() {

            const RegisterProducerCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RegisterProducerCommand.prototype.name = "";

            RegisterProducerCommand.create = function(properties) {
                return new RegisterProducerCommand(properties);
            };

            RegisterProducerCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RegisterProducerCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            RegisterProducerCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.RegisterProducerCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RegisterProducerCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return RegisterProducerCommand;
        })();

        v1.AppendCommand = (function() {

            const AppendCommand = function (properties) {
                this.appends = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AppendCommand.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AppendCommand.prototype.producerEpoch = 0;

            AppendCommand.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AppendCommand.prototype.deliveries = null;

            AppendCommand.prototype.appends = $util.emptyArray;

            AppendCommand.create = function(properties) {
                return new AppendCommand(properties);
            };

            AppendCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                if (message.deliveries != null && $Object.hasOwnProperty.call(message, "deliveries"))
                    $root.sluice.v1.DeliveryCommand.encode(message.deliveries, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.appends != null && message.appends.length)
                    for (let i = 0; i < message.appends.length; ++i)
                        $root.sluice.v1.TopicAppend.encode(message.appends[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AppendCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AppendCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AppendCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.deliveries = $root.sluice.v1.DeliveryCommand.decode(reader, reader.size(), $undefined, _depth + 1, message.deliveries);
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.appends && message.appends.length))
                                message.appends = [];
                            message.appends.push($root.sluice.v1.TopicAppend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AppendCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AppendCommand;
        })();

        v1.TopicAppend = (function() {

            const TopicAppend = function (properties) {
                this.batches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TopicAppend.prototype.topicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicAppend.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicAppend.prototype.batches = $util.emptyArray;

            TopicAppend.create = function(properties) {
                return new TopicAppend(properties);
            };

            TopicAppend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topicUid != null && $Object.hasOwnProperty.call(message, "topicUid") && (typeof message.topicUid === "object" ? message.topicUid.low || message.topicUid.high : message.topicUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.topicUid);
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.partitioningVersion);
                if (message.batches != null && message.batches.length)
                    for (let i = 0; i < message.batches.length; ++i)
                        $root.sluice.v1.PartitionAppend.encode(message.batches[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TopicAppend.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            TopicAppend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.TopicAppend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.topicUid = value;
                            else
                                delete message.topicUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.batches && message.batches.length))
                                message.batches = [];
                            message.batches.push($root.sluice.v1.PartitionAppend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TopicAppend.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return TopicAppend;
        })();

        v1.PartitionAppend = (function() {

            const PartitionAppend = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionAppend.prototype.partition = 0;

            PartitionAppend.prototype.count = 0;

            PartitionAppend.prototype.crc = 0;

            PartitionAppend.prototype.codec = 0;

            PartitionAppend.prototype.expectedOffset = null;

            PartitionAppend.prototype.attributes = $util.newBuffer([]);

            PartitionAppend.prototype.records = $util.newBuffer([]);

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionAppend.prototype, "_expectedOffset", {
                get: $util.oneOfGetter($oneOfFields = ["expectedOffset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PartitionAppend.create = function(properties) {
                return new PartitionAppend(properties);
            };

            PartitionAppend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.crc != null && $Object.hasOwnProperty.call(message, "crc") && message.crc !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.crc);
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec") && message.codec !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.codec);
                if (message.expectedOffset != null && $Object.hasOwnProperty.call(message, "expectedOffset"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.expectedOffset);
                if (message.attributes != null && $Object.hasOwnProperty.call(message, "attributes") && message.attributes.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.attributes);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.records);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionAppend.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionAppend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionAppend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.crc = value;
                            else
                                delete message.crc;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.codec = value;
                            else
                                delete message.codec;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.expectedOffset = reader.uint64();
                            message._expectedOffset = "expectedOffset";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.attributes = value;
                            else
                                delete message.attributes;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionAppend.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionAppend;
        })();

        v1.AttributeColumn = (function() {

            const AttributeColumn = function (properties) {
                this.deliverAt = [];
                this.expiresAt = [];
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AttributeColumn.prototype.priority = 0;

            AttributeColumn.prototype.deliverAt = $util.emptyArray;

            AttributeColumn.prototype.expiresAt = $util.emptyArray;

            AttributeColumn.prototype.messageIds = $util.newBuffer([]);

            AttributeColumn.prototype.held = $util.emptyArray;

            AttributeColumn.create = function(properties) {
                return new AttributeColumn(properties);
            };

            AttributeColumn.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.priority);
                if (message.deliverAt != null && message.deliverAt.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.deliverAt);
                if (message.expiresAt != null && message.expiresAt.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.expiresAt);
                if (message.messageIds != null && $Object.hasOwnProperty.call(message, "messageIds") && message.messageIds.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.messageIds);
                if (message.held != null && message.held.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).uint64s(message.held);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AttributeColumn.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            AttributeColumn.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.AttributeColumn();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.deliverAt && message.deliverAt.length))
                                    message.deliverAt = [];
                                reader.uint64s(message.deliverAt);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.deliverAt && message.deliverAt.length))
                                message.deliverAt = [];
                            message.deliverAt.push(reader.uint64());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.expiresAt && message.expiresAt.length))
                                    message.expiresAt = [];
                                reader.uint64s(message.expiresAt);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.expiresAt && message.expiresAt.length))
                                message.expiresAt = [];
                            message.expiresAt.push(reader.uint64());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.messageIds = value;
                            else
                                delete message.messageIds;
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.held && message.held.length))
                                    message.held = [];
                                reader.uint64s(message.held);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AttributeColumn.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return AttributeColumn;
        })();

        v1.DeliveryCommand = (function() {

            const DeliveryCommand = function (properties) {
                this.logs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeliveryCommand.prototype.logs = $util.emptyArray;

            DeliveryCommand.create = function(properties) {
                return new DeliveryCommand(properties);
            };

            DeliveryCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logs != null && message.logs.length)
                    for (let i = 0; i < message.logs.length; ++i)
                        $root.sluice.v1.LogDeliveries.encode(message.logs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeliveryCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            DeliveryCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.DeliveryCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.logs && message.logs.length))
                                message.logs = [];
                            message.logs.push($root.sluice.v1.LogDeliveries.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeliveryCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return DeliveryCommand;
        })();

        v1.LogDeliveries = (function() {

            const LogDeliveries = function (properties) {
                this.settled = [];
                this.failed = [];
                this.marks = [];
                this.purged = [];
                this.settledNotes = [];
                this.failedNotes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LogDeliveries.prototype.partitionUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            LogDeliveries.prototype.settled = $util.emptyArray;

            LogDeliveries.prototype.failed = $util.emptyArray;

            LogDeliveries.prototype.marks = $util.emptyArray;

            LogDeliveries.prototype.dueMark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            LogDeliveries.prototype.purged = $util.emptyArray;

            LogDeliveries.prototype.settledNotes = $util.emptyArray;

            LogDeliveries.prototype.failedNotes = $util.emptyArray;

            LogDeliveries.create = function(properties) {
                return new LogDeliveries(properties);
            };

            LogDeliveries.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partitionUid != null && $Object.hasOwnProperty.call(message, "partitionUid") && (typeof message.partitionUid === "object" ? message.partitionUid.low || message.partitionUid.high : message.partitionUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.partitionUid);
                if (message.settled != null && message.settled.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.settled);
                if (message.failed != null && message.failed.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.failed);
                if (message.marks != null && message.marks.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.marks);
                if (message.dueMark != null && $Object.hasOwnProperty.call(message, "dueMark") && (typeof message.dueMark === "object" ? message.dueMark.low || message.dueMark.high : message.dueMark !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.dueMark);
                if (message.purged != null && message.purged.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).uint64s(message.purged);
                if (message.settledNotes != null && message.settledNotes.length)
                    for (let i = 0; i < message.settledNotes.length; ++i)
                        $root.sluice.v1.SettledNote.encode(message.settledNotes[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.failedNotes != null && message.failedNotes.length)
                    for (let i = 0; i < message.failedNotes.length; ++i)
                        $root.sluice.v1.FailedNote.encode(message.failedNotes[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LogDeliveries.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            LogDeliveries.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.LogDeliveries();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitionUid = value;
                            else
                                delete message.partitionUid;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.settled && message.settled.length))
                                    message.settled = [];
                                reader.uint64s(message.settled);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.settled && message.settled.length))
                                message.settled = [];
                            message.settled.push(reader.uint64());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.failed && message.failed.length))
                                    message.failed = [];
                                reader.uint64s(message.failed);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.failed && message.failed.length))
                                message.failed = [];
                            message.failed.push(reader.uint64());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.marks && message.marks.length))
                                    message.marks = [];
                                reader.uint64s(message.marks);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.marks && message.marks.length))
                                message.marks = [];
                            message.marks.push(reader.uint64());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.dueMark = value;
                            else
                                delete message.dueMark;
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.purged && message.purged.length))
                                    message.purged = [];
                                reader.uint64s(message.purged);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.purged && message.purged.length))
                                message.purged = [];
                            message.purged.push(reader.uint64());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.settledNotes && message.settledNotes.length))
                                message.settledNotes = [];
                            message.settledNotes.push($root.sluice.v1.SettledNote.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.failedNotes && message.failedNotes.length))
                                message.failedNotes = [];
                            message.failedNotes.push($root.sluice.v1.FailedNote.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LogDeliveries.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return LogDeliveries;
        })();

        v1.SettledNote = (function() {

            const SettledNote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SettledNote.prototype.first = 0;

            SettledNote.prototype.count = 0;

            SettledNote.prototype.consumer = "";

            SettledNote.prototype.result = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SettledNote.prototype, "_result", {
                get: $util.oneOfGetter($oneOfFields = ["result"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            SettledNote.create = function(properties) {
                return new SettledNote(properties);
            };

            SettledNote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && message.first !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.first);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && message.consumer !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.consumer);
                if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.result);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SettledNote.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            SettledNote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.SettledNote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.result = reader.bytes();
                            message._result = "result";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SettledNote.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return SettledNote;
        })();

        v1.FailedNote = (function() {

            const FailedNote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FailedNote.prototype.first = 0;

            FailedNote.prototype.count = 0;

            FailedNote.prototype.error = "";

            FailedNote.prototype.consumer = "";

            FailedNote.create = function(properties) {
                return new FailedNote(properties);
            };

            FailedNote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && message.first !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.first);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.error);
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && message.consumer !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.consumer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FailedNote.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            FailedNote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.FailedNote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FailedNote.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return FailedNote;
        })();

        v1.MoveCommand = (function() {

            const MoveCommand = function (properties) {
                this.moves = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MoveCommand.prototype.moves = $util.emptyArray;

            MoveCommand.create = function(properties) {
                return new MoveCommand(properties);
            };

            MoveCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.moves != null && message.moves.length)
                    for (let i = 0; i < message.moves.length; ++i)
                        $root.sluice.v1.Move.encode(message.moves[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MoveCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            MoveCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.MoveCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.moves && message.moves.length))
                                message.moves = [];
                            message.moves.push($root.sluice.v1.Move.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MoveCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return MoveCommand;
        })();

        v1.Move = (function() {

            const Move = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Move.prototype.sourcePartitionUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Move.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Move.prototype.attempts = 0;

            Move.prototype.outcome = 0;

            Move.prototype.targetTopicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Move.prototype.failed = false;

            Move.prototype.consumer = "";

            Move.prototype.batch = null;

            Move.create = function(properties) {
                return new Move(properties);
            };

            Move.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sourcePartitionUid != null && $Object.hasOwnProperty.call(message, "sourcePartitionUid") && (typeof message.sourcePartitionUid === "object" ? message.sourcePartitionUid.low || message.sourcePartitionUid.high : message.sourcePartitionUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sourcePartitionUid);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempts);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.outcome);
                if (message.targetTopicUid != null && $Object.hasOwnProperty.call(message, "targetTopicUid") && (typeof message.targetTopicUid === "object" ? message.targetTopicUid.low || message.targetTopicUid.high : message.targetTopicUid !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.targetTopicUid);
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed") && message.failed !== false)
                    writer.uint32(/* id 13, wireType 0 =*/104).bool(message.failed);
                if (message.consumer != null && $Object.hasOwnProperty.call(message, "consumer") && message.consumer !== "")
                    writer.uint32(/* id 14, wireType 2 =*/114).string(message.consumer);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                    $root.sluice.v1.PartitionAppend.encode(message.batch, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Move.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            Move.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.Move();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sourcePartitionUid = value;
                            else
                                delete message.sourcePartitionUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempts = value;
                            else
                                delete message.attempts;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.targetTopicUid = value;
                            else
                                delete message.targetTopicUid;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.failed = value;
                            else
                                delete message.failed;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.consumer = value;
                            else
                                delete message.consumer;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.batch = $root.sluice.v1.PartitionAppend.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Move.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return Move;
        })();

        v1.ScheduleUpsertCommand = (function() {

            const ScheduleUpsertCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleUpsertCommand.prototype.name = "";

            ScheduleUpsertCommand.prototype.spec = null;

            ScheduleUpsertCommand.prototype.anchor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleUpsertCommand.prototype.nextAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleUpsertCommand.prototype.keepNext = false;

            ScheduleUpsertCommand.create = function(properties) {
                return new ScheduleUpsertCommand(properties);
            };

            ScheduleUpsertCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec"))
                    $root.sluice.v1.ScheduleSpec.encode(message.spec, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.anchor != null && $Object.hasOwnProperty.call(message, "anchor") && (typeof message.anchor === "object" ? message.anchor.low || message.anchor.high : message.anchor !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.anchor);
                if (message.nextAt != null && $Object.hasOwnProperty.call(message, "nextAt") && (typeof message.nextAt === "object" ? message.nextAt.low || message.nextAt.high : message.nextAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.nextAt);
                if (message.keepNext != null && $Object.hasOwnProperty.call(message, "keepNext") && message.keepNext !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.keepNext);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleUpsertCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleUpsertCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleUpsertCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.spec = $root.sluice.v1.ScheduleSpec.decode(reader, reader.size(), $undefined, _depth + 1, message.spec);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.anchor = value;
                            else
                                delete message.anchor;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAt = value;
                            else
                                delete message.nextAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.keepNext = value;
                            else
                                delete message.keepNext;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleUpsertCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleUpsertCommand;
        })();

        v1.ScheduleAlterCommand = (function() {

            const ScheduleAlterCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleAlterCommand.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleAlterCommand.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleAlterCommand.prototype.paused = false;

            ScheduleAlterCommand.prototype.reason = "";

            ScheduleAlterCommand.prototype.nextAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleAlterCommand.prototype.removed = false;

            ScheduleAlterCommand.create = function(properties) {
                return new ScheduleAlterCommand(properties);
            };

            ScheduleAlterCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused") && message.paused !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.paused);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.nextAt != null && $Object.hasOwnProperty.call(message, "nextAt") && (typeof message.nextAt === "object" ? message.nextAt.low || message.nextAt.high : message.nextAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.nextAt);
                if (message.removed != null && $Object.hasOwnProperty.call(message, "removed") && message.removed !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.removed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleAlterCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleAlterCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleAlterCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.paused = value;
                            else
                                delete message.paused;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAt = value;
                            else
                                delete message.nextAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.removed = value;
                            else
                                delete message.removed;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleAlterCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleAlterCommand;
        })();

        v1.ScheduleFireCommand = (function() {

            const ScheduleFireCommand = function (properties) {
                this.fires = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleFireCommand.prototype.fires = $util.emptyArray;

            ScheduleFireCommand.create = function(properties) {
                return new ScheduleFireCommand(properties);
            };

            ScheduleFireCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fires != null && message.fires.length)
                    for (let i = 0; i < message.fires.length; ++i)
                        $root.sluice.v1.ScheduleFire.encode(message.fires[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleFireCommand.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleFireCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleFireCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.fires && message.fires.length))
                                message.fires = [];
                            message.fires.push($root.sluice.v1.ScheduleFire.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleFireCommand.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleFireCommand;
        })();

        v1.ScheduleFire = (function() {

            const ScheduleFire = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleFire.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.due = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.nextAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.scheduledFor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.ticks = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.targetTopicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleFire.prototype.batch = null;

            ScheduleFire.create = function(properties) {
                return new ScheduleFire(properties);
            };

            ScheduleFire.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.due != null && $Object.hasOwnProperty.call(message, "due") && (typeof message.due === "object" ? message.due.low || message.due.high : message.due !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.due);
                if (message.nextAt != null && $Object.hasOwnProperty.call(message, "nextAt") && (typeof message.nextAt === "object" ? message.nextAt.low || message.nextAt.high : message.nextAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.nextAt);
                if (message.scheduledFor != null && $Object.hasOwnProperty.call(message, "scheduledFor") && (typeof message.scheduledFor === "object" ? message.scheduledFor.low || message.scheduledFor.high : message.scheduledFor !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.scheduledFor);
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks") && (typeof message.ticks === "object" ? message.ticks.low || message.ticks.high : message.ticks !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.ticks);
                if (message.targetTopicUid != null && $Object.hasOwnProperty.call(message, "targetTopicUid") && (typeof message.targetTopicUid === "object" ? message.targetTopicUid.low || message.targetTopicUid.high : message.targetTopicUid !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.targetTopicUid);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                    $root.sluice.v1.PartitionAppend.encode(message.batch, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleFire.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleFire.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleFire();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.due = value;
                            else
                                delete message.due;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAt = value;
                            else
                                delete message.nextAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.scheduledFor = value;
                            else
                                delete message.scheduledFor;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.ticks = value;
                            else
                                delete message.ticks;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.targetTopicUid = value;
                            else
                                delete message.targetTopicUid;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.batch = $root.sluice.v1.PartitionAppend.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleFire.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleFire;
        })();

        v1.ShardRow = (function() {

            const ShardRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ShardRow.prototype.nextTopicUid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ShardRow.prototype.nextProducerId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ShardRow.prototype.featureLevel = 0;

            ShardRow.prototype.partitioningVersions = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ShardRow.prototype.lineage = 0;

            ShardRow.prototype.lineageIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ShardRow.prototype.messageIdKey = $util.newBuffer([]);

            ShardRow.create = function(properties) {
                return new ShardRow(properties);
            };

            ShardRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nextTopicUid != null && $Object.hasOwnProperty.call(message, "nextTopicUid") && (typeof message.nextTopicUid === "object" ? message.nextTopicUid.low || message.nextTopicUid.high : message.nextTopicUid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nextTopicUid);
                if (message.nextProducerId != null && $Object.hasOwnProperty.call(message, "nextProducerId") && (typeof message.nextProducerId === "object" ? message.nextProducerId.low || message.nextProducerId.high : message.nextProducerId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.nextProducerId);
                if (message.featureLevel != null && $Object.hasOwnProperty.call(message, "featureLevel") && message.featureLevel !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.featureLevel);
                if (message.partitioningVersions != null && $Object.hasOwnProperty.call(message, "partitioningVersions") && (typeof message.partitioningVersions === "object" ? message.partitioningVersions.low || message.partitioningVersions.high : message.partitioningVersions !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.partitioningVersions);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && message.lineage !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.lineage);
                if (message.lineageIndex != null && $Object.hasOwnProperty.call(message, "lineageIndex") && (typeof message.lineageIndex === "object" ? message.lineageIndex.low || message.lineageIndex.high : message.lineageIndex !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.lineageIndex);
                if (message.messageIdKey != null && $Object.hasOwnProperty.call(message, "messageIdKey") && message.messageIdKey.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.messageIdKey);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ShardRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ShardRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ShardRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextTopicUid = value;
                            else
                                delete message.nextTopicUid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextProducerId = value;
                            else
                                delete message.nextProducerId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.featureLevel = value;
                            else
                                delete message.featureLevel;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersions = value;
                            else
                                delete message.partitioningVersions;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineageIndex = value;
                            else
                                delete message.lineageIndex;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.messageIdKey = value;
                            else
                                delete message.messageIdKey;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ShardRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ShardRow;
        })();

        v1.TopicRow = (function() {

            const TopicRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TopicRow.prototype.name = "";

            TopicRow.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicRow.prototype.settings = null;

            TopicRow.prototype.partitioningVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicRow.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            TopicRow.prototype.queue = null;

            TopicRow.prototype.paused = false;

            TopicRow.create = function(properties) {
                return new TopicRow(properties);
            };

            TopicRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.uid);
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.sluice.v1.TopicSettings.encode(message.settings, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.partitioningVersion != null && $Object.hasOwnProperty.call(message, "partitioningVersion") && (typeof message.partitioningVersion === "object" ? message.partitioningVersion.low || message.partitioningVersion.high : message.partitioningVersion !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.partitioningVersion);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.createdAt);
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue"))
                    $root.sluice.v1.QueueSettings.encode(message.queue, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused") && message.paused !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.paused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TopicRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            TopicRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.TopicRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.sluice.v1.TopicSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitioningVersion = value;
                            else
                                delete message.partitioningVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.queue = $root.sluice.v1.QueueSettings.decode(reader, reader.size(), $undefined, _depth + 1, message.queue);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.paused = value;
                            else
                                delete message.paused;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TopicRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return TopicRow;
        })();

        v1.PartitionRow = (function() {

            const PartitionRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionRow.prototype.endOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.prototype.lowWatermark = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.prototype.endPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.prototype.segmentBaseOffset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.prototype.segmentBasePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.prototype.segmentFirstTime = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            PartitionRow.create = function(properties) {
                return new PartitionRow(properties);
            };

            PartitionRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.endOffset);
                if (message.lowWatermark != null && $Object.hasOwnProperty.call(message, "lowWatermark") && (typeof message.lowWatermark === "object" ? message.lowWatermark.low || message.lowWatermark.high : message.lowWatermark !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lowWatermark);
                if (message.endPosition != null && $Object.hasOwnProperty.call(message, "endPosition") && (typeof message.endPosition === "object" ? message.endPosition.low || message.endPosition.high : message.endPosition !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.endPosition);
                if (message.segmentBaseOffset != null && $Object.hasOwnProperty.call(message, "segmentBaseOffset") && (typeof message.segmentBaseOffset === "object" ? message.segmentBaseOffset.low || message.segmentBaseOffset.high : message.segmentBaseOffset !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.segmentBaseOffset);
                if (message.segmentBasePosition != null && $Object.hasOwnProperty.call(message, "segmentBasePosition") && (typeof message.segmentBasePosition === "object" ? message.segmentBasePosition.low || message.segmentBasePosition.high : message.segmentBasePosition !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.segmentBasePosition);
                if (message.segmentFirstTime != null && $Object.hasOwnProperty.call(message, "segmentFirstTime") && (typeof message.segmentFirstTime === "object" ? message.segmentFirstTime.low || message.segmentFirstTime.high : message.segmentFirstTime !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.segmentFirstTime);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endOffset = value;
                            else
                                delete message.endOffset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lowWatermark = value;
                            else
                                delete message.lowWatermark;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endPosition = value;
                            else
                                delete message.endPosition;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.segmentBaseOffset = value;
                            else
                                delete message.segmentBaseOffset;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.segmentBasePosition = value;
                            else
                                delete message.segmentBasePosition;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.segmentFirstTime = value;
                            else
                                delete message.segmentFirstTime;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionRow;
        })();

        v1.PartitionCutsRow = (function() {

            const PartitionCutsRow = function (properties) {
                this.cuts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PartitionCutsRow.prototype.cuts = $util.emptyArray;

            PartitionCutsRow.create = function(properties) {
                return new PartitionCutsRow(properties);
            };

            PartitionCutsRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cuts != null && message.cuts.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.cuts);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PartitionCutsRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            PartitionCutsRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.PartitionCutsRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.cuts && message.cuts.length))
                                    message.cuts = [];
                                reader.uint64s(message.cuts);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.cuts && message.cuts.length))
                                message.cuts = [];
                            message.cuts.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PartitionCutsRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return PartitionCutsRow;
        })();

        v1.ProducerRow = (function() {

            const ProducerRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ProducerRow.prototype.name = "";

            ProducerRow.prototype.epoch = 0;

            ProducerRow.prototype.nextSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ProducerRow.prototype.lastUsed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ProducerRow.prototype.lastUsedIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ProducerRow.create = function(properties) {
                return new ProducerRow(properties);
            };

            ProducerRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.nextSequence != null && $Object.hasOwnProperty.call(message, "nextSequence") && (typeof message.nextSequence === "object" ? message.nextSequence.low || message.nextSequence.high : message.nextSequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.nextSequence);
                if (message.lastUsed != null && $Object.hasOwnProperty.call(message, "lastUsed") && (typeof message.lastUsed === "object" ? message.lastUsed.low || message.lastUsed.high : message.lastUsed !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.lastUsed);
                if (message.lastUsedIndex != null && $Object.hasOwnProperty.call(message, "lastUsedIndex") && (typeof message.lastUsedIndex === "object" ? message.lastUsedIndex.low || message.lastUsedIndex.high : message.lastUsedIndex !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.lastUsedIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ProducerRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ProducerRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ProducerRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextSequence = value;
                            else
                                delete message.nextSequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastUsed = value;
                            else
                                delete message.lastUsed;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastUsedIndex = value;
                            else
                                delete message.lastUsedIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ProducerRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ProducerRow;
        })();

        v1.ProducerResultRow = (function() {

            const ProducerResultRow = function (properties) {
                this.results = [];
                this.duplicates = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ProducerResultRow.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ProducerResultRow.prototype.appendTime = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ProducerResultRow.prototype.results = $util.emptyArray;

            ProducerResultRow.prototype.duplicates = $util.emptyArray;

            ProducerResultRow.create = function(properties) {
                return new ProducerResultRow(properties);
            };

            ProducerResultRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.appendTime != null && $Object.hasOwnProperty.call(message, "appendTime") && (typeof message.appendTime === "object" ? message.appendTime.low || message.appendTime.high : message.appendTime !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.appendTime);
                if (message.results != null && message.results.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.results);
                if (message.duplicates != null && message.duplicates.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.duplicates);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ProducerResultRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ProducerResultRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ProducerResultRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendTime = value;
                            else
                                delete message.appendTime;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.results && message.results.length))
                                    message.results = [];
                                reader.uint64s(message.results);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.results && message.results.length))
                                message.results = [];
                            message.results.push(reader.uint64());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.duplicates && message.duplicates.length))
                                    message.duplicates = [];
                                reader.uint64s(message.duplicates);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.duplicates && message.duplicates.length))
                                message.duplicates = [];
                            message.duplicates.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ProducerResultRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ProducerResultRow;
        })();

        v1.ScheduleRow = (function() {

            const ScheduleRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleRow.prototype.name = "";

            ScheduleRow.prototype.spec = null;

            ScheduleRow.prototype.anchor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleRow.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleRow.create = function(properties) {
                return new ScheduleRow(properties);
            };

            ScheduleRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec"))
                    $root.sluice.v1.ScheduleSpec.encode(message.spec, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.anchor != null && $Object.hasOwnProperty.call(message, "anchor") && (typeof message.anchor === "object" ? message.anchor.low || message.anchor.high : message.anchor !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.anchor);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.createdAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.spec = $root.sluice.v1.ScheduleSpec.decode(reader, reader.size(), $undefined, _depth + 1, message.spec);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.anchor = value;
                            else
                                delete message.anchor;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleRow;
        })();

        v1.ScheduleStateRow = (function() {

            const ScheduleStateRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ScheduleStateRow.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.prototype.paused = false;

            ScheduleStateRow.prototype.reason = "";

            ScheduleStateRow.prototype.nextAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.prototype.fired = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.prototype.skipped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.prototype.lastAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.prototype.lastFor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ScheduleStateRow.create = function(properties) {
                return new ScheduleStateRow(properties);
            };

            ScheduleStateRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.version);
                if (message.paused != null && $Object.hasOwnProperty.call(message, "paused") && message.paused !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.paused);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                if (message.nextAt != null && $Object.hasOwnProperty.call(message, "nextAt") && (typeof message.nextAt === "object" ? message.nextAt.low || message.nextAt.high : message.nextAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.nextAt);
                if (message.fired != null && $Object.hasOwnProperty.call(message, "fired") && (typeof message.fired === "object" ? message.fired.low || message.fired.high : message.fired !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.fired);
                if (message.skipped != null && $Object.hasOwnProperty.call(message, "skipped") && (typeof message.skipped === "object" ? message.skipped.low || message.skipped.high : message.skipped !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.skipped);
                if (message.lastAt != null && $Object.hasOwnProperty.call(message, "lastAt") && (typeof message.lastAt === "object" ? message.lastAt.low || message.lastAt.high : message.lastAt !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.lastAt);
                if (message.lastFor != null && $Object.hasOwnProperty.call(message, "lastFor") && (typeof message.lastFor === "object" ? message.lastFor.low || message.lastFor.high : message.lastFor !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.lastFor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ScheduleStateRow.encodeDelimited = function(message, writer) {
                return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
            };

            ScheduleStateRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.sluice.v1.ScheduleStateRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.paused = value;
                            else
                                delete message.paused;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAt = value;
                            else
                                delete message.nextAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fired = value;
                            else
                                delete message.fired;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.skipped = value;
                            else
                                delete message.skipped;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastAt = value;
                            else
                                delete message.lastAt;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastFor = value;
                            else
                                delete message.lastFor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ScheduleStateRow.decodeDelimited = function(reader) {
                if (!(reader instanceof $Reader))
                    reader = new $Reader(reader);
                return this.decode(reader, reader.size());
            };

            return ScheduleStateRow;
        })();

        return v1;
    })();

    return sluice;
})();

export {
  $root as default
};
