// Generated from proto/ by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace sluice. */
export namespace sluice {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a TopicSettings.
         * @deprecated Use sluice.v1.TopicSettings.$Properties instead.
         */
        interface ITopicSettings extends sluice.v1.TopicSettings.$Properties {
        }

        /** Represents a TopicSettings. */
        class TopicSettings {

            /**
             * Constructs a new TopicSettings.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.TopicSettings.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicSettings partitions. */
            partitions?: (number|null);

            /** TopicSettings retentionMs. */
            retentionMs?: (number|null);

            /** TopicSettings retentionBytes. */
            retentionBytes?: (number|null);

            /** TopicSettings segmentBytes. */
            segmentBytes?: (number|null);

            /**
             * Creates a new TopicSettings instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicSettings instance
             */
            static create(properties: sluice.v1.TopicSettings.$Shape): sluice.v1.TopicSettings & sluice.v1.TopicSettings.$Shape;
            static create(properties?: sluice.v1.TopicSettings.$Properties): sluice.v1.TopicSettings;

            /**
             * Encodes the specified TopicSettings message. Does not implicitly {@link sluice.v1.TopicSettings.verify|verify} messages.
             * @param message TopicSettings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.TopicSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified TopicSettings message, length delimited. Does not implicitly {@link sluice.v1.TopicSettings.verify|verify} messages.
             * @param message TopicSettings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.TopicSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicSettings message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.TopicSettings & sluice.v1.TopicSettings.$Shape} TopicSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.TopicSettings & sluice.v1.TopicSettings.$Shape;

            /**
             * Decodes a TopicSettings message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.TopicSettings & sluice.v1.TopicSettings.$Shape} TopicSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.TopicSettings & sluice.v1.TopicSettings.$Shape;
        }

        namespace TopicSettings {

            /** Properties of a TopicSettings. */
            interface $Properties {

                /** TopicSettings partitions */
                partitions?: (number|null);

                /** TopicSettings retentionMs */
                retentionMs?: (number|null);

                /** TopicSettings retentionBytes */
                retentionBytes?: (number|null);

                /** TopicSettings segmentBytes */
                segmentBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicSettings. */
            type $Shape = sluice.v1.TopicSettings.$Properties;
        }

        /**
         * Properties of a CreateTopicRequest.
         * @deprecated Use sluice.v1.CreateTopicRequest.$Properties instead.
         */
        interface ICreateTopicRequest extends sluice.v1.CreateTopicRequest.$Properties {
        }

        /** Represents a CreateTopicRequest. */
        class CreateTopicRequest {

            /**
             * Constructs a new CreateTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CreateTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateTopicRequest name. */
            name: string;

            /** CreateTopicRequest settings. */
            settings?: (sluice.v1.TopicSettings.$Properties|null);

            /**
             * Creates a new CreateTopicRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CreateTopicRequest instance
             */
            static create(properties: sluice.v1.CreateTopicRequest.$Shape): sluice.v1.CreateTopicRequest & sluice.v1.CreateTopicRequest.$Shape;
            static create(properties?: sluice.v1.CreateTopicRequest.$Properties): sluice.v1.CreateTopicRequest;

            /**
             * Encodes the specified CreateTopicRequest message. Does not implicitly {@link sluice.v1.CreateTopicRequest.verify|verify} messages.
             * @param message CreateTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CreateTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CreateTopicRequest message, length delimited. Does not implicitly {@link sluice.v1.CreateTopicRequest.verify|verify} messages.
             * @param message CreateTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CreateTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CreateTopicRequest & sluice.v1.CreateTopicRequest.$Shape} CreateTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CreateTopicRequest & sluice.v1.CreateTopicRequest.$Shape;

            /**
             * Decodes a CreateTopicRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CreateTopicRequest & sluice.v1.CreateTopicRequest.$Shape} CreateTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CreateTopicRequest & sluice.v1.CreateTopicRequest.$Shape;
        }

        namespace CreateTopicRequest {

            /** Properties of a CreateTopicRequest. */
            interface $Properties {

                /** CreateTopicRequest name */
                name?: (string|null);

                /** CreateTopicRequest settings */
                settings?: (sluice.v1.TopicSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateTopicRequest. */
            type $Shape = sluice.v1.CreateTopicRequest.$Properties;
        }

        /**
         * Properties of an EnsureTopicRequest.
         * @deprecated Use sluice.v1.EnsureTopicRequest.$Properties instead.
         */
        interface IEnsureTopicRequest extends sluice.v1.EnsureTopicRequest.$Properties {
        }

        /** Represents an EnsureTopicRequest. */
        class EnsureTopicRequest {

            /**
             * Constructs a new EnsureTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.EnsureTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnsureTopicRequest name. */
            name: string;

            /** EnsureTopicRequest settings. */
            settings?: (sluice.v1.TopicSettings.$Properties|null);

            /**
             * Creates a new EnsureTopicRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EnsureTopicRequest instance
             */
            static create(properties: sluice.v1.EnsureTopicRequest.$Shape): sluice.v1.EnsureTopicRequest & sluice.v1.EnsureTopicRequest.$Shape;
            static create(properties?: sluice.v1.EnsureTopicRequest.$Properties): sluice.v1.EnsureTopicRequest;

            /**
             * Encodes the specified EnsureTopicRequest message. Does not implicitly {@link sluice.v1.EnsureTopicRequest.verify|verify} messages.
             * @param message EnsureTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.EnsureTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified EnsureTopicRequest message, length delimited. Does not implicitly {@link sluice.v1.EnsureTopicRequest.verify|verify} messages.
             * @param message EnsureTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.EnsureTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnsureTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.EnsureTopicRequest & sluice.v1.EnsureTopicRequest.$Shape} EnsureTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.EnsureTopicRequest & sluice.v1.EnsureTopicRequest.$Shape;

            /**
             * Decodes an EnsureTopicRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.EnsureTopicRequest & sluice.v1.EnsureTopicRequest.$Shape} EnsureTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.EnsureTopicRequest & sluice.v1.EnsureTopicRequest.$Shape;
        }

        namespace EnsureTopicRequest {

            /** Properties of an EnsureTopicRequest. */
            interface $Properties {

                /** EnsureTopicRequest name */
                name?: (string|null);

                /** EnsureTopicRequest settings */
                settings?: (sluice.v1.TopicSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnsureTopicRequest. */
            type $Shape = sluice.v1.EnsureTopicRequest.$Properties;
        }

        /**
         * Properties of a TopicReply.
         * @deprecated Use sluice.v1.TopicReply.$Properties instead.
         */
        interface ITopicReply extends sluice.v1.TopicReply.$Properties {
        }

        /** Represents a TopicReply. */
        class TopicReply {

            /**
             * Constructs a new TopicReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.TopicReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicReply topic. */
            topic?: (sluice.v1.TopicInfo.$Properties|null);

            /** TopicReply created. */
            created: boolean;

            /**
             * Creates a new TopicReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicReply instance
             */
            static create(properties: sluice.v1.TopicReply.$Shape): sluice.v1.TopicReply & sluice.v1.TopicReply.$Shape;
            static create(properties?: sluice.v1.TopicReply.$Properties): sluice.v1.TopicReply;

            /**
             * Encodes the specified TopicReply message. Does not implicitly {@link sluice.v1.TopicReply.verify|verify} messages.
             * @param message TopicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.TopicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified TopicReply message, length delimited. Does not implicitly {@link sluice.v1.TopicReply.verify|verify} messages.
             * @param message TopicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.TopicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.TopicReply & sluice.v1.TopicReply.$Shape} TopicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.TopicReply & sluice.v1.TopicReply.$Shape;

            /**
             * Decodes a TopicReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.TopicReply & sluice.v1.TopicReply.$Shape} TopicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.TopicReply & sluice.v1.TopicReply.$Shape;
        }

        namespace TopicReply {

            /** Properties of a TopicReply. */
            interface $Properties {

                /** TopicReply topic */
                topic?: (sluice.v1.TopicInfo.$Properties|null);

                /** TopicReply created */
                created?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicReply. */
            type $Shape = sluice.v1.TopicReply.$Properties;
        }

        /**
         * Properties of a TopicInfo.
         * @deprecated Use sluice.v1.TopicInfo.$Properties instead.
         */
        interface ITopicInfo extends sluice.v1.TopicInfo.$Properties {
        }

        /** Represents a TopicInfo. */
        class TopicInfo {

            /**
             * Constructs a new TopicInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.TopicInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicInfo name. */
            name: string;

            /** TopicInfo uid. */
            uid: number;

            /** TopicInfo settings. */
            settings?: (sluice.v1.TopicSettings.$Properties|null);

            /** TopicInfo partitioningVersion. */
            partitioningVersion: number;

            /** TopicInfo createdAt. */
            createdAt: number;

            /** TopicInfo partitions. */
            partitions: sluice.v1.PartitionInfo.$Properties[];

            /** TopicInfo messages. */
            messages: number;

            /** TopicInfo bytes. */
            bytes: number;

            /**
             * Creates a new TopicInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicInfo instance
             */
            static create(properties: sluice.v1.TopicInfo.$Shape): sluice.v1.TopicInfo & sluice.v1.TopicInfo.$Shape;
            static create(properties?: sluice.v1.TopicInfo.$Properties): sluice.v1.TopicInfo;

            /**
             * Encodes the specified TopicInfo message. Does not implicitly {@link sluice.v1.TopicInfo.verify|verify} messages.
             * @param message TopicInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.TopicInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified TopicInfo message, length delimited. Does not implicitly {@link sluice.v1.TopicInfo.verify|verify} messages.
             * @param message TopicInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.TopicInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.TopicInfo & sluice.v1.TopicInfo.$Shape} TopicInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.TopicInfo & sluice.v1.TopicInfo.$Shape;

            /**
             * Decodes a TopicInfo message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.TopicInfo & sluice.v1.TopicInfo.$Shape} TopicInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.TopicInfo & sluice.v1.TopicInfo.$Shape;
        }

        namespace TopicInfo {

            /** Properties of a TopicInfo. */
            interface $Properties {

                /** TopicInfo name */
                name?: (string|null);

                /** TopicInfo uid */
                uid?: (number|null);

                /** TopicInfo settings */
                settings?: (sluice.v1.TopicSettings.$Properties|null);

                /** TopicInfo partitioningVersion */
                partitioningVersion?: (number|null);

                /** TopicInfo createdAt */
                createdAt?: (number|null);

                /** TopicInfo partitions */
                partitions?: (sluice.v1.PartitionInfo.$Properties[]|null);

                /** TopicInfo messages */
                messages?: (number|null);

                /** TopicInfo bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicInfo. */
            type $Shape = sluice.v1.TopicInfo.$Properties;
        }

        /**
         * Properties of a PartitionInfo.
         * @deprecated Use sluice.v1.PartitionInfo.$Properties instead.
         */
        interface IPartitionInfo extends sluice.v1.PartitionInfo.$Properties {
        }

        /** Represents a PartitionInfo. */
        class PartitionInfo {

            /**
             * Constructs a new PartitionInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionInfo partition. */
            partition: number;

            /** PartitionInfo lowWatermark. */
            lowWatermark: number;

            /** PartitionInfo endOffset. */
            endOffset: number;

            /** PartitionInfo bytes. */
            bytes: number;

            /** PartitionInfo segments. */
            segments: number;

            /** PartitionInfo truncatedAt. */
            truncatedAt?: (number|null);

            /**
             * Creates a new PartitionInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionInfo instance
             */
            static create(properties: sluice.v1.PartitionInfo.$Shape): sluice.v1.PartitionInfo & sluice.v1.PartitionInfo.$Shape;
            static create(properties?: sluice.v1.PartitionInfo.$Properties): sluice.v1.PartitionInfo;

            /**
             * Encodes the specified PartitionInfo message. Does not implicitly {@link sluice.v1.PartitionInfo.verify|verify} messages.
             * @param message PartitionInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionInfo message, length delimited. Does not implicitly {@link sluice.v1.PartitionInfo.verify|verify} messages.
             * @param message PartitionInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionInfo & sluice.v1.PartitionInfo.$Shape} PartitionInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionInfo & sluice.v1.PartitionInfo.$Shape;

            /**
             * Decodes a PartitionInfo message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionInfo & sluice.v1.PartitionInfo.$Shape} PartitionInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionInfo & sluice.v1.PartitionInfo.$Shape;
        }

        namespace PartitionInfo {

            /** Properties of a PartitionInfo. */
            interface $Properties {

                /** PartitionInfo partition */
                partition?: (number|null);

                /** PartitionInfo lowWatermark */
                lowWatermark?: (number|null);

                /** PartitionInfo endOffset */
                endOffset?: (number|null);

                /** PartitionInfo bytes */
                bytes?: (number|null);

                /** PartitionInfo segments */
                segments?: (number|null);

                /** PartitionInfo truncatedAt */
                truncatedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionInfo. */
            type $Shape = sluice.v1.PartitionInfo.$Properties;
        }

        /**
         * Properties of a ListTopicsRequest.
         * @deprecated Use sluice.v1.ListTopicsRequest.$Properties instead.
         */
        interface IListTopicsRequest extends sluice.v1.ListTopicsRequest.$Properties {
        }

        /** Represents a ListTopicsRequest. */
        class ListTopicsRequest {

            /**
             * Constructs a new ListTopicsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListTopicsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTopicsRequest after. */
            after: string;

            /** ListTopicsRequest limit. */
            limit: number;

            /**
             * Creates a new ListTopicsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTopicsRequest instance
             */
            static create(properties: sluice.v1.ListTopicsRequest.$Shape): sluice.v1.ListTopicsRequest & sluice.v1.ListTopicsRequest.$Shape;
            static create(properties?: sluice.v1.ListTopicsRequest.$Properties): sluice.v1.ListTopicsRequest;

            /**
             * Encodes the specified ListTopicsRequest message. Does not implicitly {@link sluice.v1.ListTopicsRequest.verify|verify} messages.
             * @param message ListTopicsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListTopicsRequest message, length delimited. Does not implicitly {@link sluice.v1.ListTopicsRequest.verify|verify} messages.
             * @param message ListTopicsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTopicsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListTopicsRequest & sluice.v1.ListTopicsRequest.$Shape} ListTopicsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListTopicsRequest & sluice.v1.ListTopicsRequest.$Shape;

            /**
             * Decodes a ListTopicsRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListTopicsRequest & sluice.v1.ListTopicsRequest.$Shape} ListTopicsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListTopicsRequest & sluice.v1.ListTopicsRequest.$Shape;
        }

        namespace ListTopicsRequest {

            /** Properties of a ListTopicsRequest. */
            interface $Properties {

                /** ListTopicsRequest after */
                after?: (string|null);

                /** ListTopicsRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTopicsRequest. */
            type $Shape = sluice.v1.ListTopicsRequest.$Properties;
        }

        /**
         * Properties of a ListTopicsReply.
         * @deprecated Use sluice.v1.ListTopicsReply.$Properties instead.
         */
        interface IListTopicsReply extends sluice.v1.ListTopicsReply.$Properties {
        }

        /** Represents a ListTopicsReply. */
        class ListTopicsReply {

            /**
             * Constructs a new ListTopicsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListTopicsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTopicsReply topics. */
            topics: sluice.v1.TopicInfo.$Properties[];

            /** ListTopicsReply more. */
            more: boolean;

            /**
             * Creates a new ListTopicsReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTopicsReply instance
             */
            static create(properties: sluice.v1.ListTopicsReply.$Shape): sluice.v1.ListTopicsReply & sluice.v1.ListTopicsReply.$Shape;
            static create(properties?: sluice.v1.ListTopicsReply.$Properties): sluice.v1.ListTopicsReply;

            /**
             * Encodes the specified ListTopicsReply message. Does not implicitly {@link sluice.v1.ListTopicsReply.verify|verify} messages.
             * @param message ListTopicsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListTopicsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListTopicsReply message, length delimited. Does not implicitly {@link sluice.v1.ListTopicsReply.verify|verify} messages.
             * @param message ListTopicsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListTopicsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTopicsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListTopicsReply & sluice.v1.ListTopicsReply.$Shape} ListTopicsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListTopicsReply & sluice.v1.ListTopicsReply.$Shape;

            /**
             * Decodes a ListTopicsReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListTopicsReply & sluice.v1.ListTopicsReply.$Shape} ListTopicsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListTopicsReply & sluice.v1.ListTopicsReply.$Shape;
        }

        namespace ListTopicsReply {

            /** Properties of a ListTopicsReply. */
            interface $Properties {

                /** ListTopicsReply topics */
                topics?: (sluice.v1.TopicInfo.$Properties[]|null);

                /** ListTopicsReply more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTopicsReply. */
            type $Shape = sluice.v1.ListTopicsReply.$Properties;
        }

        /**
         * Properties of a DescribeTopicRequest.
         * @deprecated Use sluice.v1.DescribeTopicRequest.$Properties instead.
         */
        interface IDescribeTopicRequest extends sluice.v1.DescribeTopicRequest.$Properties {
        }

        /** Represents a DescribeTopicRequest. */
        class DescribeTopicRequest {

            /**
             * Constructs a new DescribeTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DescribeTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DescribeTopicRequest name. */
            name: string;

            /** DescribeTopicRequest createIfMissing. */
            createIfMissing: boolean;

            /** DescribeTopicRequest lineage. */
            lineage: number;

            /**
             * Creates a new DescribeTopicRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DescribeTopicRequest instance
             */
            static create(properties: sluice.v1.DescribeTopicRequest.$Shape): sluice.v1.DescribeTopicRequest & sluice.v1.DescribeTopicRequest.$Shape;
            static create(properties?: sluice.v1.DescribeTopicRequest.$Properties): sluice.v1.DescribeTopicRequest;

            /**
             * Encodes the specified DescribeTopicRequest message. Does not implicitly {@link sluice.v1.DescribeTopicRequest.verify|verify} messages.
             * @param message DescribeTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DescribeTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DescribeTopicRequest message, length delimited. Does not implicitly {@link sluice.v1.DescribeTopicRequest.verify|verify} messages.
             * @param message DescribeTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DescribeTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DescribeTopicRequest & sluice.v1.DescribeTopicRequest.$Shape} DescribeTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DescribeTopicRequest & sluice.v1.DescribeTopicRequest.$Shape;

            /**
             * Decodes a DescribeTopicRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DescribeTopicRequest & sluice.v1.DescribeTopicRequest.$Shape} DescribeTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DescribeTopicRequest & sluice.v1.DescribeTopicRequest.$Shape;
        }

        namespace DescribeTopicRequest {

            /** Properties of a DescribeTopicRequest. */
            interface $Properties {

                /** DescribeTopicRequest name */
                name?: (string|null);

                /** DescribeTopicRequest createIfMissing */
                createIfMissing?: (boolean|null);

                /** DescribeTopicRequest lineage */
                lineage?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeTopicRequest. */
            type $Shape = sluice.v1.DescribeTopicRequest.$Properties;
        }

        /**
         * Properties of a DeleteTopicRequest.
         * @deprecated Use sluice.v1.DeleteTopicRequest.$Properties instead.
         */
        interface IDeleteTopicRequest extends sluice.v1.DeleteTopicRequest.$Properties {
        }

        /** Represents a DeleteTopicRequest. */
        class DeleteTopicRequest {

            /**
             * Constructs a new DeleteTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeleteTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteTopicRequest name. */
            name: string;

            /**
             * Creates a new DeleteTopicRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteTopicRequest instance
             */
            static create(properties: sluice.v1.DeleteTopicRequest.$Shape): sluice.v1.DeleteTopicRequest & sluice.v1.DeleteTopicRequest.$Shape;
            static create(properties?: sluice.v1.DeleteTopicRequest.$Properties): sluice.v1.DeleteTopicRequest;

            /**
             * Encodes the specified DeleteTopicRequest message. Does not implicitly {@link sluice.v1.DeleteTopicRequest.verify|verify} messages.
             * @param message DeleteTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeleteTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeleteTopicRequest message, length delimited. Does not implicitly {@link sluice.v1.DeleteTopicRequest.verify|verify} messages.
             * @param message DeleteTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeleteTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeleteTopicRequest & sluice.v1.DeleteTopicRequest.$Shape} DeleteTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeleteTopicRequest & sluice.v1.DeleteTopicRequest.$Shape;

            /**
             * Decodes a DeleteTopicRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeleteTopicRequest & sluice.v1.DeleteTopicRequest.$Shape} DeleteTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeleteTopicRequest & sluice.v1.DeleteTopicRequest.$Shape;
        }

        namespace DeleteTopicRequest {

            /** Properties of a DeleteTopicRequest. */
            interface $Properties {

                /** DeleteTopicRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTopicRequest. */
            type $Shape = sluice.v1.DeleteTopicRequest.$Properties;
        }

        /**
         * Properties of a DeleteTopicReply.
         * @deprecated Use sluice.v1.DeleteTopicReply.$Properties instead.
         */
        interface IDeleteTopicReply extends sluice.v1.DeleteTopicReply.$Properties {
        }

        /** Represents a DeleteTopicReply. */
        class DeleteTopicReply {

            /**
             * Constructs a new DeleteTopicReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeleteTopicReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteTopicReply messages. */
            messages: number;

            /**
             * Creates a new DeleteTopicReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteTopicReply instance
             */
            static create(properties: sluice.v1.DeleteTopicReply.$Shape): sluice.v1.DeleteTopicReply & sluice.v1.DeleteTopicReply.$Shape;
            static create(properties?: sluice.v1.DeleteTopicReply.$Properties): sluice.v1.DeleteTopicReply;

            /**
             * Encodes the specified DeleteTopicReply message. Does not implicitly {@link sluice.v1.DeleteTopicReply.verify|verify} messages.
             * @param message DeleteTopicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeleteTopicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeleteTopicReply message, length delimited. Does not implicitly {@link sluice.v1.DeleteTopicReply.verify|verify} messages.
             * @param message DeleteTopicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeleteTopicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTopicReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeleteTopicReply & sluice.v1.DeleteTopicReply.$Shape} DeleteTopicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeleteTopicReply & sluice.v1.DeleteTopicReply.$Shape;

            /**
             * Decodes a DeleteTopicReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeleteTopicReply & sluice.v1.DeleteTopicReply.$Shape} DeleteTopicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeleteTopicReply & sluice.v1.DeleteTopicReply.$Shape;
        }

        namespace DeleteTopicReply {

            /** Properties of a DeleteTopicReply. */
            interface $Properties {

                /** DeleteTopicReply messages */
                messages?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTopicReply. */
            type $Shape = sluice.v1.DeleteTopicReply.$Properties;
        }

        /**
         * Properties of a SubscribeRequest.
         * @deprecated Use sluice.v1.SubscribeRequest.$Properties instead.
         */
        interface ISubscribeRequest extends sluice.v1.SubscribeRequest.$Properties {
        }

        /** Represents a SubscribeRequest. */
        class SubscribeRequest {

            /**
             * Constructs a new SubscribeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SubscribeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubscribeRequest subscription. */
            subscription: number;

            /** SubscribeRequest topic. */
            topic: string;

            /** SubscribeRequest partitions. */
            partitions: sluice.v1.PartitionStart.$Properties[];

            /** SubscribeRequest start. */
            start?: (sluice.v1.Start.$Properties|null);

            /** SubscribeRequest creditBytes. */
            creditBytes: number;

            /** SubscribeRequest resetToEarliest. */
            resetToEarliest: boolean;

            /** SubscribeRequest group. */
            group: string;

            /** SubscribeRequest filter. */
            filter: string;

            /** SubscribeRequest lineage. */
            lineage: number;

            /**
             * Creates a new SubscribeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SubscribeRequest instance
             */
            static create(properties: sluice.v1.SubscribeRequest.$Shape): sluice.v1.SubscribeRequest & sluice.v1.SubscribeRequest.$Shape;
            static create(properties?: sluice.v1.SubscribeRequest.$Properties): sluice.v1.SubscribeRequest;

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link sluice.v1.SubscribeRequest.verify|verify} messages.
             * @param message SubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SubscribeRequest message, length delimited. Does not implicitly {@link sluice.v1.SubscribeRequest.verify|verify} messages.
             * @param message SubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SubscribeRequest & sluice.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SubscribeRequest & sluice.v1.SubscribeRequest.$Shape;

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SubscribeRequest & sluice.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SubscribeRequest & sluice.v1.SubscribeRequest.$Shape;
        }

        namespace SubscribeRequest {

            /** Properties of a SubscribeRequest. */
            interface $Properties {

                /** SubscribeRequest subscription */
                subscription?: (number|null);

                /** SubscribeRequest topic */
                topic?: (string|null);

                /** SubscribeRequest partitions */
                partitions?: (sluice.v1.PartitionStart.$Properties[]|null);

                /** SubscribeRequest start */
                start?: (sluice.v1.Start.$Properties|null);

                /** SubscribeRequest creditBytes */
                creditBytes?: (number|null);

                /** SubscribeRequest resetToEarliest */
                resetToEarliest?: (boolean|null);

                /** SubscribeRequest group */
                group?: (string|null);

                /** SubscribeRequest filter */
                filter?: (string|null);

                /** SubscribeRequest lineage */
                lineage?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscribeRequest. */
            type $Shape = {
              subscription?: number|null;
              topic?: string|null;
              partitions?: sluice.v1.PartitionStart.$Shape[]|null;
              start?: sluice.v1.Start.$Shape|null;
              creditBytes?: number|null;
              resetToEarliest?: boolean|null;
              group?: string|null;
              filter?: string|null;
              lineage?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a PartitionStart.
         * @deprecated Use sluice.v1.PartitionStart.$Properties instead.
         */
        interface IPartitionStart extends sluice.v1.PartitionStart.$Properties {
        }

        /** Represents a PartitionStart. */
        class PartitionStart {

            /**
             * Constructs a new PartitionStart.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionStart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionStart partition. */
            partition: number;

            /** PartitionStart start. */
            start?: (sluice.v1.Start.$Properties|null);

            /**
             * Creates a new PartitionStart instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionStart instance
             */
            static create(properties: sluice.v1.PartitionStart.$Shape): sluice.v1.PartitionStart & sluice.v1.PartitionStart.$Shape;
            static create(properties?: sluice.v1.PartitionStart.$Properties): sluice.v1.PartitionStart;

            /**
             * Encodes the specified PartitionStart message. Does not implicitly {@link sluice.v1.PartitionStart.verify|verify} messages.
             * @param message PartitionStart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionStart message, length delimited. Does not implicitly {@link sluice.v1.PartitionStart.verify|verify} messages.
             * @param message PartitionStart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionStart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionStart & sluice.v1.PartitionStart.$Shape} PartitionStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionStart & sluice.v1.PartitionStart.$Shape;

            /**
             * Decodes a PartitionStart message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionStart & sluice.v1.PartitionStart.$Shape} PartitionStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionStart & sluice.v1.PartitionStart.$Shape;
        }

        namespace PartitionStart {

            /** Properties of a PartitionStart. */
            interface $Properties {

                /** PartitionStart partition */
                partition?: (number|null);

                /** PartitionStart start */
                start?: (sluice.v1.Start.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionStart. */
            type $Shape = {
              partition?: number|null;
              start?: sluice.v1.Start.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Start.
         * @deprecated Use sluice.v1.Start.$Properties instead.
         */
        interface IStart extends sluice.v1.Start.$Properties {
        }

        /** Represents a Start. */
        class Start {

            /**
             * Constructs a new Start.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Start.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Start earliest. */
            earliest?: (sluice.v1.Start.Earliest.$Properties|null);

            /** Start latest. */
            latest?: (sluice.v1.Start.Latest.$Properties|null);

            /** Start offset. */
            offset?: (number|null);

            /** Start timestamp. */
            timestamp?: (number|null);

            /** Start at. */
            at?: ("earliest"|"latest"|"offset"|"timestamp");

            /**
             * Creates a new Start instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Start instance
             */
            static create(properties: sluice.v1.Start.$Shape): sluice.v1.Start & sluice.v1.Start.$Shape;
            static create(properties?: sluice.v1.Start.$Properties): sluice.v1.Start;

            /**
             * Encodes the specified Start message. Does not implicitly {@link sluice.v1.Start.verify|verify} messages.
             * @param message Start message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Start.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Start message, length delimited. Does not implicitly {@link sluice.v1.Start.verify|verify} messages.
             * @param message Start message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Start.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Start message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Start & sluice.v1.Start.$Shape} Start
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Start & sluice.v1.Start.$Shape;

            /**
             * Decodes a Start message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Start & sluice.v1.Start.$Shape} Start
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Start & sluice.v1.Start.$Shape;
        }

        namespace Start {

            /** Properties of a Start. */
            interface $Properties {

                /** Start earliest */
                earliest?: (sluice.v1.Start.Earliest.$Properties|null);

                /** Start latest */
                latest?: (sluice.v1.Start.Latest.$Properties|null);

                /** Start offset */
                offset?: (number|null);

                /** Start timestamp */
                timestamp?: (number|null);

                /** Start at */
                at?: ("earliest"|"latest"|"offset"|"timestamp");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Start. */
            type $Shape = {
              earliest?: sluice.v1.Start.Earliest.$Shape|null;
              latest?: sluice.v1.Start.Latest.$Shape|null;
              offset?: number|null;
              timestamp?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ at?: undefined; earliest?: null; latest?: null; offset?: null; timestamp?: null }|{ at?: "earliest"; earliest: sluice.v1.Start.Earliest.$Shape; latest?: null; offset?: null; timestamp?: null }|{ at?: "latest"; earliest?: null; latest: sluice.v1.Start.Latest.$Shape; offset?: null; timestamp?: null }|{ at?: "offset"; earliest?: null; latest?: null; offset: number; timestamp?: null }|{ at?: "timestamp"; earliest?: null; latest?: null; offset?: null; timestamp: number })
            );

            /**
             * Properties of an Earliest.
             * @deprecated Use sluice.v1.Start.Earliest.$Properties instead.
             */
            interface IEarliest extends sluice.v1.Start.Earliest.$Properties {
            }

            /** Represents an Earliest. */
            class Earliest {

                /**
                 * Constructs a new Earliest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: sluice.v1.Start.Earliest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Earliest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Earliest instance
                 */
                static create(properties: sluice.v1.Start.Earliest.$Shape): sluice.v1.Start.Earliest & sluice.v1.Start.Earliest.$Shape;
                static create(properties?: sluice.v1.Start.Earliest.$Properties): sluice.v1.Start.Earliest;

                /**
                 * Encodes the specified Earliest message. Does not implicitly {@link sluice.v1.Start.Earliest.verify|verify} messages.
                 * @param message Earliest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: sluice.v1.Start.Earliest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Earliest message, length delimited. Does not implicitly {@link sluice.v1.Start.Earliest.verify|verify} messages.
                 * @param message Earliest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: sluice.v1.Start.Earliest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Earliest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {sluice.v1.Start.Earliest & sluice.v1.Start.Earliest.$Shape} Earliest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Start.Earliest & sluice.v1.Start.Earliest.$Shape;

                /**
                 * Decodes an Earliest message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {sluice.v1.Start.Earliest & sluice.v1.Start.Earliest.$Shape} Earliest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Start.Earliest & sluice.v1.Start.Earliest.$Shape;
            }

            namespace Earliest {

                /** Properties of an Earliest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Earliest. */
                type $Shape = sluice.v1.Start.Earliest.$Properties;
            }

            /**
             * Properties of a Latest.
             * @deprecated Use sluice.v1.Start.Latest.$Properties instead.
             */
            interface ILatest extends sluice.v1.Start.Latest.$Properties {
            }

            /** Represents a Latest. */
            class Latest {

                /**
                 * Constructs a new Latest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: sluice.v1.Start.Latest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Latest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Latest instance
                 */
                static create(properties: sluice.v1.Start.Latest.$Shape): sluice.v1.Start.Latest & sluice.v1.Start.Latest.$Shape;
                static create(properties?: sluice.v1.Start.Latest.$Properties): sluice.v1.Start.Latest;

                /**
                 * Encodes the specified Latest message. Does not implicitly {@link sluice.v1.Start.Latest.verify|verify} messages.
                 * @param message Latest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: sluice.v1.Start.Latest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Latest message, length delimited. Does not implicitly {@link sluice.v1.Start.Latest.verify|verify} messages.
                 * @param message Latest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: sluice.v1.Start.Latest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Latest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {sluice.v1.Start.Latest & sluice.v1.Start.Latest.$Shape} Latest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Start.Latest & sluice.v1.Start.Latest.$Shape;

                /**
                 * Decodes a Latest message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {sluice.v1.Start.Latest & sluice.v1.Start.Latest.$Shape} Latest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Start.Latest & sluice.v1.Start.Latest.$Shape;
            }

            namespace Latest {

                /** Properties of a Latest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Latest. */
                type $Shape = sluice.v1.Start.Latest.$Properties;
            }
        }

        /**
         * Properties of a SubscribeReply.
         * @deprecated Use sluice.v1.SubscribeReply.$Properties instead.
         */
        interface ISubscribeReply extends sluice.v1.SubscribeReply.$Properties {
        }

        /** Represents a SubscribeReply. */
        class SubscribeReply {

            /**
             * Constructs a new SubscribeReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SubscribeReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubscribeReply topicUid. */
            topicUid: number;

            /** SubscribeReply partitions. */
            partitions: sluice.v1.PartitionPosition.$Properties[];

            /** SubscribeReply lineage. */
            lineage: number;

            /**
             * Creates a new SubscribeReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SubscribeReply instance
             */
            static create(properties: sluice.v1.SubscribeReply.$Shape): sluice.v1.SubscribeReply & sluice.v1.SubscribeReply.$Shape;
            static create(properties?: sluice.v1.SubscribeReply.$Properties): sluice.v1.SubscribeReply;

            /**
             * Encodes the specified SubscribeReply message. Does not implicitly {@link sluice.v1.SubscribeReply.verify|verify} messages.
             * @param message SubscribeReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SubscribeReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SubscribeReply message, length delimited. Does not implicitly {@link sluice.v1.SubscribeReply.verify|verify} messages.
             * @param message SubscribeReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SubscribeReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscribeReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SubscribeReply & sluice.v1.SubscribeReply.$Shape} SubscribeReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SubscribeReply & sluice.v1.SubscribeReply.$Shape;

            /**
             * Decodes a SubscribeReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SubscribeReply & sluice.v1.SubscribeReply.$Shape} SubscribeReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SubscribeReply & sluice.v1.SubscribeReply.$Shape;
        }

        namespace SubscribeReply {

            /** Properties of a SubscribeReply. */
            interface $Properties {

                /** SubscribeReply topicUid */
                topicUid?: (number|null);

                /** SubscribeReply partitions */
                partitions?: (sluice.v1.PartitionPosition.$Properties[]|null);

                /** SubscribeReply lineage */
                lineage?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscribeReply. */
            type $Shape = sluice.v1.SubscribeReply.$Properties;
        }

        /**
         * Properties of a PartitionPosition.
         * @deprecated Use sluice.v1.PartitionPosition.$Properties instead.
         */
        interface IPartitionPosition extends sluice.v1.PartitionPosition.$Properties {
        }

        /** Represents a PartitionPosition. */
        class PartitionPosition {

            /**
             * Constructs a new PartitionPosition.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionPosition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionPosition partition. */
            partition: number;

            /** PartitionPosition startOffset. */
            startOffset: number;

            /** PartitionPosition endOffset. */
            endOffset: number;

            /** PartitionPosition lowWatermark. */
            lowWatermark: number;

            /** PartitionPosition truncatedAt. */
            truncatedAt?: (number|null);

            /**
             * Creates a new PartitionPosition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionPosition instance
             */
            static create(properties: sluice.v1.PartitionPosition.$Shape): sluice.v1.PartitionPosition & sluice.v1.PartitionPosition.$Shape;
            static create(properties?: sluice.v1.PartitionPosition.$Properties): sluice.v1.PartitionPosition;

            /**
             * Encodes the specified PartitionPosition message. Does not implicitly {@link sluice.v1.PartitionPosition.verify|verify} messages.
             * @param message PartitionPosition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionPosition message, length delimited. Does not implicitly {@link sluice.v1.PartitionPosition.verify|verify} messages.
             * @param message PartitionPosition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionPosition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionPosition & sluice.v1.PartitionPosition.$Shape} PartitionPosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionPosition & sluice.v1.PartitionPosition.$Shape;

            /**
             * Decodes a PartitionPosition message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionPosition & sluice.v1.PartitionPosition.$Shape} PartitionPosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionPosition & sluice.v1.PartitionPosition.$Shape;
        }

        namespace PartitionPosition {

            /** Properties of a PartitionPosition. */
            interface $Properties {

                /** PartitionPosition partition */
                partition?: (number|null);

                /** PartitionPosition startOffset */
                startOffset?: (number|null);

                /** PartitionPosition endOffset */
                endOffset?: (number|null);

                /** PartitionPosition lowWatermark */
                lowWatermark?: (number|null);

                /** PartitionPosition truncatedAt */
                truncatedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionPosition. */
            type $Shape = sluice.v1.PartitionPosition.$Properties;
        }

        /**
         * Properties of a Credit.
         * @deprecated Use sluice.v1.Credit.$Properties instead.
         */
        interface ICredit extends sluice.v1.Credit.$Properties {
        }

        /** Represents a Credit. */
        class Credit {

            /**
             * Constructs a new Credit.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Credit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Credit subscription. */
            subscription: number;

            /** Credit bytes. */
            bytes: number;

            /**
             * Creates a new Credit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Credit instance
             */
            static create(properties: sluice.v1.Credit.$Shape): sluice.v1.Credit & sluice.v1.Credit.$Shape;
            static create(properties?: sluice.v1.Credit.$Properties): sluice.v1.Credit;

            /**
             * Encodes the specified Credit message. Does not implicitly {@link sluice.v1.Credit.verify|verify} messages.
             * @param message Credit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Credit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Credit message, length delimited. Does not implicitly {@link sluice.v1.Credit.verify|verify} messages.
             * @param message Credit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Credit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Credit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Credit & sluice.v1.Credit.$Shape} Credit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Credit & sluice.v1.Credit.$Shape;

            /**
             * Decodes a Credit message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Credit & sluice.v1.Credit.$Shape} Credit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Credit & sluice.v1.Credit.$Shape;
        }

        namespace Credit {

            /** Properties of a Credit. */
            interface $Properties {

                /** Credit subscription */
                subscription?: (number|null);

                /** Credit bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Credit. */
            type $Shape = sluice.v1.Credit.$Properties;
        }

        /**
         * Properties of a Batches.
         * @deprecated Use sluice.v1.Batches.$Properties instead.
         */
        interface IBatches extends sluice.v1.Batches.$Properties {
        }

        /** Represents a Batches. */
        class Batches {

            /**
             * Constructs a new Batches.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Batches.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Batches batches. */
            batches: sluice.v1.StoredBatch.$Properties[];

            /** Batches subscription. */
            subscription: number;

            /** Batches partition. */
            partition: number;

            /** Batches endOffset. */
            endOffset: number;

            /**
             * Creates a new Batches instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Batches instance
             */
            static create(properties: sluice.v1.Batches.$Shape): sluice.v1.Batches & sluice.v1.Batches.$Shape;
            static create(properties?: sluice.v1.Batches.$Properties): sluice.v1.Batches;

            /**
             * Encodes the specified Batches message. Does not implicitly {@link sluice.v1.Batches.verify|verify} messages.
             * @param message Batches message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Batches.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Batches message, length delimited. Does not implicitly {@link sluice.v1.Batches.verify|verify} messages.
             * @param message Batches message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Batches.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Batches message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Batches & sluice.v1.Batches.$Shape} Batches
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Batches & sluice.v1.Batches.$Shape;

            /**
             * Decodes a Batches message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Batches & sluice.v1.Batches.$Shape} Batches
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Batches & sluice.v1.Batches.$Shape;
        }

        namespace Batches {

            /** Properties of a Batches. */
            interface $Properties {

                /** Batches batches */
                batches?: (sluice.v1.StoredBatch.$Properties[]|null);

                /** Batches subscription */
                subscription?: (number|null);

                /** Batches partition */
                partition?: (number|null);

                /** Batches endOffset */
                endOffset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Batches. */
            type $Shape = sluice.v1.Batches.$Properties;
        }

        /**
         * Properties of an UnsubscribeRequest.
         * @deprecated Use sluice.v1.UnsubscribeRequest.$Properties instead.
         */
        interface IUnsubscribeRequest extends sluice.v1.UnsubscribeRequest.$Properties {
        }

        /** Represents an UnsubscribeRequest. */
        class UnsubscribeRequest {

            /**
             * Constructs a new UnsubscribeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.UnsubscribeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UnsubscribeRequest subscription. */
            subscription: number;

            /**
             * Creates a new UnsubscribeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UnsubscribeRequest instance
             */
            static create(properties: sluice.v1.UnsubscribeRequest.$Shape): sluice.v1.UnsubscribeRequest & sluice.v1.UnsubscribeRequest.$Shape;
            static create(properties?: sluice.v1.UnsubscribeRequest.$Properties): sluice.v1.UnsubscribeRequest;

            /**
             * Encodes the specified UnsubscribeRequest message. Does not implicitly {@link sluice.v1.UnsubscribeRequest.verify|verify} messages.
             * @param message UnsubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.UnsubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified UnsubscribeRequest message, length delimited. Does not implicitly {@link sluice.v1.UnsubscribeRequest.verify|verify} messages.
             * @param message UnsubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.UnsubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UnsubscribeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.UnsubscribeRequest & sluice.v1.UnsubscribeRequest.$Shape} UnsubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.UnsubscribeRequest & sluice.v1.UnsubscribeRequest.$Shape;

            /**
             * Decodes an UnsubscribeRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.UnsubscribeRequest & sluice.v1.UnsubscribeRequest.$Shape} UnsubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.UnsubscribeRequest & sluice.v1.UnsubscribeRequest.$Shape;
        }

        namespace UnsubscribeRequest {

            /** Properties of an UnsubscribeRequest. */
            interface $Properties {

                /** UnsubscribeRequest subscription */
                subscription?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UnsubscribeRequest. */
            type $Shape = sluice.v1.UnsubscribeRequest.$Properties;
        }

        /**
         * Properties of a SubscriptionEnded.
         * @deprecated Use sluice.v1.SubscriptionEnded.$Properties instead.
         */
        interface ISubscriptionEnded extends sluice.v1.SubscriptionEnded.$Properties {
        }

        /** Represents a SubscriptionEnded. */
        class SubscriptionEnded {

            /**
             * Constructs a new SubscriptionEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SubscriptionEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubscriptionEnded subscription. */
            subscription: number;

            /** SubscriptionEnded code. */
            code: number;

            /** SubscriptionEnded message. */
            message: string;

            /** SubscriptionEnded details. */
            details: { [k: string]: string };

            /**
             * Creates a new SubscriptionEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SubscriptionEnded instance
             */
            static create(properties: sluice.v1.SubscriptionEnded.$Shape): sluice.v1.SubscriptionEnded & sluice.v1.SubscriptionEnded.$Shape;
            static create(properties?: sluice.v1.SubscriptionEnded.$Properties): sluice.v1.SubscriptionEnded;

            /**
             * Encodes the specified SubscriptionEnded message. Does not implicitly {@link sluice.v1.SubscriptionEnded.verify|verify} messages.
             * @param message SubscriptionEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SubscriptionEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SubscriptionEnded message, length delimited. Does not implicitly {@link sluice.v1.SubscriptionEnded.verify|verify} messages.
             * @param message SubscriptionEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SubscriptionEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscriptionEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SubscriptionEnded & sluice.v1.SubscriptionEnded.$Shape} SubscriptionEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SubscriptionEnded & sluice.v1.SubscriptionEnded.$Shape;

            /**
             * Decodes a SubscriptionEnded message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SubscriptionEnded & sluice.v1.SubscriptionEnded.$Shape} SubscriptionEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SubscriptionEnded & sluice.v1.SubscriptionEnded.$Shape;
        }

        namespace SubscriptionEnded {

            /** Properties of a SubscriptionEnded. */
            interface $Properties {

                /** SubscriptionEnded subscription */
                subscription?: (number|null);

                /** SubscriptionEnded code */
                code?: (number|null);

                /** SubscriptionEnded message */
                message?: (string|null);

                /** SubscriptionEnded details */
                details?: ({ [k: string]: string }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscriptionEnded. */
            type $Shape = sluice.v1.SubscriptionEnded.$Properties;
        }

        /**
         * Properties of a Record.
         * @deprecated Use sluice.v1.Record.$Properties instead.
         */
        interface IRecord extends sluice.v1.Record.$Properties {
        }

        /** Represents a Record. */
        class Record {

            /**
             * Constructs a new Record.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Record.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Record value. */
            value: Uint8Array;

            /** Record key. */
            key?: (Uint8Array|null);

            /** Record timestampDelta. */
            timestampDelta: number;

            /** Record headers. */
            headers: sluice.v1.Header.$Properties[];

            /** Record subject. */
            subject: string;

            /** Record contentType. */
            contentType: string;

            /** Record messageId. */
            messageId: string;

            /** Record priority. */
            priority?: (number|null);

            /** Record deliverAt. */
            deliverAt?: (number|null);

            /** Record expiresAt. */
            expiresAt?: (number|null);

            /** Record orderKey. */
            orderKey?: (Uint8Array|null);

            /** Record traceparent. */
            traceparent: string;

            /** Record tracestate. */
            tracestate: string;

            /** Record delayMs. */
            delayMs?: (number|null);

            /** Record ttlMs. */
            ttlMs?: (number|null);

            /**
             * Creates a new Record instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Record instance
             */
            static create(properties: sluice.v1.Record.$Shape): sluice.v1.Record & sluice.v1.Record.$Shape;
            static create(properties?: sluice.v1.Record.$Properties): sluice.v1.Record;

            /**
             * Encodes the specified Record message. Does not implicitly {@link sluice.v1.Record.verify|verify} messages.
             * @param message Record message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Record.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Record message, length delimited. Does not implicitly {@link sluice.v1.Record.verify|verify} messages.
             * @param message Record message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Record.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Record & sluice.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Record & sluice.v1.Record.$Shape;

            /**
             * Decodes a Record message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Record & sluice.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Record & sluice.v1.Record.$Shape;
        }

        namespace Record {

            /** Properties of a Record. */
            interface $Properties {

                /** Record value */
                value?: (Uint8Array|null);

                /** Record key */
                key?: (Uint8Array|null);

                /** Record timestampDelta */
                timestampDelta?: (number|null);

                /** Record headers */
                headers?: (sluice.v1.Header.$Properties[]|null);

                /** Record subject */
                subject?: (string|null);

                /** Record contentType */
                contentType?: (string|null);

                /** Record messageId */
                messageId?: (string|null);

                /** Record priority */
                priority?: (number|null);

                /** Record deliverAt */
                deliverAt?: (number|null);

                /** Record expiresAt */
                expiresAt?: (number|null);

                /** Record orderKey */
                orderKey?: (Uint8Array|null);

                /** Record traceparent */
                traceparent?: (string|null);

                /** Record tracestate */
                tracestate?: (string|null);

                /** Record delayMs */
                delayMs?: (number|null);

                /** Record ttlMs */
                ttlMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Record. */
            type $Shape = sluice.v1.Record.$Properties;
        }

        /**
         * Properties of a Header.
         * @deprecated Use sluice.v1.Header.$Properties instead.
         */
        interface IHeader extends sluice.v1.Header.$Properties {
        }

        /** Represents a Header. */
        class Header {

            /**
             * Constructs a new Header.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Header.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Header name. */
            name: string;

            /** Header value. */
            value: Uint8Array;

            /**
             * Creates a new Header instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Header instance
             */
            static create(properties: sluice.v1.Header.$Shape): sluice.v1.Header & sluice.v1.Header.$Shape;
            static create(properties?: sluice.v1.Header.$Properties): sluice.v1.Header;

            /**
             * Encodes the specified Header message. Does not implicitly {@link sluice.v1.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Header message, length delimited. Does not implicitly {@link sluice.v1.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Header & sluice.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Header & sluice.v1.Header.$Shape;

            /**
             * Decodes a Header message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Header & sluice.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Header & sluice.v1.Header.$Shape;
        }

        namespace Header {

            /** Properties of a Header. */
            interface $Properties {

                /** Header name */
                name?: (string|null);

                /** Header value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Header. */
            type $Shape = sluice.v1.Header.$Properties;
        }

        /**
         * Properties of a RecordBatch.
         * @deprecated Use sluice.v1.RecordBatch.$Properties instead.
         */
        interface IRecordBatch extends sluice.v1.RecordBatch.$Properties {
        }

        /** Represents a RecordBatch. */
        class RecordBatch {

            /**
             * Constructs a new RecordBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RecordBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RecordBatch baseTimestamp. */
            baseTimestamp: number;

            /** RecordBatch records. */
            records: sluice.v1.Record.$Properties[];

            /**
             * Creates a new RecordBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RecordBatch instance
             */
            static create(properties: sluice.v1.RecordBatch.$Shape): sluice.v1.RecordBatch & sluice.v1.RecordBatch.$Shape;
            static create(properties?: sluice.v1.RecordBatch.$Properties): sluice.v1.RecordBatch;

            /**
             * Encodes the specified RecordBatch message. Does not implicitly {@link sluice.v1.RecordBatch.verify|verify} messages.
             * @param message RecordBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RecordBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RecordBatch message, length delimited. Does not implicitly {@link sluice.v1.RecordBatch.verify|verify} messages.
             * @param message RecordBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RecordBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RecordBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RecordBatch & sluice.v1.RecordBatch.$Shape} RecordBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RecordBatch & sluice.v1.RecordBatch.$Shape;

            /**
             * Decodes a RecordBatch message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RecordBatch & sluice.v1.RecordBatch.$Shape} RecordBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RecordBatch & sluice.v1.RecordBatch.$Shape;
        }

        namespace RecordBatch {

            /** Properties of a RecordBatch. */
            interface $Properties {

                /** RecordBatch baseTimestamp */
                baseTimestamp?: (number|null);

                /** RecordBatch records */
                records?: (sluice.v1.Record.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RecordBatch. */
            type $Shape = sluice.v1.RecordBatch.$Properties;
        }

        /** Codec enum. */
        enum Codec {

            /** CODEC_NONE value */
            CODEC_NONE = 0,

            /** CODEC_GZIP value */
            CODEC_GZIP = 1,

            /** CODEC_ZSTD value */
            CODEC_ZSTD = 2
        }

        /**
         * Properties of a StoredBatch.
         * @deprecated Use sluice.v1.StoredBatch.$Properties instead.
         */
        interface IStoredBatch extends sluice.v1.StoredBatch.$Properties {
        }

        /** Represents a StoredBatch. */
        class StoredBatch {

            /**
             * Constructs a new StoredBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.StoredBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StoredBatch baseOffset. */
            baseOffset: number;

            /** StoredBatch appendTime. */
            appendTime: number;

            /** StoredBatch count. */
            count: number;

            /** StoredBatch epoch. */
            epoch: number;

            /** StoredBatch producerId. */
            producerId: number;

            /** StoredBatch producerEpoch. */
            producerEpoch: number;

            /** StoredBatch sequence. */
            sequence: number;

            /** StoredBatch codec. */
            codec: sluice.v1.Codec;

            /** StoredBatch crc. */
            crc: number;

            /** StoredBatch flags. */
            flags: number;

            /** StoredBatch offsetDeltas. */
            offsetDeltas: number[];

            /** StoredBatch attributes. */
            attributes: Uint8Array;

            /** StoredBatch header. */
            header?: (sluice.v1.SegmentHeader.$Properties|null);

            /** StoredBatch headCrc. */
            headCrc: number;

            /** StoredBatch records. */
            records: Uint8Array;

            /**
             * Creates a new StoredBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StoredBatch instance
             */
            static create(properties: sluice.v1.StoredBatch.$Shape): sluice.v1.StoredBatch & sluice.v1.StoredBatch.$Shape;
            static create(properties?: sluice.v1.StoredBatch.$Properties): sluice.v1.StoredBatch;

            /**
             * Encodes the specified StoredBatch message. Does not implicitly {@link sluice.v1.StoredBatch.verify|verify} messages.
             * @param message StoredBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.StoredBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified StoredBatch message, length delimited. Does not implicitly {@link sluice.v1.StoredBatch.verify|verify} messages.
             * @param message StoredBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.StoredBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StoredBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.StoredBatch & sluice.v1.StoredBatch.$Shape} StoredBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.StoredBatch & sluice.v1.StoredBatch.$Shape;

            /**
             * Decodes a StoredBatch message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.StoredBatch & sluice.v1.StoredBatch.$Shape} StoredBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.StoredBatch & sluice.v1.StoredBatch.$Shape;
        }

        namespace StoredBatch {

            /** Properties of a StoredBatch. */
            interface $Properties {

                /** StoredBatch baseOffset */
                baseOffset?: (number|null);

                /** StoredBatch appendTime */
                appendTime?: (number|null);

                /** StoredBatch count */
                count?: (number|null);

                /** StoredBatch epoch */
                epoch?: (number|null);

                /** StoredBatch producerId */
                producerId?: (number|null);

                /** StoredBatch producerEpoch */
                producerEpoch?: (number|null);

                /** StoredBatch sequence */
                sequence?: (number|null);

                /** StoredBatch codec */
                codec?: (sluice.v1.Codec|null);

                /** StoredBatch crc */
                crc?: (number|null);

                /** StoredBatch flags */
                flags?: (number|null);

                /** StoredBatch offsetDeltas */
                offsetDeltas?: (number[]|null);

                /** StoredBatch attributes */
                attributes?: (Uint8Array|null);

                /** StoredBatch header */
                header?: (sluice.v1.SegmentHeader.$Properties|null);

                /** StoredBatch headCrc */
                headCrc?: (number|null);

                /** StoredBatch records */
                records?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StoredBatch. */
            type $Shape = sluice.v1.StoredBatch.$Properties;
        }

        /**
         * Properties of a SegmentHeader.
         * @deprecated Use sluice.v1.SegmentHeader.$Properties instead.
         */
        interface ISegmentHeader extends sluice.v1.SegmentHeader.$Properties {
        }

        /** Represents a SegmentHeader. */
        class SegmentHeader {

            /**
             * Constructs a new SegmentHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SegmentHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SegmentHeader formatVersion. */
            formatVersion: number;

            /** SegmentHeader owner. */
            owner: string;

            /** SegmentHeader ownerUid. */
            ownerUid: number;

            /** SegmentHeader partitionUid. */
            partitionUid: number;

            /** SegmentHeader partition. */
            partition: number;

            /** SegmentHeader baseOffset. */
            baseOffset: number;

            /** SegmentHeader generation. */
            generation: number;

            /**
             * Creates a new SegmentHeader instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SegmentHeader instance
             */
            static create(properties: sluice.v1.SegmentHeader.$Shape): sluice.v1.SegmentHeader & sluice.v1.SegmentHeader.$Shape;
            static create(properties?: sluice.v1.SegmentHeader.$Properties): sluice.v1.SegmentHeader;

            /**
             * Encodes the specified SegmentHeader message. Does not implicitly {@link sluice.v1.SegmentHeader.verify|verify} messages.
             * @param message SegmentHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SegmentHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SegmentHeader message, length delimited. Does not implicitly {@link sluice.v1.SegmentHeader.verify|verify} messages.
             * @param message SegmentHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SegmentHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SegmentHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SegmentHeader & sluice.v1.SegmentHeader.$Shape} SegmentHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SegmentHeader & sluice.v1.SegmentHeader.$Shape;

            /**
             * Decodes a SegmentHeader message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SegmentHeader & sluice.v1.SegmentHeader.$Shape} SegmentHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SegmentHeader & sluice.v1.SegmentHeader.$Shape;
        }

        namespace SegmentHeader {

            /** Properties of a SegmentHeader. */
            interface $Properties {

                /** SegmentHeader formatVersion */
                formatVersion?: (number|null);

                /** SegmentHeader owner */
                owner?: (string|null);

                /** SegmentHeader ownerUid */
                ownerUid?: (number|null);

                /** SegmentHeader partitionUid */
                partitionUid?: (number|null);

                /** SegmentHeader partition */
                partition?: (number|null);

                /** SegmentHeader baseOffset */
                baseOffset?: (number|null);

                /** SegmentHeader generation */
                generation?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SegmentHeader. */
            type $Shape = sluice.v1.SegmentHeader.$Properties;
        }

        /**
         * Properties of a Segment.
         * @deprecated Use sluice.v1.Segment.$Properties instead.
         */
        interface ISegment extends sluice.v1.Segment.$Properties {
        }

        /** Represents a Segment. */
        class Segment {

            /**
             * Constructs a new Segment.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Segment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Segment batches. */
            batches: sluice.v1.StoredBatch.$Properties[];

            /**
             * Creates a new Segment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Segment instance
             */
            static create(properties: sluice.v1.Segment.$Shape): sluice.v1.Segment & sluice.v1.Segment.$Shape;
            static create(properties?: sluice.v1.Segment.$Properties): sluice.v1.Segment;

            /**
             * Encodes the specified Segment message. Does not implicitly {@link sluice.v1.Segment.verify|verify} messages.
             * @param message Segment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Segment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Segment message, length delimited. Does not implicitly {@link sluice.v1.Segment.verify|verify} messages.
             * @param message Segment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Segment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Segment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Segment & sluice.v1.Segment.$Shape} Segment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Segment & sluice.v1.Segment.$Shape;

            /**
             * Decodes a Segment message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Segment & sluice.v1.Segment.$Shape} Segment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Segment & sluice.v1.Segment.$Shape;
        }

        namespace Segment {

            /** Properties of a Segment. */
            interface $Properties {

                /** Segment batches */
                batches?: (sluice.v1.StoredBatch.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Segment. */
            type $Shape = sluice.v1.Segment.$Properties;
        }

        /**
         * Properties of a Frame.
         * @deprecated Use sluice.v1.Frame.$Properties instead.
         */
        interface IFrame extends sluice.v1.Frame.$Properties {
        }

        /** Represents a Frame. */
        class Frame {

            /**
             * Constructs a new Frame.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Frame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Frame correlation. */
            correlation: number;

            /** Frame hello. */
            hello?: (sluice.v1.Hello.$Properties|null);

            /** Frame welcome. */
            welcome?: (sluice.v1.Welcome.$Properties|null);

            /** Frame error. */
            error?: (sluice.v1.Error.$Properties|null);

            /** Frame ping. */
            ping?: (sluice.v1.Ping.$Properties|null);

            /** Frame pong. */
            pong?: (sluice.v1.Pong.$Properties|null);

            /** Frame goodbye. */
            goodbye?: (sluice.v1.Goodbye.$Properties|null);

            /** Frame ok. */
            ok?: (sluice.v1.Ok.$Properties|null);

            /** Frame publish. */
            publish?: (sluice.v1.PublishRequest.$Properties|null);

            /** Frame published. */
            published?: (sluice.v1.PublishReply.$Properties|null);

            /** Frame initProducer. */
            initProducer?: (sluice.v1.InitProducerRequest.$Properties|null);

            /** Frame producer. */
            producer?: (sluice.v1.InitProducerReply.$Properties|null);

            /** Frame atomic. */
            atomic?: (sluice.v1.AtomicRequest.$Properties|null);

            /** Frame atomicDone. */
            atomicDone?: (sluice.v1.AtomicReply.$Properties|null);

            /** Frame subscribe. */
            subscribe?: (sluice.v1.SubscribeRequest.$Properties|null);

            /** Frame subscribed. */
            subscribed?: (sluice.v1.SubscribeReply.$Properties|null);

            /** Frame credit. */
            credit?: (sluice.v1.Credit.$Properties|null);

            /** Frame batches. */
            batches?: (sluice.v1.Batches.$Properties|null);

            /** Frame unsubscribe. */
            unsubscribe?: (sluice.v1.UnsubscribeRequest.$Properties|null);

            /** Frame subscriptionEnded. */
            subscriptionEnded?: (sluice.v1.SubscriptionEnded.$Properties|null);

            /** Frame consume. */
            consume?: (sluice.v1.ConsumeRequest.$Properties|null);

            /** Frame consuming. */
            consuming?: (sluice.v1.ConsumeReply.$Properties|null);

            /** Frame deliveries. */
            deliveries?: (sluice.v1.Deliveries.$Properties|null);

            /** Frame settle. */
            settle?: (sluice.v1.SettleRequest.$Properties|null);

            /** Frame settled. */
            settled?: (sluice.v1.SettleReply.$Properties|null);

            /** Frame consumerCredit. */
            consumerCredit?: (sluice.v1.ConsumerCredit.$Properties|null);

            /** Frame stopConsuming. */
            stopConsuming?: (sluice.v1.StopConsumingRequest.$Properties|null);

            /** Frame consumerEnded. */
            consumerEnded?: (sluice.v1.ConsumerEnded.$Properties|null);

            /** Frame deliveriesLost. */
            deliveriesLost?: (sluice.v1.DeliveriesLost.$Properties|null);

            /** Frame peek. */
            peek?: (sluice.v1.PeekRequest.$Properties|null);

            /** Frame peeked. */
            peeked?: (sluice.v1.PeekReply.$Properties|null);

            /** Frame createTopic. */
            createTopic?: (sluice.v1.CreateTopicRequest.$Properties|null);

            /** Frame topic. */
            topic?: (sluice.v1.TopicReply.$Properties|null);

            /** Frame listTopics. */
            listTopics?: (sluice.v1.ListTopicsRequest.$Properties|null);

            /** Frame topics. */
            topics?: (sluice.v1.ListTopicsReply.$Properties|null);

            /** Frame describeTopic. */
            describeTopic?: (sluice.v1.DescribeTopicRequest.$Properties|null);

            /** Frame deleteTopic. */
            deleteTopic?: (sluice.v1.DeleteTopicRequest.$Properties|null);

            /** Frame ensureTopic. */
            ensureTopic?: (sluice.v1.EnsureTopicRequest.$Properties|null);

            /** Frame topicDeleted. */
            topicDeleted?: (sluice.v1.DeleteTopicReply.$Properties|null);

            /** Frame createQueue. */
            createQueue?: (sluice.v1.CreateQueueRequest.$Properties|null);

            /** Frame ensureQueue. */
            ensureQueue?: (sluice.v1.EnsureQueueRequest.$Properties|null);

            /** Frame queue. */
            queue?: (sluice.v1.QueueReply.$Properties|null);

            /** Frame listQueues. */
            listQueues?: (sluice.v1.ListQueuesRequest.$Properties|null);

            /** Frame queues. */
            queues?: (sluice.v1.ListQueuesReply.$Properties|null);

            /** Frame describeQueue. */
            describeQueue?: (sluice.v1.DescribeQueueRequest.$Properties|null);

            /** Frame deleteQueue. */
            deleteQueue?: (sluice.v1.DeleteQueueRequest.$Properties|null);

            /** Frame queueDeleted. */
            queueDeleted?: (sluice.v1.DeleteQueueReply.$Properties|null);

            /** Frame redrive. */
            redrive?: (sluice.v1.RedriveRequest.$Properties|null);

            /** Frame redriven. */
            redriven?: (sluice.v1.RedriveReply.$Properties|null);

            /** Frame alterQueue. */
            alterQueue?: (sluice.v1.AlterQueueRequest.$Properties|null);

            /** Frame pauseQueue. */
            pauseQueue?: (sluice.v1.PauseQueueRequest.$Properties|null);

            /** Frame resumeQueue. */
            resumeQueue?: (sluice.v1.ResumeQueueRequest.$Properties|null);

            /** Frame purgeQueue. */
            purgeQueue?: (sluice.v1.PurgeQueueRequest.$Properties|null);

            /** Frame queuePurged. */
            queuePurged?: (sluice.v1.PurgeQueueReply.$Properties|null);

            /** Frame moveMessages. */
            moveMessages?: (sluice.v1.MoveMessagesRequest.$Properties|null);

            /** Frame messagesMoved. */
            messagesMoved?: (sluice.v1.MoveMessagesReply.$Properties|null);

            /** Frame renewLocks. */
            renewLocks?: (sluice.v1.RenewLocksRequest.$Properties|null);

            /** Frame blockedKeys. */
            blockedKeys?: (sluice.v1.BlockedKeysRequest.$Properties|null);

            /** Frame blocked. */
            blocked?: (sluice.v1.BlockedKeysReply.$Properties|null);

            /** Frame upsertSchedule. */
            upsertSchedule?: (sluice.v1.UpsertScheduleRequest.$Properties|null);

            /** Frame listSchedules. */
            listSchedules?: (sluice.v1.ListSchedulesRequest.$Properties|null);

            /** Frame describeSchedule. */
            describeSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

            /** Frame pauseSchedule. */
            pauseSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

            /** Frame resumeSchedule. */
            resumeSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

            /** Frame cancelSchedule. */
            cancelSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

            /** Frame schedule. */
            schedule?: (sluice.v1.ScheduleReply.$Properties|null);

            /** Frame schedules. */
            schedules?: (sluice.v1.ListSchedulesReply.$Properties|null);

            /** Frame findMessage. */
            findMessage?: (sluice.v1.FindMessageRequest.$Properties|null);

            /** Frame messageFound. */
            messageFound?: (sluice.v1.FindMessageReply.$Properties|null);

            /** Frame cancelMessage. */
            cancelMessage?: (sluice.v1.CancelMessageRequest.$Properties|null);

            /** Frame messageCancelled. */
            messageCancelled?: (sluice.v1.CancelMessageReply.$Properties|null);

            /** Frame listSettled. */
            listSettled?: (sluice.v1.ListSettledRequest.$Properties|null);

            /** Frame settledList. */
            settledList?: (sluice.v1.ListSettledReply.$Properties|null);

            /** Frame reportProgress. */
            reportProgress?: (sluice.v1.ReportProgressRequest.$Properties|null);

            /** Frame progressReported. */
            progressReported?: (sluice.v1.ReportProgressReply.$Properties|null);

            /** Frame body. */
            body?: ("hello"|"welcome"|"error"|"ping"|"pong"|"goodbye"|"ok"|"publish"|"published"|"initProducer"|"producer"|"atomic"|"atomicDone"|"subscribe"|"subscribed"|"credit"|"batches"|"unsubscribe"|"subscriptionEnded"|"consume"|"consuming"|"deliveries"|"settle"|"settled"|"consumerCredit"|"stopConsuming"|"consumerEnded"|"deliveriesLost"|"peek"|"peeked"|"createTopic"|"topic"|"listTopics"|"topics"|"describeTopic"|"deleteTopic"|"ensureTopic"|"topicDeleted"|"createQueue"|"ensureQueue"|"queue"|"listQueues"|"queues"|"describeQueue"|"deleteQueue"|"queueDeleted"|"redrive"|"redriven"|"alterQueue"|"pauseQueue"|"resumeQueue"|"purgeQueue"|"queuePurged"|"moveMessages"|"messagesMoved"|"renewLocks"|"blockedKeys"|"blocked"|"upsertSchedule"|"listSchedules"|"describeSchedule"|"pauseSchedule"|"resumeSchedule"|"cancelSchedule"|"schedule"|"schedules"|"findMessage"|"messageFound"|"cancelMessage"|"messageCancelled"|"listSettled"|"settledList"|"reportProgress"|"progressReported");

            /**
             * Creates a new Frame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Frame instance
             */
            static create(properties: sluice.v1.Frame.$Shape): sluice.v1.Frame & sluice.v1.Frame.$Shape;
            static create(properties?: sluice.v1.Frame.$Properties): sluice.v1.Frame;

            /**
             * Encodes the specified Frame message. Does not implicitly {@link sluice.v1.Frame.verify|verify} messages.
             * @param message Frame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Frame message, length delimited. Does not implicitly {@link sluice.v1.Frame.verify|verify} messages.
             * @param message Frame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Frame & sluice.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Frame & sluice.v1.Frame.$Shape;

            /**
             * Decodes a Frame message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Frame & sluice.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Frame & sluice.v1.Frame.$Shape;
        }

        namespace Frame {

            /** Properties of a Frame. */
            interface $Properties {

                /** Frame correlation */
                correlation?: (number|null);

                /** Frame hello */
                hello?: (sluice.v1.Hello.$Properties|null);

                /** Frame welcome */
                welcome?: (sluice.v1.Welcome.$Properties|null);

                /** Frame error */
                error?: (sluice.v1.Error.$Properties|null);

                /** Frame ping */
                ping?: (sluice.v1.Ping.$Properties|null);

                /** Frame pong */
                pong?: (sluice.v1.Pong.$Properties|null);

                /** Frame goodbye */
                goodbye?: (sluice.v1.Goodbye.$Properties|null);

                /** Frame ok */
                ok?: (sluice.v1.Ok.$Properties|null);

                /** Frame publish */
                publish?: (sluice.v1.PublishRequest.$Properties|null);

                /** Frame published */
                published?: (sluice.v1.PublishReply.$Properties|null);

                /** Frame initProducer */
                initProducer?: (sluice.v1.InitProducerRequest.$Properties|null);

                /** Frame producer */
                producer?: (sluice.v1.InitProducerReply.$Properties|null);

                /** Frame atomic */
                atomic?: (sluice.v1.AtomicRequest.$Properties|null);

                /** Frame atomicDone */
                atomicDone?: (sluice.v1.AtomicReply.$Properties|null);

                /** Frame subscribe */
                subscribe?: (sluice.v1.SubscribeRequest.$Properties|null);

                /** Frame subscribed */
                subscribed?: (sluice.v1.SubscribeReply.$Properties|null);

                /** Frame credit */
                credit?: (sluice.v1.Credit.$Properties|null);

                /** Frame batches */
                batches?: (sluice.v1.Batches.$Properties|null);

                /** Frame unsubscribe */
                unsubscribe?: (sluice.v1.UnsubscribeRequest.$Properties|null);

                /** Frame subscriptionEnded */
                subscriptionEnded?: (sluice.v1.SubscriptionEnded.$Properties|null);

                /** Frame consume */
                consume?: (sluice.v1.ConsumeRequest.$Properties|null);

                /** Frame consuming */
                consuming?: (sluice.v1.ConsumeReply.$Properties|null);

                /** Frame deliveries */
                deliveries?: (sluice.v1.Deliveries.$Properties|null);

                /** Frame settle */
                settle?: (sluice.v1.SettleRequest.$Properties|null);

                /** Frame settled */
                settled?: (sluice.v1.SettleReply.$Properties|null);

                /** Frame consumerCredit */
                consumerCredit?: (sluice.v1.ConsumerCredit.$Properties|null);

                /** Frame stopConsuming */
                stopConsuming?: (sluice.v1.StopConsumingRequest.$Properties|null);

                /** Frame consumerEnded */
                consumerEnded?: (sluice.v1.ConsumerEnded.$Properties|null);

                /** Frame deliveriesLost */
                deliveriesLost?: (sluice.v1.DeliveriesLost.$Properties|null);

                /** Frame peek */
                peek?: (sluice.v1.PeekRequest.$Properties|null);

                /** Frame peeked */
                peeked?: (sluice.v1.PeekReply.$Properties|null);

                /** Frame createTopic */
                createTopic?: (sluice.v1.CreateTopicRequest.$Properties|null);

                /** Frame topic */
                topic?: (sluice.v1.TopicReply.$Properties|null);

                /** Frame listTopics */
                listTopics?: (sluice.v1.ListTopicsRequest.$Properties|null);

                /** Frame topics */
                topics?: (sluice.v1.ListTopicsReply.$Properties|null);

                /** Frame describeTopic */
                describeTopic?: (sluice.v1.DescribeTopicRequest.$Properties|null);

                /** Frame deleteTopic */
                deleteTopic?: (sluice.v1.DeleteTopicRequest.$Properties|null);

                /** Frame ensureTopic */
                ensureTopic?: (sluice.v1.EnsureTopicRequest.$Properties|null);

                /** Frame topicDeleted */
                topicDeleted?: (sluice.v1.DeleteTopicReply.$Properties|null);

                /** Frame createQueue */
                createQueue?: (sluice.v1.CreateQueueRequest.$Properties|null);

                /** Frame ensureQueue */
                ensureQueue?: (sluice.v1.EnsureQueueRequest.$Properties|null);

                /** Frame queue */
                queue?: (sluice.v1.QueueReply.$Properties|null);

                /** Frame listQueues */
                listQueues?: (sluice.v1.ListQueuesRequest.$Properties|null);

                /** Frame queues */
                queues?: (sluice.v1.ListQueuesReply.$Properties|null);

                /** Frame describeQueue */
                describeQueue?: (sluice.v1.DescribeQueueRequest.$Properties|null);

                /** Frame deleteQueue */
                deleteQueue?: (sluice.v1.DeleteQueueRequest.$Properties|null);

                /** Frame queueDeleted */
                queueDeleted?: (sluice.v1.DeleteQueueReply.$Properties|null);

                /** Frame redrive */
                redrive?: (sluice.v1.RedriveRequest.$Properties|null);

                /** Frame redriven */
                redriven?: (sluice.v1.RedriveReply.$Properties|null);

                /** Frame alterQueue */
                alterQueue?: (sluice.v1.AlterQueueRequest.$Properties|null);

                /** Frame pauseQueue */
                pauseQueue?: (sluice.v1.PauseQueueRequest.$Properties|null);

                /** Frame resumeQueue */
                resumeQueue?: (sluice.v1.ResumeQueueRequest.$Properties|null);

                /** Frame purgeQueue */
                purgeQueue?: (sluice.v1.PurgeQueueRequest.$Properties|null);

                /** Frame queuePurged */
                queuePurged?: (sluice.v1.PurgeQueueReply.$Properties|null);

                /** Frame moveMessages */
                moveMessages?: (sluice.v1.MoveMessagesRequest.$Properties|null);

                /** Frame messagesMoved */
                messagesMoved?: (sluice.v1.MoveMessagesReply.$Properties|null);

                /** Frame renewLocks */
                renewLocks?: (sluice.v1.RenewLocksRequest.$Properties|null);

                /** Frame blockedKeys */
                blockedKeys?: (sluice.v1.BlockedKeysRequest.$Properties|null);

                /** Frame blocked */
                blocked?: (sluice.v1.BlockedKeysReply.$Properties|null);

                /** Frame upsertSchedule */
                upsertSchedule?: (sluice.v1.UpsertScheduleRequest.$Properties|null);

                /** Frame listSchedules */
                listSchedules?: (sluice.v1.ListSchedulesRequest.$Properties|null);

                /** Frame describeSchedule */
                describeSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

                /** Frame pauseSchedule */
                pauseSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

                /** Frame resumeSchedule */
                resumeSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

                /** Frame cancelSchedule */
                cancelSchedule?: (sluice.v1.ScheduleRequest.$Properties|null);

                /** Frame schedule */
                schedule?: (sluice.v1.ScheduleReply.$Properties|null);

                /** Frame schedules */
                schedules?: (sluice.v1.ListSchedulesReply.$Properties|null);

                /** Frame findMessage */
                findMessage?: (sluice.v1.FindMessageRequest.$Properties|null);

                /** Frame messageFound */
                messageFound?: (sluice.v1.FindMessageReply.$Properties|null);

                /** Frame cancelMessage */
                cancelMessage?: (sluice.v1.CancelMessageRequest.$Properties|null);

                /** Frame messageCancelled */
                messageCancelled?: (sluice.v1.CancelMessageReply.$Properties|null);

                /** Frame listSettled */
                listSettled?: (sluice.v1.ListSettledRequest.$Properties|null);

                /** Frame settledList */
                settledList?: (sluice.v1.ListSettledReply.$Properties|null);

                /** Frame reportProgress */
                reportProgress?: (sluice.v1.ReportProgressRequest.$Properties|null);

                /** Frame progressReported */
                progressReported?: (sluice.v1.ReportProgressReply.$Properties|null);

                /** Frame body */
                body?: ("hello"|"welcome"|"error"|"ping"|"pong"|"goodbye"|"ok"|"publish"|"published"|"initProducer"|"producer"|"atomic"|"atomicDone"|"subscribe"|"subscribed"|"credit"|"batches"|"unsubscribe"|"subscriptionEnded"|"consume"|"consuming"|"deliveries"|"settle"|"settled"|"consumerCredit"|"stopConsuming"|"consumerEnded"|"deliveriesLost"|"peek"|"peeked"|"createTopic"|"topic"|"listTopics"|"topics"|"describeTopic"|"deleteTopic"|"ensureTopic"|"topicDeleted"|"createQueue"|"ensureQueue"|"queue"|"listQueues"|"queues"|"describeQueue"|"deleteQueue"|"queueDeleted"|"redrive"|"redriven"|"alterQueue"|"pauseQueue"|"resumeQueue"|"purgeQueue"|"queuePurged"|"moveMessages"|"messagesMoved"|"renewLocks"|"blockedKeys"|"blocked"|"upsertSchedule"|"listSchedules"|"describeSchedule"|"pauseSchedule"|"resumeSchedule"|"cancelSchedule"|"schedule"|"schedules"|"findMessage"|"messageFound"|"cancelMessage"|"messageCancelled"|"listSettled"|"settledList"|"reportProgress"|"progressReported");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Frame. */
            type $Shape = {
              correlation?: number|null;
              hello?: sluice.v1.Hello.$Shape|null;
              welcome?: sluice.v1.Welcome.$Shape|null;
              error?: sluice.v1.Error.$Shape|null;
              ping?: sluice.v1.Ping.$Shape|null;
              pong?: sluice.v1.Pong.$Shape|null;
              goodbye?: sluice.v1.Goodbye.$Shape|null;
              ok?: sluice.v1.Ok.$Shape|null;
              publish?: sluice.v1.PublishRequest.$Shape|null;
              published?: sluice.v1.PublishReply.$Shape|null;
              initProducer?: sluice.v1.InitProducerRequest.$Shape|null;
              producer?: sluice.v1.InitProducerReply.$Shape|null;
              atomic?: sluice.v1.AtomicRequest.$Shape|null;
              atomicDone?: sluice.v1.AtomicReply.$Shape|null;
              subscribe?: sluice.v1.SubscribeRequest.$Shape|null;
              subscribed?: sluice.v1.SubscribeReply.$Shape|null;
              credit?: sluice.v1.Credit.$Shape|null;
              batches?: sluice.v1.Batches.$Shape|null;
              unsubscribe?: sluice.v1.UnsubscribeRequest.$Shape|null;
              subscriptionEnded?: sluice.v1.SubscriptionEnded.$Shape|null;
              consume?: sluice.v1.ConsumeRequest.$Shape|null;
              consuming?: sluice.v1.ConsumeReply.$Shape|null;
              deliveries?: sluice.v1.Deliveries.$Shape|null;
              settle?: sluice.v1.SettleRequest.$Shape|null;
              settled?: sluice.v1.SettleReply.$Shape|null;
              consumerCredit?: sluice.v1.ConsumerCredit.$Shape|null;
              stopConsuming?: sluice.v1.StopConsumingRequest.$Shape|null;
              consumerEnded?: sluice.v1.ConsumerEnded.$Shape|null;
              deliveriesLost?: sluice.v1.DeliveriesLost.$Shape|null;
              peek?: sluice.v1.PeekRequest.$Shape|null;
              peeked?: sluice.v1.PeekReply.$Shape|null;
              createTopic?: sluice.v1.CreateTopicRequest.$Shape|null;
              topic?: sluice.v1.TopicReply.$Shape|null;
              listTopics?: sluice.v1.ListTopicsRequest.$Shape|null;
              topics?: sluice.v1.ListTopicsReply.$Shape|null;
              describeTopic?: sluice.v1.DescribeTopicRequest.$Shape|null;
              deleteTopic?: sluice.v1.DeleteTopicRequest.$Shape|null;
              ensureTopic?: sluice.v1.EnsureTopicRequest.$Shape|null;
              topicDeleted?: sluice.v1.DeleteTopicReply.$Shape|null;
              createQueue?: sluice.v1.CreateQueueRequest.$Shape|null;
              ensureQueue?: sluice.v1.EnsureQueueRequest.$Shape|null;
              queue?: sluice.v1.QueueReply.$Shape|null;
              listQueues?: sluice.v1.ListQueuesRequest.$Shape|null;
              queues?: sluice.v1.ListQueuesReply.$Shape|null;
              describeQueue?: sluice.v1.DescribeQueueRequest.$Shape|null;
              deleteQueue?: sluice.v1.DeleteQueueRequest.$Shape|null;
              queueDeleted?: sluice.v1.DeleteQueueReply.$Shape|null;
              redrive?: sluice.v1.RedriveRequest.$Shape|null;
              redriven?: sluice.v1.RedriveReply.$Shape|null;
              alterQueue?: sluice.v1.AlterQueueRequest.$Shape|null;
              pauseQueue?: sluice.v1.PauseQueueRequest.$Shape|null;
              resumeQueue?: sluice.v1.ResumeQueueRequest.$Shape|null;
              purgeQueue?: sluice.v1.PurgeQueueRequest.$Shape|null;
              queuePurged?: sluice.v1.PurgeQueueReply.$Shape|null;
              moveMessages?: sluice.v1.MoveMessagesRequest.$Shape|null;
              messagesMoved?: sluice.v1.MoveMessagesReply.$Shape|null;
              renewLocks?: sluice.v1.RenewLocksRequest.$Shape|null;
              blockedKeys?: sluice.v1.BlockedKeysRequest.$Shape|null;
              blocked?: sluice.v1.BlockedKeysReply.$Shape|null;
              upsertSchedule?: sluice.v1.UpsertScheduleRequest.$Shape|null;
              listSchedules?: sluice.v1.ListSchedulesRequest.$Shape|null;
              describeSchedule?: sluice.v1.ScheduleRequest.$Shape|null;
              pauseSchedule?: sluice.v1.ScheduleRequest.$Shape|null;
              resumeSchedule?: sluice.v1.ScheduleRequest.$Shape|null;
              cancelSchedule?: sluice.v1.ScheduleRequest.$Shape|null;
              schedule?: sluice.v1.ScheduleReply.$Shape|null;
              schedules?: sluice.v1.ListSchedulesReply.$Shape|null;
              findMessage?: sluice.v1.FindMessageRequest.$Shape|null;
              messageFound?: sluice.v1.FindMessageReply.$Shape|null;
              cancelMessage?: sluice.v1.CancelMessageRequest.$Shape|null;
              messageCancelled?: sluice.v1.CancelMessageReply.$Shape|null;
              listSettled?: sluice.v1.ListSettledRequest.$Shape|null;
              settledList?: sluice.v1.ListSettledReply.$Shape|null;
              reportProgress?: sluice.v1.ReportProgressRequest.$Shape|null;
              progressReported?: sluice.v1.ReportProgressReply.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "hello"; hello: sluice.v1.Hello.$Shape; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "welcome"; hello?: null; welcome: sluice.v1.Welcome.$Shape; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "error"; hello?: null; welcome?: null; error: sluice.v1.Error.$Shape; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "ping"; hello?: null; welcome?: null; error?: null; ping: sluice.v1.Ping.$Shape; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "pong"; hello?: null; welcome?: null; error?: null; ping?: null; pong: sluice.v1.Pong.$Shape; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "goodbye"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye: sluice.v1.Goodbye.$Shape; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "ok"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok: sluice.v1.Ok.$Shape; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "publish"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish: sluice.v1.PublishRequest.$Shape; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "published"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published: sluice.v1.PublishReply.$Shape; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "initProducer"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer: sluice.v1.InitProducerRequest.$Shape; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "producer"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer: sluice.v1.InitProducerReply.$Shape; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "atomic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic: sluice.v1.AtomicRequest.$Shape; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "atomicDone"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone: sluice.v1.AtomicReply.$Shape; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "subscribe"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe: sluice.v1.SubscribeRequest.$Shape; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "subscribed"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed: sluice.v1.SubscribeReply.$Shape; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "credit"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit: sluice.v1.Credit.$Shape; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "batches"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches: sluice.v1.Batches.$Shape; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "unsubscribe"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe: sluice.v1.UnsubscribeRequest.$Shape; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "subscriptionEnded"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded: sluice.v1.SubscriptionEnded.$Shape; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "consume"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume: sluice.v1.ConsumeRequest.$Shape; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "consuming"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming: sluice.v1.ConsumeReply.$Shape; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "deliveries"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries: sluice.v1.Deliveries.$Shape; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "settle"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle: sluice.v1.SettleRequest.$Shape; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "settled"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled: sluice.v1.SettleReply.$Shape; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "consumerCredit"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit: sluice.v1.ConsumerCredit.$Shape; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "stopConsuming"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming: sluice.v1.StopConsumingRequest.$Shape; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "consumerEnded"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded: sluice.v1.ConsumerEnded.$Shape; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "deliveriesLost"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost: sluice.v1.DeliveriesLost.$Shape; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "peek"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek: sluice.v1.PeekRequest.$Shape; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "peeked"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked: sluice.v1.PeekReply.$Shape; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "createTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic: sluice.v1.CreateTopicRequest.$Shape; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "topic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic: sluice.v1.TopicReply.$Shape; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "listTopics"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics: sluice.v1.ListTopicsRequest.$Shape; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "topics"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics: sluice.v1.ListTopicsReply.$Shape; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "describeTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic: sluice.v1.DescribeTopicRequest.$Shape; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "deleteTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic: sluice.v1.DeleteTopicRequest.$Shape; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "ensureTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic: sluice.v1.EnsureTopicRequest.$Shape; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "topicDeleted"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted: sluice.v1.DeleteTopicReply.$Shape; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "createQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue: sluice.v1.CreateQueueRequest.$Shape; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "ensureQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue: sluice.v1.EnsureQueueRequest.$Shape; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "queue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue: sluice.v1.QueueReply.$Shape; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "listQueues"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues: sluice.v1.ListQueuesRequest.$Shape; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "queues"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues: sluice.v1.ListQueuesReply.$Shape; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "describeQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue: sluice.v1.DescribeQueueRequest.$Shape; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "deleteQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue: sluice.v1.DeleteQueueRequest.$Shape; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "queueDeleted"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted: sluice.v1.DeleteQueueReply.$Shape; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "redrive"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive: sluice.v1.RedriveRequest.$Shape; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "redriven"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven: sluice.v1.RedriveReply.$Shape; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "alterQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue: sluice.v1.AlterQueueRequest.$Shape; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "pauseQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue: sluice.v1.PauseQueueRequest.$Shape; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "resumeQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue: sluice.v1.ResumeQueueRequest.$Shape; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "purgeQueue"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue: sluice.v1.PurgeQueueRequest.$Shape; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "queuePurged"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged: sluice.v1.PurgeQueueReply.$Shape; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "moveMessages"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages: sluice.v1.MoveMessagesRequest.$Shape; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "messagesMoved"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved: sluice.v1.MoveMessagesReply.$Shape; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "renewLocks"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks: sluice.v1.RenewLocksRequest.$Shape; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "blockedKeys"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys: sluice.v1.BlockedKeysRequest.$Shape; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "blocked"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked: sluice.v1.BlockedKeysReply.$Shape; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "upsertSchedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule: sluice.v1.UpsertScheduleRequest.$Shape; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "listSchedules"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules: sluice.v1.ListSchedulesRequest.$Shape; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "describeSchedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule: sluice.v1.ScheduleRequest.$Shape; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "pauseSchedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule: sluice.v1.ScheduleRequest.$Shape; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "resumeSchedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule: sluice.v1.ScheduleRequest.$Shape; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "cancelSchedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule: sluice.v1.ScheduleRequest.$Shape; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "schedule"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule: sluice.v1.ScheduleReply.$Shape; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "schedules"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules: sluice.v1.ListSchedulesReply.$Shape; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "findMessage"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage: sluice.v1.FindMessageRequest.$Shape; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "messageFound"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound: sluice.v1.FindMessageReply.$Shape; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "cancelMessage"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage: sluice.v1.CancelMessageRequest.$Shape; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "messageCancelled"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled: sluice.v1.CancelMessageReply.$Shape; listSettled?: null; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "listSettled"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled: sluice.v1.ListSettledRequest.$Shape; settledList?: null; reportProgress?: null; progressReported?: null }|{ body?: "settledList"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList: sluice.v1.ListSettledReply.$Shape; reportProgress?: null; progressReported?: null }|{ body?: "reportProgress"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress: sluice.v1.ReportProgressRequest.$Shape; progressReported?: null }|{ body?: "progressReported"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; consume?: null; consuming?: null; deliveries?: null; settle?: null; settled?: null; consumerCredit?: null; stopConsuming?: null; consumerEnded?: null; deliveriesLost?: null; peek?: null; peeked?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null; createQueue?: null; ensureQueue?: null; queue?: null; listQueues?: null; queues?: null; describeQueue?: null; deleteQueue?: null; queueDeleted?: null; redrive?: null; redriven?: null; alterQueue?: null; pauseQueue?: null; resumeQueue?: null; purgeQueue?: null; queuePurged?: null; moveMessages?: null; messagesMoved?: null; renewLocks?: null; blockedKeys?: null; blocked?: null; upsertSchedule?: null; listSchedules?: null; describeSchedule?: null; pauseSchedule?: null; resumeSchedule?: null; cancelSchedule?: null; schedule?: null; schedules?: null; findMessage?: null; messageFound?: null; cancelMessage?: null; messageCancelled?: null; listSettled?: null; settledList?: null; reportProgress?: null; progressReported: sluice.v1.ReportProgressReply.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use sluice.v1.Hello.$Properties instead.
         */
        interface IHello extends sluice.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello minProtocol. */
            minProtocol: number;

            /** Hello maxProtocol. */
            maxProtocol: number;

            /** Hello clientName. */
            clientName: string;

            /** Hello clientVersion. */
            clientVersion: string;

            /** Hello credentials. */
            credentials?: (sluice.v1.Credentials.$Properties|null);

            /** Hello codecs. */
            codecs: sluice.v1.Codec[];

            /** Hello session. */
            session: Uint8Array;

            /** Hello join. */
            join: Uint8Array;

            /** Hello secondConnection. */
            secondConnection: boolean;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: sluice.v1.Hello.$Shape): sluice.v1.Hello & sluice.v1.Hello.$Shape;
            static create(properties?: sluice.v1.Hello.$Properties): sluice.v1.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link sluice.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Hello message, length delimited. Does not implicitly {@link sluice.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Hello & sluice.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Hello & sluice.v1.Hello.$Shape;

            /**
             * Decodes a Hello message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Hello & sluice.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Hello & sluice.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello minProtocol */
                minProtocol?: (number|null);

                /** Hello maxProtocol */
                maxProtocol?: (number|null);

                /** Hello clientName */
                clientName?: (string|null);

                /** Hello clientVersion */
                clientVersion?: (string|null);

                /** Hello credentials */
                credentials?: (sluice.v1.Credentials.$Properties|null);

                /** Hello codecs */
                codecs?: (sluice.v1.Codec[]|null);

                /** Hello session */
                session?: (Uint8Array|null);

                /** Hello join */
                join?: (Uint8Array|null);

                /** Hello secondConnection */
                secondConnection?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = {
              minProtocol?: number|null;
              maxProtocol?: number|null;
              clientName?: string|null;
              clientVersion?: string|null;
              credentials?: sluice.v1.Credentials.$Shape|null;
              codecs?: sluice.v1.Codec[]|null;
              session?: Uint8Array|null;
              join?: Uint8Array|null;
              secondConnection?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Credentials.
         * @deprecated Use sluice.v1.Credentials.$Properties instead.
         */
        interface ICredentials extends sluice.v1.Credentials.$Properties {
        }

        /** Represents a Credentials. */
        class Credentials {

            /**
             * Constructs a new Credentials.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Credentials.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Credentials password. */
            password?: (sluice.v1.Credentials.Password.$Properties|null);

            /** Credentials token. */
            token?: (string|null);

            /** Credentials kind. */
            kind?: ("password"|"token");

            /**
             * Creates a new Credentials instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Credentials instance
             */
            static create(properties: sluice.v1.Credentials.$Shape): sluice.v1.Credentials & sluice.v1.Credentials.$Shape;
            static create(properties?: sluice.v1.Credentials.$Properties): sluice.v1.Credentials;

            /**
             * Encodes the specified Credentials message. Does not implicitly {@link sluice.v1.Credentials.verify|verify} messages.
             * @param message Credentials message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Credentials.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Credentials message, length delimited. Does not implicitly {@link sluice.v1.Credentials.verify|verify} messages.
             * @param message Credentials message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Credentials.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Credentials message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Credentials & sluice.v1.Credentials.$Shape} Credentials
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Credentials & sluice.v1.Credentials.$Shape;

            /**
             * Decodes a Credentials message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Credentials & sluice.v1.Credentials.$Shape} Credentials
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Credentials & sluice.v1.Credentials.$Shape;
        }

        namespace Credentials {

            /** Properties of a Credentials. */
            interface $Properties {

                /** Credentials password */
                password?: (sluice.v1.Credentials.Password.$Properties|null);

                /** Credentials token */
                token?: (string|null);

                /** Credentials kind */
                kind?: ("password"|"token");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Credentials. */
            type $Shape = {
              password?: sluice.v1.Credentials.Password.$Shape|null;
              token?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; password?: null; token?: null }|{ kind?: "password"; password: sluice.v1.Credentials.Password.$Shape; token?: null }|{ kind?: "token"; password?: null; token: string })
            );

            /**
             * Properties of a Password.
             * @deprecated Use sluice.v1.Credentials.Password.$Properties instead.
             */
            interface IPassword extends sluice.v1.Credentials.Password.$Properties {
            }

            /** Represents a Password. */
            class Password {

                /**
                 * Constructs a new Password.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: sluice.v1.Credentials.Password.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Password user. */
                user: string;

                /** Password password. */
                password: string;

                /**
                 * Creates a new Password instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Password instance
                 */
                static create(properties: sluice.v1.Credentials.Password.$Shape): sluice.v1.Credentials.Password & sluice.v1.Credentials.Password.$Shape;
                static create(properties?: sluice.v1.Credentials.Password.$Properties): sluice.v1.Credentials.Password;

                /**
                 * Encodes the specified Password message. Does not implicitly {@link sluice.v1.Credentials.Password.verify|verify} messages.
                 * @param message Password message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: sluice.v1.Credentials.Password.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Password message, length delimited. Does not implicitly {@link sluice.v1.Credentials.Password.verify|verify} messages.
                 * @param message Password message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: sluice.v1.Credentials.Password.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Password message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {sluice.v1.Credentials.Password & sluice.v1.Credentials.Password.$Shape} Password
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Credentials.Password & sluice.v1.Credentials.Password.$Shape;

                /**
                 * Decodes a Password message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {sluice.v1.Credentials.Password & sluice.v1.Credentials.Password.$Shape} Password
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Credentials.Password & sluice.v1.Credentials.Password.$Shape;
            }

            namespace Password {

                /** Properties of a Password. */
                interface $Properties {

                    /** Password user */
                    user?: (string|null);

                    /** Password password */
                    password?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Password. */
                type $Shape = sluice.v1.Credentials.Password.$Properties;
            }
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use sluice.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends sluice.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome protocol. */
            protocol: number;

            /** Welcome nodeId. */
            nodeId: string;

            /** Welcome clusterId. */
            clusterId: string;

            /** Welcome serverVersion. */
            serverVersion: string;

            /** Welcome limits. */
            limits?: (sluice.v1.Limits.$Properties|null);

            /** Welcome heartbeatMs. */
            heartbeatMs: number;

            /** Welcome features. */
            features: string[];

            /** Welcome epoch. */
            epoch: number;

            /** Welcome durability. */
            durability: string;

            /** Welcome flushIntervalMs. */
            flushIntervalMs: number;

            /** Welcome lineage. */
            lineage: number;

            /** Welcome session. */
            session: Uint8Array;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Welcome instance
             */
            static create(properties: sluice.v1.Welcome.$Shape): sluice.v1.Welcome & sluice.v1.Welcome.$Shape;
            static create(properties?: sluice.v1.Welcome.$Properties): sluice.v1.Welcome;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link sluice.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Welcome message, length delimited. Does not implicitly {@link sluice.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Welcome & sluice.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Welcome & sluice.v1.Welcome.$Shape;

            /**
             * Decodes a Welcome message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Welcome & sluice.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Welcome & sluice.v1.Welcome.$Shape;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome protocol */
                protocol?: (number|null);

                /** Welcome nodeId */
                nodeId?: (string|null);

                /** Welcome clusterId */
                clusterId?: (string|null);

                /** Welcome serverVersion */
                serverVersion?: (string|null);

                /** Welcome limits */
                limits?: (sluice.v1.Limits.$Properties|null);

                /** Welcome heartbeatMs */
                heartbeatMs?: (number|null);

                /** Welcome features */
                features?: (string[]|null);

                /** Welcome epoch */
                epoch?: (number|null);

                /** Welcome durability */
                durability?: (string|null);

                /** Welcome flushIntervalMs */
                flushIntervalMs?: (number|null);

                /** Welcome lineage */
                lineage?: (number|null);

                /** Welcome session */
                session?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = sluice.v1.Welcome.$Properties;
        }

        /**
         * Properties of a Limits.
         * @deprecated Use sluice.v1.Limits.$Properties instead.
         */
        interface ILimits extends sluice.v1.Limits.$Properties {
        }

        /** Represents a Limits. */
        class Limits {

            /**
             * Constructs a new Limits.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Limits.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Limits maxFrameBytes. */
            maxFrameBytes: number;

            /** Limits maxMessageBytes. */
            maxMessageBytes: number;

            /** Limits maxProducerInFlight. */
            maxProducerInFlight: number;

            /** Limits publishCreditBytes. */
            publishCreditBytes: number;

            /** Limits maxSubscriptions. */
            maxSubscriptions: number;

            /**
             * Creates a new Limits instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Limits instance
             */
            static create(properties: sluice.v1.Limits.$Shape): sluice.v1.Limits & sluice.v1.Limits.$Shape;
            static create(properties?: sluice.v1.Limits.$Properties): sluice.v1.Limits;

            /**
             * Encodes the specified Limits message. Does not implicitly {@link sluice.v1.Limits.verify|verify} messages.
             * @param message Limits message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Limits.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Limits message, length delimited. Does not implicitly {@link sluice.v1.Limits.verify|verify} messages.
             * @param message Limits message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Limits.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Limits message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Limits & sluice.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Limits & sluice.v1.Limits.$Shape;

            /**
             * Decodes a Limits message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Limits & sluice.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Limits & sluice.v1.Limits.$Shape;
        }

        namespace Limits {

            /** Properties of a Limits. */
            interface $Properties {

                /** Limits maxFrameBytes */
                maxFrameBytes?: (number|null);

                /** Limits maxMessageBytes */
                maxMessageBytes?: (number|null);

                /** Limits maxProducerInFlight */
                maxProducerInFlight?: (number|null);

                /** Limits publishCreditBytes */
                publishCreditBytes?: (number|null);

                /** Limits maxSubscriptions */
                maxSubscriptions?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Limits. */
            type $Shape = sluice.v1.Limits.$Properties;
        }

        /** ErrorCode enum. */
        enum ErrorCode {

            /** ERROR_UNSPECIFIED value */
            ERROR_UNSPECIFIED = 0,

            /** INTERNAL value */
            INTERNAL = 1,

            /** PROTOCOL_ERROR value */
            PROTOCOL_ERROR = 2,

            /** UNSUPPORTED_PROTOCOL value */
            UNSUPPORTED_PROTOCOL = 3,

            /** NOT_SUPPORTED value */
            NOT_SUPPORTED = 4,

            /** INVALID_ARGUMENT value */
            INVALID_ARGUMENT = 5,

            /** NOT_FOUND value */
            NOT_FOUND = 6,

            /** ALREADY_EXISTS value */
            ALREADY_EXISTS = 7,

            /** MESSAGE_TOO_LARGE value */
            MESSAGE_TOO_LARGE = 8,

            /** FRAME_TOO_LARGE value */
            FRAME_TOO_LARGE = 9,

            /** CORRUPT_BATCH value */
            CORRUPT_BATCH = 10,

            /** STALE_PARTITIONING value */
            STALE_PARTITIONING = 11,

            /** UNKNOWN_PRODUCER value */
            UNKNOWN_PRODUCER = 12,

            /** PRODUCER_FENCED value */
            PRODUCER_FENCED = 13,

            /** OUT_OF_SEQUENCE value */
            OUT_OF_SEQUENCE = 14,

            /** OFFSET_OUT_OF_RANGE value */
            OFFSET_OUT_OF_RANGE = 15,

            /** STORAGE_FULL value */
            STORAGE_FULL = 16,

            /** OVERLOADED value */
            OVERLOADED = 17,

            /** CREDIT_EXCEEDED value */
            CREDIT_EXCEEDED = 18,

            /** SHUTTING_DOWN value */
            SHUTTING_DOWN = 19,

            /** SLOW_READER value */
            SLOW_READER = 20,

            /** LIMIT_REACHED value */
            LIMIT_REACHED = 21,

            /** CORRUPT_RANGE value */
            CORRUPT_RANGE = 22,

            /** LOG_TRUNCATED value */
            LOG_TRUNCATED = 23,

            /** CROSS_SHARD value */
            CROSS_SHARD = 24,

            /** UNAUTHENTICATED value */
            UNAUTHENTICATED = 25,

            /** FORBIDDEN value */
            FORBIDDEN = 26,

            /** HEARTBEAT_TIMEOUT value */
            HEARTBEAT_TIMEOUT = 27,

            /** RESULT_UNKNOWN value */
            RESULT_UNKNOWN = 28,

            /** WRONG_KIND value */
            WRONG_KIND = 29,

            /** LOCK_LOST value */
            LOCK_LOST = 30,

            /** QUEUE_FULL value */
            QUEUE_FULL = 31,

            /** MESSAGE_HELD value */
            MESSAGE_HELD = 32
        }

        /**
         * Properties of an Error.
         * @deprecated Use sluice.v1.Error.$Properties instead.
         */
        interface IError extends sluice.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: sluice.v1.ErrorCode;

            /** Error message. */
            message: string;

            /** Error retryable. */
            retryable: boolean;

            /** Error details. */
            details: { [k: string]: string };

            /**
             * Creates a new Error instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Error instance
             */
            static create(properties: sluice.v1.Error.$Shape): sluice.v1.Error & sluice.v1.Error.$Shape;
            static create(properties?: sluice.v1.Error.$Properties): sluice.v1.Error;

            /**
             * Encodes the specified Error message. Does not implicitly {@link sluice.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Error message, length delimited. Does not implicitly {@link sluice.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Error & sluice.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Error & sluice.v1.Error.$Shape;

            /**
             * Decodes an Error message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Error & sluice.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Error & sluice.v1.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: (sluice.v1.ErrorCode|null);

                /** Error message */
                message?: (string|null);

                /** Error retryable */
                retryable?: (boolean|null);

                /** Error details */
                details?: ({ [k: string]: string }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = sluice.v1.Error.$Properties;
        }

        /**
         * Properties of a Ping.
         * @deprecated Use sluice.v1.Ping.$Properties instead.
         */
        interface IPing extends sluice.v1.Ping.$Properties {
        }

        /** Represents a Ping. */
        class Ping {

            /**
             * Constructs a new Ping.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Ping.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Ping instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ping instance
             */
            static create(properties: sluice.v1.Ping.$Shape): sluice.v1.Ping & sluice.v1.Ping.$Shape;
            static create(properties?: sluice.v1.Ping.$Properties): sluice.v1.Ping;

            /**
             * Encodes the specified Ping message. Does not implicitly {@link sluice.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Ping message, length delimited. Does not implicitly {@link sluice.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Ping & sluice.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Ping & sluice.v1.Ping.$Shape;

            /**
             * Decodes a Ping message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Ping & sluice.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Ping & sluice.v1.Ping.$Shape;
        }

        namespace Ping {

            /** Properties of a Ping. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ping. */
            type $Shape = sluice.v1.Ping.$Properties;
        }

        /**
         * Properties of a Pong.
         * @deprecated Use sluice.v1.Pong.$Properties instead.
         */
        interface IPong extends sluice.v1.Pong.$Properties {
        }

        /** Represents a Pong. */
        class Pong {

            /**
             * Constructs a new Pong.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Pong.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Pong instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pong instance
             */
            static create(properties: sluice.v1.Pong.$Shape): sluice.v1.Pong & sluice.v1.Pong.$Shape;
            static create(properties?: sluice.v1.Pong.$Properties): sluice.v1.Pong;

            /**
             * Encodes the specified Pong message. Does not implicitly {@link sluice.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Pong message, length delimited. Does not implicitly {@link sluice.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Pong & sluice.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Pong & sluice.v1.Pong.$Shape;

            /**
             * Decodes a Pong message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Pong & sluice.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Pong & sluice.v1.Pong.$Shape;
        }

        namespace Pong {

            /** Properties of a Pong. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pong. */
            type $Shape = sluice.v1.Pong.$Properties;
        }

        /**
         * Properties of an Ok.
         * @deprecated Use sluice.v1.Ok.$Properties instead.
         */
        interface IOk extends sluice.v1.Ok.$Properties {
        }

        /** Represents an Ok. */
        class Ok {

            /**
             * Constructs a new Ok.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Ok.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Ok instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ok instance
             */
            static create(properties: sluice.v1.Ok.$Shape): sluice.v1.Ok & sluice.v1.Ok.$Shape;
            static create(properties?: sluice.v1.Ok.$Properties): sluice.v1.Ok;

            /**
             * Encodes the specified Ok message. Does not implicitly {@link sluice.v1.Ok.verify|verify} messages.
             * @param message Ok message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Ok.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Ok message, length delimited. Does not implicitly {@link sluice.v1.Ok.verify|verify} messages.
             * @param message Ok message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Ok.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ok message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Ok & sluice.v1.Ok.$Shape} Ok
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Ok & sluice.v1.Ok.$Shape;

            /**
             * Decodes an Ok message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Ok & sluice.v1.Ok.$Shape} Ok
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Ok & sluice.v1.Ok.$Shape;
        }

        namespace Ok {

            /** Properties of an Ok. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ok. */
            type $Shape = sluice.v1.Ok.$Properties;
        }

        /**
         * Properties of a Goodbye.
         * @deprecated Use sluice.v1.Goodbye.$Properties instead.
         */
        interface IGoodbye extends sluice.v1.Goodbye.$Properties {
        }

        /** Represents a Goodbye. */
        class Goodbye {

            /**
             * Constructs a new Goodbye.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Goodbye.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Goodbye reason. */
            reason?: (sluice.v1.Error.$Properties|null);

            /**
             * Creates a new Goodbye instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Goodbye instance
             */
            static create(properties: sluice.v1.Goodbye.$Shape): sluice.v1.Goodbye & sluice.v1.Goodbye.$Shape;
            static create(properties?: sluice.v1.Goodbye.$Properties): sluice.v1.Goodbye;

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link sluice.v1.Goodbye.verify|verify} messages.
             * @param message Goodbye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Goodbye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Goodbye message, length delimited. Does not implicitly {@link sluice.v1.Goodbye.verify|verify} messages.
             * @param message Goodbye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Goodbye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Goodbye & sluice.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Goodbye & sluice.v1.Goodbye.$Shape;

            /**
             * Decodes a Goodbye message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Goodbye & sluice.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Goodbye & sluice.v1.Goodbye.$Shape;
        }

        namespace Goodbye {

            /** Properties of a Goodbye. */
            interface $Properties {

                /** Goodbye reason */
                reason?: (sluice.v1.Error.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Goodbye. */
            type $Shape = sluice.v1.Goodbye.$Properties;
        }

        /** Confirm enum. */
        enum Confirm {

            /** CONFIRM_COMMITTED value */
            CONFIRM_COMMITTED = 0,

            /** CONFIRM_NONE value */
            CONFIRM_NONE = 1
        }

        /**
         * Properties of a PublishRequest.
         * @deprecated Use sluice.v1.PublishRequest.$Properties instead.
         */
        interface IPublishRequest extends sluice.v1.PublishRequest.$Properties {
        }

        /** Represents a PublishRequest. */
        class PublishRequest {

            /**
             * Constructs a new PublishRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PublishRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishRequest target. */
            target: string;

            /** PublishRequest partitioningVersion. */
            partitioningVersion: number;

            /** PublishRequest producerId. */
            producerId: number;

            /** PublishRequest producerEpoch. */
            producerEpoch: number;

            /** PublishRequest sequence. */
            sequence: number;

            /** PublishRequest confirm. */
            confirm: sluice.v1.Confirm;

            /** PublishRequest batches. */
            batches: sluice.v1.PartitionBatch.$Properties[];

            /**
             * Creates a new PublishRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishRequest instance
             */
            static create(properties: sluice.v1.PublishRequest.$Shape): sluice.v1.PublishRequest & sluice.v1.PublishRequest.$Shape;
            static create(properties?: sluice.v1.PublishRequest.$Properties): sluice.v1.PublishRequest;

            /**
             * Encodes the specified PublishRequest message. Does not implicitly {@link sluice.v1.PublishRequest.verify|verify} messages.
             * @param message PublishRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PublishRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PublishRequest message, length delimited. Does not implicitly {@link sluice.v1.PublishRequest.verify|verify} messages.
             * @param message PublishRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PublishRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PublishRequest & sluice.v1.PublishRequest.$Shape} PublishRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PublishRequest & sluice.v1.PublishRequest.$Shape;

            /**
             * Decodes a PublishRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PublishRequest & sluice.v1.PublishRequest.$Shape} PublishRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PublishRequest & sluice.v1.PublishRequest.$Shape;
        }

        namespace PublishRequest {

            /** Properties of a PublishRequest. */
            interface $Properties {

                /** PublishRequest target */
                target?: (string|null);

                /** PublishRequest partitioningVersion */
                partitioningVersion?: (number|null);

                /** PublishRequest producerId */
                producerId?: (number|null);

                /** PublishRequest producerEpoch */
                producerEpoch?: (number|null);

                /** PublishRequest sequence */
                sequence?: (number|null);

                /** PublishRequest confirm */
                confirm?: (sluice.v1.Confirm|null);

                /** PublishRequest batches */
                batches?: (sluice.v1.PartitionBatch.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishRequest. */
            type $Shape = sluice.v1.PublishRequest.$Properties;
        }

        /**
         * Properties of a PartitionBatch.
         * @deprecated Use sluice.v1.PartitionBatch.$Properties instead.
         */
        interface IPartitionBatch extends sluice.v1.PartitionBatch.$Properties {
        }

        /** Represents a PartitionBatch. */
        class PartitionBatch {

            /**
             * Constructs a new PartitionBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionBatch partition. */
            partition?: (number|null);

            /** PartitionBatch count. */
            count: number;

            /** PartitionBatch crc. */
            crc: number;

            /** PartitionBatch codec. */
            codec: sluice.v1.Codec;

            /** PartitionBatch expectedOffset. */
            expectedOffset?: (number|null);

            /** PartitionBatch attributes. */
            attributes: Uint8Array;

            /** PartitionBatch records. */
            records: Uint8Array;

            /**
             * Creates a new PartitionBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionBatch instance
             */
            static create(properties: sluice.v1.PartitionBatch.$Shape): sluice.v1.PartitionBatch & sluice.v1.PartitionBatch.$Shape;
            static create(properties?: sluice.v1.PartitionBatch.$Properties): sluice.v1.PartitionBatch;

            /**
             * Encodes the specified PartitionBatch message. Does not implicitly {@link sluice.v1.PartitionBatch.verify|verify} messages.
             * @param message PartitionBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionBatch message, length delimited. Does not implicitly {@link sluice.v1.PartitionBatch.verify|verify} messages.
             * @param message PartitionBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionBatch & sluice.v1.PartitionBatch.$Shape} PartitionBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionBatch & sluice.v1.PartitionBatch.$Shape;

            /**
             * Decodes a PartitionBatch message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionBatch & sluice.v1.PartitionBatch.$Shape} PartitionBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionBatch & sluice.v1.PartitionBatch.$Shape;
        }

        namespace PartitionBatch {

            /** Properties of a PartitionBatch. */
            interface $Properties {

                /** PartitionBatch partition */
                partition?: (number|null);

                /** PartitionBatch count */
                count?: (number|null);

                /** PartitionBatch crc */
                crc?: (number|null);

                /** PartitionBatch codec */
                codec?: (sluice.v1.Codec|null);

                /** PartitionBatch expectedOffset */
                expectedOffset?: (number|null);

                /** PartitionBatch attributes */
                attributes?: (Uint8Array|null);

                /** PartitionBatch records */
                records?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionBatch. */
            type $Shape = sluice.v1.PartitionBatch.$Properties;
        }

        /**
         * Properties of a PublishReply.
         * @deprecated Use sluice.v1.PublishReply.$Properties instead.
         */
        interface IPublishReply extends sluice.v1.PublishReply.$Properties {
        }

        /** Represents a PublishReply. */
        class PublishReply {

            /**
             * Constructs a new PublishReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PublishReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishReply results. */
            results: sluice.v1.PartitionResult.$Properties[];

            /** PublishReply duplicate. */
            duplicate: boolean;

            /** PublishReply appendTime. */
            appendTime: number;

            /**
             * Creates a new PublishReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishReply instance
             */
            static create(properties: sluice.v1.PublishReply.$Shape): sluice.v1.PublishReply & sluice.v1.PublishReply.$Shape;
            static create(properties?: sluice.v1.PublishReply.$Properties): sluice.v1.PublishReply;

            /**
             * Encodes the specified PublishReply message. Does not implicitly {@link sluice.v1.PublishReply.verify|verify} messages.
             * @param message PublishReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PublishReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PublishReply message, length delimited. Does not implicitly {@link sluice.v1.PublishReply.verify|verify} messages.
             * @param message PublishReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PublishReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PublishReply & sluice.v1.PublishReply.$Shape} PublishReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PublishReply & sluice.v1.PublishReply.$Shape;

            /**
             * Decodes a PublishReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PublishReply & sluice.v1.PublishReply.$Shape} PublishReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PublishReply & sluice.v1.PublishReply.$Shape;
        }

        namespace PublishReply {

            /** Properties of a PublishReply. */
            interface $Properties {

                /** PublishReply results */
                results?: (sluice.v1.PartitionResult.$Properties[]|null);

                /** PublishReply duplicate */
                duplicate?: (boolean|null);

                /** PublishReply appendTime */
                appendTime?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishReply. */
            type $Shape = sluice.v1.PublishReply.$Properties;
        }

        /**
         * Properties of a PartitionResult.
         * @deprecated Use sluice.v1.PartitionResult.$Properties instead.
         */
        interface IPartitionResult extends sluice.v1.PartitionResult.$Properties {
        }

        /** Represents a PartitionResult. */
        class PartitionResult {

            /**
             * Constructs a new PartitionResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionResult partition. */
            partition: number;

            /** PartitionResult baseOffset. */
            baseOffset: number;

            /** PartitionResult count. */
            count: number;

            /** PartitionResult duplicates. */
            duplicates: number[];

            /**
             * Creates a new PartitionResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionResult instance
             */
            static create(properties: sluice.v1.PartitionResult.$Shape): sluice.v1.PartitionResult & sluice.v1.PartitionResult.$Shape;
            static create(properties?: sluice.v1.PartitionResult.$Properties): sluice.v1.PartitionResult;

            /**
             * Encodes the specified PartitionResult message. Does not implicitly {@link sluice.v1.PartitionResult.verify|verify} messages.
             * @param message PartitionResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionResult message, length delimited. Does not implicitly {@link sluice.v1.PartitionResult.verify|verify} messages.
             * @param message PartitionResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionResult & sluice.v1.PartitionResult.$Shape} PartitionResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionResult & sluice.v1.PartitionResult.$Shape;

            /**
             * Decodes a PartitionResult message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionResult & sluice.v1.PartitionResult.$Shape} PartitionResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionResult & sluice.v1.PartitionResult.$Shape;
        }

        namespace PartitionResult {

            /** Properties of a PartitionResult. */
            interface $Properties {

                /** PartitionResult partition */
                partition?: (number|null);

                /** PartitionResult baseOffset */
                baseOffset?: (number|null);

                /** PartitionResult count */
                count?: (number|null);

                /** PartitionResult duplicates */
                duplicates?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionResult. */
            type $Shape = sluice.v1.PartitionResult.$Properties;
        }

        /**
         * Properties of an InitProducerRequest.
         * @deprecated Use sluice.v1.InitProducerRequest.$Properties instead.
         */
        interface IInitProducerRequest extends sluice.v1.InitProducerRequest.$Properties {
        }

        /** Represents an InitProducerRequest. */
        class InitProducerRequest {

            /**
             * Constructs a new InitProducerRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.InitProducerRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InitProducerRequest name. */
            name: string;

            /**
             * Creates a new InitProducerRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InitProducerRequest instance
             */
            static create(properties: sluice.v1.InitProducerRequest.$Shape): sluice.v1.InitProducerRequest & sluice.v1.InitProducerRequest.$Shape;
            static create(properties?: sluice.v1.InitProducerRequest.$Properties): sluice.v1.InitProducerRequest;

            /**
             * Encodes the specified InitProducerRequest message. Does not implicitly {@link sluice.v1.InitProducerRequest.verify|verify} messages.
             * @param message InitProducerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.InitProducerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified InitProducerRequest message, length delimited. Does not implicitly {@link sluice.v1.InitProducerRequest.verify|verify} messages.
             * @param message InitProducerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.InitProducerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InitProducerRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.InitProducerRequest & sluice.v1.InitProducerRequest.$Shape} InitProducerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.InitProducerRequest & sluice.v1.InitProducerRequest.$Shape;

            /**
             * Decodes an InitProducerRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.InitProducerRequest & sluice.v1.InitProducerRequest.$Shape} InitProducerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.InitProducerRequest & sluice.v1.InitProducerRequest.$Shape;
        }

        namespace InitProducerRequest {

            /** Properties of an InitProducerRequest. */
            interface $Properties {

                /** InitProducerRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InitProducerRequest. */
            type $Shape = sluice.v1.InitProducerRequest.$Properties;
        }

        /**
         * Properties of an InitProducerReply.
         * @deprecated Use sluice.v1.InitProducerReply.$Properties instead.
         */
        interface IInitProducerReply extends sluice.v1.InitProducerReply.$Properties {
        }

        /** Represents an InitProducerReply. */
        class InitProducerReply {

            /**
             * Constructs a new InitProducerReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.InitProducerReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InitProducerReply producerId. */
            producerId: number;

            /** InitProducerReply producerEpoch. */
            producerEpoch: number;

            /** InitProducerReply nextSequence. */
            nextSequence: number;

            /**
             * Creates a new InitProducerReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InitProducerReply instance
             */
            static create(properties: sluice.v1.InitProducerReply.$Shape): sluice.v1.InitProducerReply & sluice.v1.InitProducerReply.$Shape;
            static create(properties?: sluice.v1.InitProducerReply.$Properties): sluice.v1.InitProducerReply;

            /**
             * Encodes the specified InitProducerReply message. Does not implicitly {@link sluice.v1.InitProducerReply.verify|verify} messages.
             * @param message InitProducerReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.InitProducerReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified InitProducerReply message, length delimited. Does not implicitly {@link sluice.v1.InitProducerReply.verify|verify} messages.
             * @param message InitProducerReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.InitProducerReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InitProducerReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.InitProducerReply & sluice.v1.InitProducerReply.$Shape} InitProducerReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.InitProducerReply & sluice.v1.InitProducerReply.$Shape;

            /**
             * Decodes an InitProducerReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.InitProducerReply & sluice.v1.InitProducerReply.$Shape} InitProducerReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.InitProducerReply & sluice.v1.InitProducerReply.$Shape;
        }

        namespace InitProducerReply {

            /** Properties of an InitProducerReply. */
            interface $Properties {

                /** InitProducerReply producerId */
                producerId?: (number|null);

                /** InitProducerReply producerEpoch */
                producerEpoch?: (number|null);

                /** InitProducerReply nextSequence */
                nextSequence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InitProducerReply. */
            type $Shape = sluice.v1.InitProducerReply.$Properties;
        }

        /**
         * Properties of an AtomicRequest.
         * @deprecated Use sluice.v1.AtomicRequest.$Properties instead.
         */
        interface IAtomicRequest extends sluice.v1.AtomicRequest.$Properties {
        }

        /** Represents an AtomicRequest. */
        class AtomicRequest {

            /**
             * Constructs a new AtomicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AtomicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AtomicRequest producerId. */
            producerId: number;

            /** AtomicRequest producerEpoch. */
            producerEpoch: number;

            /** AtomicRequest sequence. */
            sequence: number;

            /** AtomicRequest appends. */
            appends: sluice.v1.AtomicAppend.$Properties[];

            /** AtomicRequest acks. */
            acks: sluice.v1.AtomicAck.$Properties[];

            /**
             * Creates a new AtomicRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AtomicRequest instance
             */
            static create(properties: sluice.v1.AtomicRequest.$Shape): sluice.v1.AtomicRequest & sluice.v1.AtomicRequest.$Shape;
            static create(properties?: sluice.v1.AtomicRequest.$Properties): sluice.v1.AtomicRequest;

            /**
             * Encodes the specified AtomicRequest message. Does not implicitly {@link sluice.v1.AtomicRequest.verify|verify} messages.
             * @param message AtomicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AtomicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AtomicRequest message, length delimited. Does not implicitly {@link sluice.v1.AtomicRequest.verify|verify} messages.
             * @param message AtomicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AtomicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AtomicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AtomicRequest & sluice.v1.AtomicRequest.$Shape} AtomicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AtomicRequest & sluice.v1.AtomicRequest.$Shape;

            /**
             * Decodes an AtomicRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AtomicRequest & sluice.v1.AtomicRequest.$Shape} AtomicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AtomicRequest & sluice.v1.AtomicRequest.$Shape;
        }

        namespace AtomicRequest {

            /** Properties of an AtomicRequest. */
            interface $Properties {

                /** AtomicRequest producerId */
                producerId?: (number|null);

                /** AtomicRequest producerEpoch */
                producerEpoch?: (number|null);

                /** AtomicRequest sequence */
                sequence?: (number|null);

                /** AtomicRequest appends */
                appends?: (sluice.v1.AtomicAppend.$Properties[]|null);

                /** AtomicRequest acks */
                acks?: (sluice.v1.AtomicAck.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AtomicRequest. */
            type $Shape = sluice.v1.AtomicRequest.$Properties;
        }

        /**
         * Properties of an AtomicAck.
         * @deprecated Use sluice.v1.AtomicAck.$Properties instead.
         */
        interface IAtomicAck extends sluice.v1.AtomicAck.$Properties {
        }

        /** Represents an AtomicAck. */
        class AtomicAck {

            /**
             * Constructs a new AtomicAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AtomicAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AtomicAck queueUid. */
            queueUid: number;

            /** AtomicAck epoch. */
            epoch: number;

            /** AtomicAck consumerId. */
            consumerId: number;

            /** AtomicAck numbers. */
            numbers: number[];

            /** AtomicAck result. */
            result?: (Uint8Array|null);

            /**
             * Creates a new AtomicAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AtomicAck instance
             */
            static create(properties: sluice.v1.AtomicAck.$Shape): sluice.v1.AtomicAck & sluice.v1.AtomicAck.$Shape;
            static create(properties?: sluice.v1.AtomicAck.$Properties): sluice.v1.AtomicAck;

            /**
             * Encodes the specified AtomicAck message. Does not implicitly {@link sluice.v1.AtomicAck.verify|verify} messages.
             * @param message AtomicAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AtomicAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AtomicAck message, length delimited. Does not implicitly {@link sluice.v1.AtomicAck.verify|verify} messages.
             * @param message AtomicAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AtomicAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AtomicAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AtomicAck & sluice.v1.AtomicAck.$Shape} AtomicAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AtomicAck & sluice.v1.AtomicAck.$Shape;

            /**
             * Decodes an AtomicAck message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AtomicAck & sluice.v1.AtomicAck.$Shape} AtomicAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AtomicAck & sluice.v1.AtomicAck.$Shape;
        }

        namespace AtomicAck {

            /** Properties of an AtomicAck. */
            interface $Properties {

                /** AtomicAck queueUid */
                queueUid?: (number|null);

                /** AtomicAck epoch */
                epoch?: (number|null);

                /** AtomicAck consumerId */
                consumerId?: (number|null);

                /** AtomicAck numbers */
                numbers?: (number[]|null);

                /** AtomicAck result */
                result?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AtomicAck. */
            type $Shape = sluice.v1.AtomicAck.$Properties;
        }

        /**
         * Properties of an AtomicAppend.
         * @deprecated Use sluice.v1.AtomicAppend.$Properties instead.
         */
        interface IAtomicAppend extends sluice.v1.AtomicAppend.$Properties {
        }

        /** Represents an AtomicAppend. */
        class AtomicAppend {

            /**
             * Constructs a new AtomicAppend.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AtomicAppend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AtomicAppend target. */
            target: string;

            /** AtomicAppend partitioningVersion. */
            partitioningVersion: number;

            /** AtomicAppend batches. */
            batches: sluice.v1.PartitionBatch.$Properties[];

            /**
             * Creates a new AtomicAppend instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AtomicAppend instance
             */
            static create(properties: sluice.v1.AtomicAppend.$Shape): sluice.v1.AtomicAppend & sluice.v1.AtomicAppend.$Shape;
            static create(properties?: sluice.v1.AtomicAppend.$Properties): sluice.v1.AtomicAppend;

            /**
             * Encodes the specified AtomicAppend message. Does not implicitly {@link sluice.v1.AtomicAppend.verify|verify} messages.
             * @param message AtomicAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AtomicAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AtomicAppend message, length delimited. Does not implicitly {@link sluice.v1.AtomicAppend.verify|verify} messages.
             * @param message AtomicAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AtomicAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AtomicAppend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AtomicAppend & sluice.v1.AtomicAppend.$Shape} AtomicAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AtomicAppend & sluice.v1.AtomicAppend.$Shape;

            /**
             * Decodes an AtomicAppend message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AtomicAppend & sluice.v1.AtomicAppend.$Shape} AtomicAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AtomicAppend & sluice.v1.AtomicAppend.$Shape;
        }

        namespace AtomicAppend {

            /** Properties of an AtomicAppend. */
            interface $Properties {

                /** AtomicAppend target */
                target?: (string|null);

                /** AtomicAppend partitioningVersion */
                partitioningVersion?: (number|null);

                /** AtomicAppend batches */
                batches?: (sluice.v1.PartitionBatch.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AtomicAppend. */
            type $Shape = sluice.v1.AtomicAppend.$Properties;
        }

        /**
         * Properties of an AtomicReply.
         * @deprecated Use sluice.v1.AtomicReply.$Properties instead.
         */
        interface IAtomicReply extends sluice.v1.AtomicReply.$Properties {
        }

        /** Represents an AtomicReply. */
        class AtomicReply {

            /**
             * Constructs a new AtomicReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AtomicReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AtomicReply appends. */
            appends: sluice.v1.PublishReply.$Properties[];

            /** AtomicReply duplicate. */
            duplicate: boolean;

            /**
             * Creates a new AtomicReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AtomicReply instance
             */
            static create(properties: sluice.v1.AtomicReply.$Shape): sluice.v1.AtomicReply & sluice.v1.AtomicReply.$Shape;
            static create(properties?: sluice.v1.AtomicReply.$Properties): sluice.v1.AtomicReply;

            /**
             * Encodes the specified AtomicReply message. Does not implicitly {@link sluice.v1.AtomicReply.verify|verify} messages.
             * @param message AtomicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AtomicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AtomicReply message, length delimited. Does not implicitly {@link sluice.v1.AtomicReply.verify|verify} messages.
             * @param message AtomicReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AtomicReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AtomicReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AtomicReply & sluice.v1.AtomicReply.$Shape} AtomicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AtomicReply & sluice.v1.AtomicReply.$Shape;

            /**
             * Decodes an AtomicReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AtomicReply & sluice.v1.AtomicReply.$Shape} AtomicReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AtomicReply & sluice.v1.AtomicReply.$Shape;
        }

        namespace AtomicReply {

            /** Properties of an AtomicReply. */
            interface $Properties {

                /** AtomicReply appends */
                appends?: (sluice.v1.PublishReply.$Properties[]|null);

                /** AtomicReply duplicate */
                duplicate?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AtomicReply. */
            type $Shape = sluice.v1.AtomicReply.$Properties;
        }

        /**
         * Properties of a QueueSettings.
         * @deprecated Use sluice.v1.QueueSettings.$Properties instead.
         */
        interface IQueueSettings extends sluice.v1.QueueSettings.$Properties {
        }

        /** Represents a QueueSettings. */
        class QueueSettings {

            /**
             * Constructs a new QueueSettings.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.QueueSettings.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueSettings lockMs. */
            lockMs?: (number|null);

            /** QueueSettings maxAttempts. */
            maxAttempts?: (number|null);

            /** QueueSettings backoff. */
            backoff?: (sluice.v1.RetryBackoff.$Properties|null);

            /** QueueSettings deadLetterTo. */
            deadLetterTo?: (string|null);

            /** QueueSettings resumeGraceMs. */
            resumeGraceMs?: (number|null);

            /** QueueSettings priorities. */
            priorities?: (boolean|null);

            /** QueueSettings segmentBytes. */
            segmentBytes?: (number|null);

            /** QueueSettings deadLetters. */
            deadLetters?: (boolean|null);

            /** QueueSettings maxMessages. */
            maxMessages?: (number|null);

            /** QueueSettings maxBytes. */
            maxBytes?: (number|null);

            /** QueueSettings onFull. */
            onFull?: (sluice.v1.OnFull|null);

            /** QueueSettings ttlMs. */
            ttlMs?: (number|null);

            /** QueueSettings deadLetterExpired. */
            deadLetterExpired?: (boolean|null);

            /** QueueSettings orderBy. */
            orderBy?: (sluice.v1.OrderBy|null);

            /** QueueSettings onFailure. */
            onFailure?: (sluice.v1.OnFailure|null);

            /** QueueSettings dispatch. */
            dispatch?: (sluice.v1.Dispatch|null);

            /** QueueSettings ratePerSecond. */
            ratePerSecond?: (number|null);

            /** QueueSettings concurrency. */
            concurrency?: (number|null);

            /** QueueSettings limitsPerKey. */
            limitsPerKey?: (boolean|null);

            /** QueueSettings dedup. */
            dedup?: (sluice.v1.Dedup|null);

            /** QueueSettings dedupWindowMs. */
            dedupWindowMs?: (number|null);

            /** QueueSettings keepSettled. */
            keepSettled?: (number|null);

            /** QueueSettings keepSettledMs. */
            keepSettledMs?: (number|null);

            /** QueueSettings fairByHeader. */
            fairByHeader?: (string|null);

            /** QueueSettings fairByExpression. */
            fairByExpression?: (string|null);

            /**
             * Creates a new QueueSettings instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueueSettings instance
             */
            static create(properties: sluice.v1.QueueSettings.$Shape): sluice.v1.QueueSettings & sluice.v1.QueueSettings.$Shape;
            static create(properties?: sluice.v1.QueueSettings.$Properties): sluice.v1.QueueSettings;

            /**
             * Encodes the specified QueueSettings message. Does not implicitly {@link sluice.v1.QueueSettings.verify|verify} messages.
             * @param message QueueSettings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.QueueSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified QueueSettings message, length delimited. Does not implicitly {@link sluice.v1.QueueSettings.verify|verify} messages.
             * @param message QueueSettings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.QueueSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueSettings message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.QueueSettings & sluice.v1.QueueSettings.$Shape} QueueSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.QueueSettings & sluice.v1.QueueSettings.$Shape;

            /**
             * Decodes a QueueSettings message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.QueueSettings & sluice.v1.QueueSettings.$Shape} QueueSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.QueueSettings & sluice.v1.QueueSettings.$Shape;
        }

        namespace QueueSettings {

            /** Properties of a QueueSettings. */
            interface $Properties {

                /** QueueSettings lockMs */
                lockMs?: (number|null);

                /** QueueSettings maxAttempts */
                maxAttempts?: (number|null);

                /** QueueSettings backoff */
                backoff?: (sluice.v1.RetryBackoff.$Properties|null);

                /** QueueSettings deadLetterTo */
                deadLetterTo?: (string|null);

                /** QueueSettings resumeGraceMs */
                resumeGraceMs?: (number|null);

                /** QueueSettings priorities */
                priorities?: (boolean|null);

                /** QueueSettings segmentBytes */
                segmentBytes?: (number|null);

                /** QueueSettings deadLetters */
                deadLetters?: (boolean|null);

                /** QueueSettings maxMessages */
                maxMessages?: (number|null);

                /** QueueSettings maxBytes */
                maxBytes?: (number|null);

                /** QueueSettings onFull */
                onFull?: (sluice.v1.OnFull|null);

                /** QueueSettings ttlMs */
                ttlMs?: (number|null);

                /** QueueSettings deadLetterExpired */
                deadLetterExpired?: (boolean|null);

                /** QueueSettings orderBy */
                orderBy?: (sluice.v1.OrderBy|null);

                /** QueueSettings onFailure */
                onFailure?: (sluice.v1.OnFailure|null);

                /** QueueSettings dispatch */
                dispatch?: (sluice.v1.Dispatch|null);

                /** QueueSettings ratePerSecond */
                ratePerSecond?: (number|null);

                /** QueueSettings concurrency */
                concurrency?: (number|null);

                /** QueueSettings limitsPerKey */
                limitsPerKey?: (boolean|null);

                /** QueueSettings dedup */
                dedup?: (sluice.v1.Dedup|null);

                /** QueueSettings dedupWindowMs */
                dedupWindowMs?: (number|null);

                /** QueueSettings keepSettled */
                keepSettled?: (number|null);

                /** QueueSettings keepSettledMs */
                keepSettledMs?: (number|null);

                /** QueueSettings fairByHeader */
                fairByHeader?: (string|null);

                /** QueueSettings fairByExpression */
                fairByExpression?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueSettings. */
            type $Shape = sluice.v1.QueueSettings.$Properties;
        }

        /** Dedup enum. */
        enum Dedup {

            /** WINDOW value */
            WINDOW = 0,

            /** UNTIL_SETTLED value */
            UNTIL_SETTLED = 1,

            /** DEBOUNCE value */
            DEBOUNCE = 2,

            /** OFF value */
            OFF = 3
        }

        /** OnFull enum. */
        enum OnFull {

            /** REJECT value */
            REJECT = 0,

            /** DROP_OLDEST value */
            DROP_OLDEST = 1,

            /** DEAD_LETTER_OLDEST value */
            DEAD_LETTER_OLDEST = 2
        }

        /** OrderBy enum. */
        enum OrderBy {

            /** UNORDERED value */
            UNORDERED = 0,

            /** KEY value */
            KEY = 1
        }

        /** OnFailure enum. */
        enum OnFailure {

            /** WAIT value */
            WAIT = 0,

            /** SKIP value */
            SKIP = 1,

            /** DEAD_LETTER value */
            DEAD_LETTER = 2
        }

        /** Dispatch enum. */
        enum Dispatch {

            /** ROUND_ROBIN value */
            ROUND_ROBIN = 0,

            /** LEAST_PENDING value */
            LEAST_PENDING = 1,

            /** WEIGHTED value */
            WEIGHTED = 2,

            /** SINGLE_ACTIVE value */
            SINGLE_ACTIVE = 3
        }

        /**
         * Properties of a RetryBackoff.
         * @deprecated Use sluice.v1.RetryBackoff.$Properties instead.
         */
        interface IRetryBackoff extends sluice.v1.RetryBackoff.$Properties {
        }

        /** Represents a RetryBackoff. */
        class RetryBackoff {

            /**
             * Constructs a new RetryBackoff.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RetryBackoff.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RetryBackoff kind. */
            kind: sluice.v1.RetryBackoff.Kind;

            /** RetryBackoff minMs. */
            minMs: number;

            /** RetryBackoff maxMs. */
            maxMs: number;

            /** RetryBackoff noJitter. */
            noJitter: boolean;

            /**
             * Creates a new RetryBackoff instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RetryBackoff instance
             */
            static create(properties: sluice.v1.RetryBackoff.$Shape): sluice.v1.RetryBackoff & sluice.v1.RetryBackoff.$Shape;
            static create(properties?: sluice.v1.RetryBackoff.$Properties): sluice.v1.RetryBackoff;

            /**
             * Encodes the specified RetryBackoff message. Does not implicitly {@link sluice.v1.RetryBackoff.verify|verify} messages.
             * @param message RetryBackoff message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RetryBackoff.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RetryBackoff message, length delimited. Does not implicitly {@link sluice.v1.RetryBackoff.verify|verify} messages.
             * @param message RetryBackoff message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RetryBackoff.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RetryBackoff message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RetryBackoff & sluice.v1.RetryBackoff.$Shape} RetryBackoff
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RetryBackoff & sluice.v1.RetryBackoff.$Shape;

            /**
             * Decodes a RetryBackoff message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RetryBackoff & sluice.v1.RetryBackoff.$Shape} RetryBackoff
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RetryBackoff & sluice.v1.RetryBackoff.$Shape;
        }

        namespace RetryBackoff {

            /** Properties of a RetryBackoff. */
            interface $Properties {

                /** RetryBackoff kind */
                kind?: (sluice.v1.RetryBackoff.Kind|null);

                /** RetryBackoff minMs */
                minMs?: (number|null);

                /** RetryBackoff maxMs */
                maxMs?: (number|null);

                /** RetryBackoff noJitter */
                noJitter?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RetryBackoff. */
            type $Shape = sluice.v1.RetryBackoff.$Properties;

            /** Kind enum. */
            enum Kind {

                /** EXPONENTIAL value */
                EXPONENTIAL = 0,

                /** LINEAR value */
                LINEAR = 1,

                /** FIXED value */
                FIXED = 2
            }
        }

        /**
         * Properties of a CreateQueueRequest.
         * @deprecated Use sluice.v1.CreateQueueRequest.$Properties instead.
         */
        interface ICreateQueueRequest extends sluice.v1.CreateQueueRequest.$Properties {
        }

        /** Represents a CreateQueueRequest. */
        class CreateQueueRequest {

            /**
             * Constructs a new CreateQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CreateQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateQueueRequest name. */
            name: string;

            /** CreateQueueRequest settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /**
             * Creates a new CreateQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CreateQueueRequest instance
             */
            static create(properties: sluice.v1.CreateQueueRequest.$Shape): sluice.v1.CreateQueueRequest & sluice.v1.CreateQueueRequest.$Shape;
            static create(properties?: sluice.v1.CreateQueueRequest.$Properties): sluice.v1.CreateQueueRequest;

            /**
             * Encodes the specified CreateQueueRequest message. Does not implicitly {@link sluice.v1.CreateQueueRequest.verify|verify} messages.
             * @param message CreateQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CreateQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CreateQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.CreateQueueRequest.verify|verify} messages.
             * @param message CreateQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CreateQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CreateQueueRequest & sluice.v1.CreateQueueRequest.$Shape} CreateQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CreateQueueRequest & sluice.v1.CreateQueueRequest.$Shape;

            /**
             * Decodes a CreateQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CreateQueueRequest & sluice.v1.CreateQueueRequest.$Shape} CreateQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CreateQueueRequest & sluice.v1.CreateQueueRequest.$Shape;
        }

        namespace CreateQueueRequest {

            /** Properties of a CreateQueueRequest. */
            interface $Properties {

                /** CreateQueueRequest name */
                name?: (string|null);

                /** CreateQueueRequest settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateQueueRequest. */
            type $Shape = sluice.v1.CreateQueueRequest.$Properties;
        }

        /**
         * Properties of an EnsureQueueRequest.
         * @deprecated Use sluice.v1.EnsureQueueRequest.$Properties instead.
         */
        interface IEnsureQueueRequest extends sluice.v1.EnsureQueueRequest.$Properties {
        }

        /** Represents an EnsureQueueRequest. */
        class EnsureQueueRequest {

            /**
             * Constructs a new EnsureQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.EnsureQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnsureQueueRequest name. */
            name: string;

            /** EnsureQueueRequest settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /**
             * Creates a new EnsureQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EnsureQueueRequest instance
             */
            static create(properties: sluice.v1.EnsureQueueRequest.$Shape): sluice.v1.EnsureQueueRequest & sluice.v1.EnsureQueueRequest.$Shape;
            static create(properties?: sluice.v1.EnsureQueueRequest.$Properties): sluice.v1.EnsureQueueRequest;

            /**
             * Encodes the specified EnsureQueueRequest message. Does not implicitly {@link sluice.v1.EnsureQueueRequest.verify|verify} messages.
             * @param message EnsureQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.EnsureQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified EnsureQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.EnsureQueueRequest.verify|verify} messages.
             * @param message EnsureQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.EnsureQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnsureQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.EnsureQueueRequest & sluice.v1.EnsureQueueRequest.$Shape} EnsureQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.EnsureQueueRequest & sluice.v1.EnsureQueueRequest.$Shape;

            /**
             * Decodes an EnsureQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.EnsureQueueRequest & sluice.v1.EnsureQueueRequest.$Shape} EnsureQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.EnsureQueueRequest & sluice.v1.EnsureQueueRequest.$Shape;
        }

        namespace EnsureQueueRequest {

            /** Properties of an EnsureQueueRequest. */
            interface $Properties {

                /** EnsureQueueRequest name */
                name?: (string|null);

                /** EnsureQueueRequest settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnsureQueueRequest. */
            type $Shape = sluice.v1.EnsureQueueRequest.$Properties;
        }

        /**
         * Properties of a QueueReply.
         * @deprecated Use sluice.v1.QueueReply.$Properties instead.
         */
        interface IQueueReply extends sluice.v1.QueueReply.$Properties {
        }

        /** Represents a QueueReply. */
        class QueueReply {

            /**
             * Constructs a new QueueReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.QueueReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueReply queue. */
            queue?: (sluice.v1.QueueInfo.$Properties|null);

            /** QueueReply created. */
            created: boolean;

            /**
             * Creates a new QueueReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueueReply instance
             */
            static create(properties: sluice.v1.QueueReply.$Shape): sluice.v1.QueueReply & sluice.v1.QueueReply.$Shape;
            static create(properties?: sluice.v1.QueueReply.$Properties): sluice.v1.QueueReply;

            /**
             * Encodes the specified QueueReply message. Does not implicitly {@link sluice.v1.QueueReply.verify|verify} messages.
             * @param message QueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.QueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified QueueReply message, length delimited. Does not implicitly {@link sluice.v1.QueueReply.verify|verify} messages.
             * @param message QueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.QueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.QueueReply & sluice.v1.QueueReply.$Shape} QueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.QueueReply & sluice.v1.QueueReply.$Shape;

            /**
             * Decodes a QueueReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.QueueReply & sluice.v1.QueueReply.$Shape} QueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.QueueReply & sluice.v1.QueueReply.$Shape;
        }

        namespace QueueReply {

            /** Properties of a QueueReply. */
            interface $Properties {

                /** QueueReply queue */
                queue?: (sluice.v1.QueueInfo.$Properties|null);

                /** QueueReply created */
                created?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueReply. */
            type $Shape = sluice.v1.QueueReply.$Properties;
        }

        /**
         * Properties of a QueueInfo.
         * @deprecated Use sluice.v1.QueueInfo.$Properties instead.
         */
        interface IQueueInfo extends sluice.v1.QueueInfo.$Properties {
        }

        /** Represents a QueueInfo. */
        class QueueInfo {

            /**
             * Constructs a new QueueInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.QueueInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueInfo name. */
            name: string;

            /** QueueInfo uid. */
            uid: number;

            /** QueueInfo settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /** QueueInfo partitioningVersion. */
            partitioningVersion: number;

            /** QueueInfo createdAt. */
            createdAt: number;

            /** QueueInfo enqueued. */
            enqueued: number;

            /** QueueInfo ready. */
            ready: number;

            /** QueueInfo delayed. */
            delayed: number;

            /** QueueInfo pending. */
            pending: number;

            /** QueueInfo settled. */
            settled?: (sluice.v1.SettledCounts.$Properties|null);

            /** QueueInfo consumers. */
            consumers: number;

            /** QueueInfo idle. */
            idle?: (sluice.v1.QueueIdle.$Properties|null);

            /** QueueInfo bytes. */
            bytes: number;

            /** QueueInfo paused. */
            paused: boolean;

            /** QueueInfo unsettledBytes. */
            unsettledBytes: number;

            /** QueueInfo blockedKeys. */
            blockedKeys: number;

            /** QueueInfo lookahead. */
            lookahead: number;

            /** QueueInfo ids. */
            ids?: (sluice.v1.MessageIds.$Properties|null);

            /** QueueInfo keptSettled. */
            keptSettled: number;

            /** QueueInfo droppedErrors. */
            droppedErrors: number;

            /** QueueInfo fair. */
            fair?: (sluice.v1.FairTenants.$Properties|null);

            /** QueueInfo reported. */
            reported: number;

            /** QueueInfo droppedReports. */
            droppedReports: number;

            /**
             * Creates a new QueueInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueueInfo instance
             */
            static create(properties: sluice.v1.QueueInfo.$Shape): sluice.v1.QueueInfo & sluice.v1.QueueInfo.$Shape;
            static create(properties?: sluice.v1.QueueInfo.$Properties): sluice.v1.QueueInfo;

            /**
             * Encodes the specified QueueInfo message. Does not implicitly {@link sluice.v1.QueueInfo.verify|verify} messages.
             * @param message QueueInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.QueueInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified QueueInfo message, length delimited. Does not implicitly {@link sluice.v1.QueueInfo.verify|verify} messages.
             * @param message QueueInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.QueueInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.QueueInfo & sluice.v1.QueueInfo.$Shape} QueueInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.QueueInfo & sluice.v1.QueueInfo.$Shape;

            /**
             * Decodes a QueueInfo message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.QueueInfo & sluice.v1.QueueInfo.$Shape} QueueInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.QueueInfo & sluice.v1.QueueInfo.$Shape;
        }

        namespace QueueInfo {

            /** Properties of a QueueInfo. */
            interface $Properties {

                /** QueueInfo name */
                name?: (string|null);

                /** QueueInfo uid */
                uid?: (number|null);

                /** QueueInfo settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** QueueInfo partitioningVersion */
                partitioningVersion?: (number|null);

                /** QueueInfo createdAt */
                createdAt?: (number|null);

                /** QueueInfo enqueued */
                enqueued?: (number|null);

                /** QueueInfo ready */
                ready?: (number|null);

                /** QueueInfo delayed */
                delayed?: (number|null);

                /** QueueInfo pending */
                pending?: (number|null);

                /** QueueInfo settled */
                settled?: (sluice.v1.SettledCounts.$Properties|null);

                /** QueueInfo consumers */
                consumers?: (number|null);

                /** QueueInfo idle */
                idle?: (sluice.v1.QueueIdle.$Properties|null);

                /** QueueInfo bytes */
                bytes?: (number|null);

                /** QueueInfo paused */
                paused?: (boolean|null);

                /** QueueInfo unsettledBytes */
                unsettledBytes?: (number|null);

                /** QueueInfo blockedKeys */
                blockedKeys?: (number|null);

                /** QueueInfo lookahead */
                lookahead?: (number|null);

                /** QueueInfo ids */
                ids?: (sluice.v1.MessageIds.$Properties|null);

                /** QueueInfo keptSettled */
                keptSettled?: (number|null);

                /** QueueInfo droppedErrors */
                droppedErrors?: (number|null);

                /** QueueInfo fair */
                fair?: (sluice.v1.FairTenants.$Properties|null);

                /** QueueInfo reported */
                reported?: (number|null);

                /** QueueInfo droppedReports */
                droppedReports?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueInfo. */
            type $Shape = sluice.v1.QueueInfo.$Properties;
        }

        /**
         * Properties of a FairTenants.
         * @deprecated Use sluice.v1.FairTenants.$Properties instead.
         */
        interface IFairTenants extends sluice.v1.FairTenants.$Properties {
        }

        /** Represents a FairTenants. */
        class FairTenants {

            /**
             * Constructs a new FairTenants.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FairTenants.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FairTenants count. */
            count: number;

            /** FairTenants tenants. */
            tenants: sluice.v1.FairTenant.$Properties[];

            /** FairTenants lookaheadFull. */
            lookaheadFull: boolean;

            /**
             * Creates a new FairTenants instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FairTenants instance
             */
            static create(properties: sluice.v1.FairTenants.$Shape): sluice.v1.FairTenants & sluice.v1.FairTenants.$Shape;
            static create(properties?: sluice.v1.FairTenants.$Properties): sluice.v1.FairTenants;

            /**
             * Encodes the specified FairTenants message. Does not implicitly {@link sluice.v1.FairTenants.verify|verify} messages.
             * @param message FairTenants message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FairTenants.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FairTenants message, length delimited. Does not implicitly {@link sluice.v1.FairTenants.verify|verify} messages.
             * @param message FairTenants message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FairTenants.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FairTenants message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FairTenants & sluice.v1.FairTenants.$Shape} FairTenants
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FairTenants & sluice.v1.FairTenants.$Shape;

            /**
             * Decodes a FairTenants message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FairTenants & sluice.v1.FairTenants.$Shape} FairTenants
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FairTenants & sluice.v1.FairTenants.$Shape;
        }

        namespace FairTenants {

            /** Properties of a FairTenants. */
            interface $Properties {

                /** FairTenants count */
                count?: (number|null);

                /** FairTenants tenants */
                tenants?: (sluice.v1.FairTenant.$Properties[]|null);

                /** FairTenants lookaheadFull */
                lookaheadFull?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FairTenants. */
            type $Shape = sluice.v1.FairTenants.$Properties;
        }

        /**
         * Properties of a FairTenant.
         * @deprecated Use sluice.v1.FairTenant.$Properties instead.
         */
        interface IFairTenant extends sluice.v1.FairTenant.$Properties {
        }

        /** Represents a FairTenant. */
        class FairTenant {

            /**
             * Constructs a new FairTenant.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FairTenant.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FairTenant tenant. */
            tenant?: (Uint8Array|null);

            /** FairTenant pending. */
            pending: number;

            /** FairTenant waiting. */
            waiting: number;

            /** FairTenant noisy. */
            noisy: boolean;

            /**
             * Creates a new FairTenant instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FairTenant instance
             */
            static create(properties: sluice.v1.FairTenant.$Shape): sluice.v1.FairTenant & sluice.v1.FairTenant.$Shape;
            static create(properties?: sluice.v1.FairTenant.$Properties): sluice.v1.FairTenant;

            /**
             * Encodes the specified FairTenant message. Does not implicitly {@link sluice.v1.FairTenant.verify|verify} messages.
             * @param message FairTenant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FairTenant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FairTenant message, length delimited. Does not implicitly {@link sluice.v1.FairTenant.verify|verify} messages.
             * @param message FairTenant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FairTenant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FairTenant message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FairTenant & sluice.v1.FairTenant.$Shape} FairTenant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FairTenant & sluice.v1.FairTenant.$Shape;

            /**
             * Decodes a FairTenant message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FairTenant & sluice.v1.FairTenant.$Shape} FairTenant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FairTenant & sluice.v1.FairTenant.$Shape;
        }

        namespace FairTenant {

            /** Properties of a FairTenant. */
            interface $Properties {

                /** FairTenant tenant */
                tenant?: (Uint8Array|null);

                /** FairTenant pending */
                pending?: (number|null);

                /** FairTenant waiting */
                waiting?: (number|null);

                /** FairTenant noisy */
                noisy?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FairTenant. */
            type $Shape = sluice.v1.FairTenant.$Properties;
        }

        /**
         * Properties of a MessageIds.
         * @deprecated Use sluice.v1.MessageIds.$Properties instead.
         */
        interface IMessageIds extends sluice.v1.MessageIds.$Properties {
        }

        /** Represents a MessageIds. */
        class MessageIds {

            /**
             * Constructs a new MessageIds.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.MessageIds.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MessageIds known. */
            known: number;

            /** MessageIds duplicates. */
            duplicates: number;

            /** MessageIds forgotten. */
            forgotten: number;

            /**
             * Creates a new MessageIds instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MessageIds instance
             */
            static create(properties: sluice.v1.MessageIds.$Shape): sluice.v1.MessageIds & sluice.v1.MessageIds.$Shape;
            static create(properties?: sluice.v1.MessageIds.$Properties): sluice.v1.MessageIds;

            /**
             * Encodes the specified MessageIds message. Does not implicitly {@link sluice.v1.MessageIds.verify|verify} messages.
             * @param message MessageIds message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.MessageIds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified MessageIds message, length delimited. Does not implicitly {@link sluice.v1.MessageIds.verify|verify} messages.
             * @param message MessageIds message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.MessageIds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MessageIds message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.MessageIds & sluice.v1.MessageIds.$Shape} MessageIds
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.MessageIds & sluice.v1.MessageIds.$Shape;

            /**
             * Decodes a MessageIds message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.MessageIds & sluice.v1.MessageIds.$Shape} MessageIds
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.MessageIds & sluice.v1.MessageIds.$Shape;
        }

        namespace MessageIds {

            /** Properties of a MessageIds. */
            interface $Properties {

                /** MessageIds known */
                known?: (number|null);

                /** MessageIds duplicates */
                duplicates?: (number|null);

                /** MessageIds forgotten */
                forgotten?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MessageIds. */
            type $Shape = sluice.v1.MessageIds.$Properties;
        }

        /**
         * Properties of a SettledCounts.
         * @deprecated Use sluice.v1.SettledCounts.$Properties instead.
         */
        interface ISettledCounts extends sluice.v1.SettledCounts.$Properties {
        }

        /** Represents a SettledCounts. */
        class SettledCounts {

            /**
             * Constructs a new SettledCounts.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SettledCounts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SettledCounts acked. */
            acked: number;

            /** SettledCounts deadLettered. */
            deadLettered: number;

            /** SettledCounts expired. */
            expired: number;

            /** SettledCounts discarded. */
            discarded: number;

            /** SettledCounts purged. */
            purged: number;

            /** SettledCounts moved. */
            moved: number;

            /** SettledCounts dropped. */
            dropped: number;

            /** SettledCounts cancelled. */
            cancelled: number;

            /** SettledCounts replaced. */
            replaced: number;

            /**
             * Creates a new SettledCounts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SettledCounts instance
             */
            static create(properties: sluice.v1.SettledCounts.$Shape): sluice.v1.SettledCounts & sluice.v1.SettledCounts.$Shape;
            static create(properties?: sluice.v1.SettledCounts.$Properties): sluice.v1.SettledCounts;

            /**
             * Encodes the specified SettledCounts message. Does not implicitly {@link sluice.v1.SettledCounts.verify|verify} messages.
             * @param message SettledCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SettledCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SettledCounts message, length delimited. Does not implicitly {@link sluice.v1.SettledCounts.verify|verify} messages.
             * @param message SettledCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SettledCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SettledCounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SettledCounts & sluice.v1.SettledCounts.$Shape} SettledCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SettledCounts & sluice.v1.SettledCounts.$Shape;

            /**
             * Decodes a SettledCounts message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SettledCounts & sluice.v1.SettledCounts.$Shape} SettledCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SettledCounts & sluice.v1.SettledCounts.$Shape;
        }

        namespace SettledCounts {

            /** Properties of a SettledCounts. */
            interface $Properties {

                /** SettledCounts acked */
                acked?: (number|null);

                /** SettledCounts deadLettered */
                deadLettered?: (number|null);

                /** SettledCounts expired */
                expired?: (number|null);

                /** SettledCounts discarded */
                discarded?: (number|null);

                /** SettledCounts purged */
                purged?: (number|null);

                /** SettledCounts moved */
                moved?: (number|null);

                /** SettledCounts dropped */
                dropped?: (number|null);

                /** SettledCounts cancelled */
                cancelled?: (number|null);

                /** SettledCounts replaced */
                replaced?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SettledCounts. */
            type $Shape = sluice.v1.SettledCounts.$Properties;
        }

        /**
         * Properties of a QueueIdle.
         * @deprecated Use sluice.v1.QueueIdle.$Properties instead.
         */
        interface IQueueIdle extends sluice.v1.QueueIdle.$Properties {
        }

        /** Represents a QueueIdle. */
        class QueueIdle {

            /**
             * Constructs a new QueueIdle.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.QueueIdle.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueIdle reason. */
            reason: sluice.v1.QueueIdle.Reason;

            /** QueueIdle untilMs. */
            untilMs: number;

            /** QueueIdle forMs. */
            forMs: number;

            /**
             * Creates a new QueueIdle instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueueIdle instance
             */
            static create(properties: sluice.v1.QueueIdle.$Shape): sluice.v1.QueueIdle & sluice.v1.QueueIdle.$Shape;
            static create(properties?: sluice.v1.QueueIdle.$Properties): sluice.v1.QueueIdle;

            /**
             * Encodes the specified QueueIdle message. Does not implicitly {@link sluice.v1.QueueIdle.verify|verify} messages.
             * @param message QueueIdle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.QueueIdle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified QueueIdle message, length delimited. Does not implicitly {@link sluice.v1.QueueIdle.verify|verify} messages.
             * @param message QueueIdle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.QueueIdle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueIdle message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.QueueIdle & sluice.v1.QueueIdle.$Shape} QueueIdle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.QueueIdle & sluice.v1.QueueIdle.$Shape;

            /**
             * Decodes a QueueIdle message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.QueueIdle & sluice.v1.QueueIdle.$Shape} QueueIdle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.QueueIdle & sluice.v1.QueueIdle.$Shape;
        }

        namespace QueueIdle {

            /** Properties of a QueueIdle. */
            interface $Properties {

                /** QueueIdle reason */
                reason?: (sluice.v1.QueueIdle.Reason|null);

                /** QueueIdle untilMs */
                untilMs?: (number|null);

                /** QueueIdle forMs */
                forMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueIdle. */
            type $Shape = sluice.v1.QueueIdle.$Properties;

            /** Reason enum. */
            enum Reason {

                /** UNSPECIFIED value */
                UNSPECIFIED = 0,

                /** PAUSED value */
                PAUSED = 1,

                /** EMPTY value */
                EMPTY = 2,

                /** NO_CONSUMER value */
                NO_CONSUMER = 3,

                /** NO_CREDIT value */
                NO_CREDIT = 4,

                /** CONCURRENCY_LIMIT value */
                CONCURRENCY_LIMIT = 5,

                /** RATE_LIMIT value */
                RATE_LIMIT = 6,

                /** RESERVED value */
                RESERVED = 7,

                /** STORING value */
                STORING = 8,

                /** KEYS_BLOCKED value */
                KEYS_BLOCKED = 9,

                /** LOOKAHEAD_FULL value */
                LOOKAHEAD_FULL = 10,

                /** READING_KEYS value */
                READING_KEYS = 11
            }
        }

        /**
         * Properties of a ListQueuesRequest.
         * @deprecated Use sluice.v1.ListQueuesRequest.$Properties instead.
         */
        interface IListQueuesRequest extends sluice.v1.ListQueuesRequest.$Properties {
        }

        /** Represents a ListQueuesRequest. */
        class ListQueuesRequest {

            /**
             * Constructs a new ListQueuesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListQueuesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListQueuesRequest after. */
            after: string;

            /** ListQueuesRequest limit. */
            limit: number;

            /**
             * Creates a new ListQueuesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListQueuesRequest instance
             */
            static create(properties: sluice.v1.ListQueuesRequest.$Shape): sluice.v1.ListQueuesRequest & sluice.v1.ListQueuesRequest.$Shape;
            static create(properties?: sluice.v1.ListQueuesRequest.$Properties): sluice.v1.ListQueuesRequest;

            /**
             * Encodes the specified ListQueuesRequest message. Does not implicitly {@link sluice.v1.ListQueuesRequest.verify|verify} messages.
             * @param message ListQueuesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListQueuesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListQueuesRequest message, length delimited. Does not implicitly {@link sluice.v1.ListQueuesRequest.verify|verify} messages.
             * @param message ListQueuesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListQueuesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListQueuesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListQueuesRequest & sluice.v1.ListQueuesRequest.$Shape} ListQueuesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListQueuesRequest & sluice.v1.ListQueuesRequest.$Shape;

            /**
             * Decodes a ListQueuesRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListQueuesRequest & sluice.v1.ListQueuesRequest.$Shape} ListQueuesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListQueuesRequest & sluice.v1.ListQueuesRequest.$Shape;
        }

        namespace ListQueuesRequest {

            /** Properties of a ListQueuesRequest. */
            interface $Properties {

                /** ListQueuesRequest after */
                after?: (string|null);

                /** ListQueuesRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListQueuesRequest. */
            type $Shape = sluice.v1.ListQueuesRequest.$Properties;
        }

        /**
         * Properties of a ListQueuesReply.
         * @deprecated Use sluice.v1.ListQueuesReply.$Properties instead.
         */
        interface IListQueuesReply extends sluice.v1.ListQueuesReply.$Properties {
        }

        /** Represents a ListQueuesReply. */
        class ListQueuesReply {

            /**
             * Constructs a new ListQueuesReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListQueuesReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListQueuesReply queues. */
            queues: sluice.v1.QueueInfo.$Properties[];

            /** ListQueuesReply more. */
            more: boolean;

            /**
             * Creates a new ListQueuesReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListQueuesReply instance
             */
            static create(properties: sluice.v1.ListQueuesReply.$Shape): sluice.v1.ListQueuesReply & sluice.v1.ListQueuesReply.$Shape;
            static create(properties?: sluice.v1.ListQueuesReply.$Properties): sluice.v1.ListQueuesReply;

            /**
             * Encodes the specified ListQueuesReply message. Does not implicitly {@link sluice.v1.ListQueuesReply.verify|verify} messages.
             * @param message ListQueuesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListQueuesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListQueuesReply message, length delimited. Does not implicitly {@link sluice.v1.ListQueuesReply.verify|verify} messages.
             * @param message ListQueuesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListQueuesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListQueuesReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListQueuesReply & sluice.v1.ListQueuesReply.$Shape} ListQueuesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListQueuesReply & sluice.v1.ListQueuesReply.$Shape;

            /**
             * Decodes a ListQueuesReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListQueuesReply & sluice.v1.ListQueuesReply.$Shape} ListQueuesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListQueuesReply & sluice.v1.ListQueuesReply.$Shape;
        }

        namespace ListQueuesReply {

            /** Properties of a ListQueuesReply. */
            interface $Properties {

                /** ListQueuesReply queues */
                queues?: (sluice.v1.QueueInfo.$Properties[]|null);

                /** ListQueuesReply more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListQueuesReply. */
            type $Shape = sluice.v1.ListQueuesReply.$Properties;
        }

        /**
         * Properties of a DescribeQueueRequest.
         * @deprecated Use sluice.v1.DescribeQueueRequest.$Properties instead.
         */
        interface IDescribeQueueRequest extends sluice.v1.DescribeQueueRequest.$Properties {
        }

        /** Represents a DescribeQueueRequest. */
        class DescribeQueueRequest {

            /**
             * Constructs a new DescribeQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DescribeQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DescribeQueueRequest name. */
            name: string;

            /** DescribeQueueRequest createIfMissing. */
            createIfMissing: boolean;

            /**
             * Creates a new DescribeQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DescribeQueueRequest instance
             */
            static create(properties: sluice.v1.DescribeQueueRequest.$Shape): sluice.v1.DescribeQueueRequest & sluice.v1.DescribeQueueRequest.$Shape;
            static create(properties?: sluice.v1.DescribeQueueRequest.$Properties): sluice.v1.DescribeQueueRequest;

            /**
             * Encodes the specified DescribeQueueRequest message. Does not implicitly {@link sluice.v1.DescribeQueueRequest.verify|verify} messages.
             * @param message DescribeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DescribeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DescribeQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.DescribeQueueRequest.verify|verify} messages.
             * @param message DescribeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DescribeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DescribeQueueRequest & sluice.v1.DescribeQueueRequest.$Shape} DescribeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DescribeQueueRequest & sluice.v1.DescribeQueueRequest.$Shape;

            /**
             * Decodes a DescribeQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DescribeQueueRequest & sluice.v1.DescribeQueueRequest.$Shape} DescribeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DescribeQueueRequest & sluice.v1.DescribeQueueRequest.$Shape;
        }

        namespace DescribeQueueRequest {

            /** Properties of a DescribeQueueRequest. */
            interface $Properties {

                /** DescribeQueueRequest name */
                name?: (string|null);

                /** DescribeQueueRequest createIfMissing */
                createIfMissing?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeQueueRequest. */
            type $Shape = sluice.v1.DescribeQueueRequest.$Properties;
        }

        /**
         * Properties of an AlterQueueRequest.
         * @deprecated Use sluice.v1.AlterQueueRequest.$Properties instead.
         */
        interface IAlterQueueRequest extends sluice.v1.AlterQueueRequest.$Properties {
        }

        /** Represents an AlterQueueRequest. */
        class AlterQueueRequest {

            /**
             * Constructs a new AlterQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AlterQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AlterQueueRequest name. */
            name: string;

            /** AlterQueueRequest settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /**
             * Creates a new AlterQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AlterQueueRequest instance
             */
            static create(properties: sluice.v1.AlterQueueRequest.$Shape): sluice.v1.AlterQueueRequest & sluice.v1.AlterQueueRequest.$Shape;
            static create(properties?: sluice.v1.AlterQueueRequest.$Properties): sluice.v1.AlterQueueRequest;

            /**
             * Encodes the specified AlterQueueRequest message. Does not implicitly {@link sluice.v1.AlterQueueRequest.verify|verify} messages.
             * @param message AlterQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AlterQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AlterQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.AlterQueueRequest.verify|verify} messages.
             * @param message AlterQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AlterQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AlterQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AlterQueueRequest & sluice.v1.AlterQueueRequest.$Shape} AlterQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AlterQueueRequest & sluice.v1.AlterQueueRequest.$Shape;

            /**
             * Decodes an AlterQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AlterQueueRequest & sluice.v1.AlterQueueRequest.$Shape} AlterQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AlterQueueRequest & sluice.v1.AlterQueueRequest.$Shape;
        }

        namespace AlterQueueRequest {

            /** Properties of an AlterQueueRequest. */
            interface $Properties {

                /** AlterQueueRequest name */
                name?: (string|null);

                /** AlterQueueRequest settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AlterQueueRequest. */
            type $Shape = sluice.v1.AlterQueueRequest.$Properties;
        }

        /**
         * Properties of a PauseQueueRequest.
         * @deprecated Use sluice.v1.PauseQueueRequest.$Properties instead.
         */
        interface IPauseQueueRequest extends sluice.v1.PauseQueueRequest.$Properties {
        }

        /** Represents a PauseQueueRequest. */
        class PauseQueueRequest {

            /**
             * Constructs a new PauseQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PauseQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PauseQueueRequest name. */
            name: string;

            /**
             * Creates a new PauseQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PauseQueueRequest instance
             */
            static create(properties: sluice.v1.PauseQueueRequest.$Shape): sluice.v1.PauseQueueRequest & sluice.v1.PauseQueueRequest.$Shape;
            static create(properties?: sluice.v1.PauseQueueRequest.$Properties): sluice.v1.PauseQueueRequest;

            /**
             * Encodes the specified PauseQueueRequest message. Does not implicitly {@link sluice.v1.PauseQueueRequest.verify|verify} messages.
             * @param message PauseQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PauseQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PauseQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.PauseQueueRequest.verify|verify} messages.
             * @param message PauseQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PauseQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PauseQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PauseQueueRequest & sluice.v1.PauseQueueRequest.$Shape} PauseQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PauseQueueRequest & sluice.v1.PauseQueueRequest.$Shape;

            /**
             * Decodes a PauseQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PauseQueueRequest & sluice.v1.PauseQueueRequest.$Shape} PauseQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PauseQueueRequest & sluice.v1.PauseQueueRequest.$Shape;
        }

        namespace PauseQueueRequest {

            /** Properties of a PauseQueueRequest. */
            interface $Properties {

                /** PauseQueueRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PauseQueueRequest. */
            type $Shape = sluice.v1.PauseQueueRequest.$Properties;
        }

        /**
         * Properties of a ResumeQueueRequest.
         * @deprecated Use sluice.v1.ResumeQueueRequest.$Properties instead.
         */
        interface IResumeQueueRequest extends sluice.v1.ResumeQueueRequest.$Properties {
        }

        /** Represents a ResumeQueueRequest. */
        class ResumeQueueRequest {

            /**
             * Constructs a new ResumeQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ResumeQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResumeQueueRequest name. */
            name: string;

            /**
             * Creates a new ResumeQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResumeQueueRequest instance
             */
            static create(properties: sluice.v1.ResumeQueueRequest.$Shape): sluice.v1.ResumeQueueRequest & sluice.v1.ResumeQueueRequest.$Shape;
            static create(properties?: sluice.v1.ResumeQueueRequest.$Properties): sluice.v1.ResumeQueueRequest;

            /**
             * Encodes the specified ResumeQueueRequest message. Does not implicitly {@link sluice.v1.ResumeQueueRequest.verify|verify} messages.
             * @param message ResumeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ResumeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ResumeQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.ResumeQueueRequest.verify|verify} messages.
             * @param message ResumeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ResumeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResumeQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ResumeQueueRequest & sluice.v1.ResumeQueueRequest.$Shape} ResumeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ResumeQueueRequest & sluice.v1.ResumeQueueRequest.$Shape;

            /**
             * Decodes a ResumeQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ResumeQueueRequest & sluice.v1.ResumeQueueRequest.$Shape} ResumeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ResumeQueueRequest & sluice.v1.ResumeQueueRequest.$Shape;
        }

        namespace ResumeQueueRequest {

            /** Properties of a ResumeQueueRequest. */
            interface $Properties {

                /** ResumeQueueRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResumeQueueRequest. */
            type $Shape = sluice.v1.ResumeQueueRequest.$Properties;
        }

        /**
         * Properties of a PurgeQueueRequest.
         * @deprecated Use sluice.v1.PurgeQueueRequest.$Properties instead.
         */
        interface IPurgeQueueRequest extends sluice.v1.PurgeQueueRequest.$Properties {
        }

        /** Represents a PurgeQueueRequest. */
        class PurgeQueueRequest {

            /**
             * Constructs a new PurgeQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PurgeQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PurgeQueueRequest name. */
            name: string;

            /** PurgeQueueRequest what. */
            what: sluice.v1.PurgeQueueRequest.What;

            /**
             * Creates a new PurgeQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PurgeQueueRequest instance
             */
            static create(properties: sluice.v1.PurgeQueueRequest.$Shape): sluice.v1.PurgeQueueRequest & sluice.v1.PurgeQueueRequest.$Shape;
            static create(properties?: sluice.v1.PurgeQueueRequest.$Properties): sluice.v1.PurgeQueueRequest;

            /**
             * Encodes the specified PurgeQueueRequest message. Does not implicitly {@link sluice.v1.PurgeQueueRequest.verify|verify} messages.
             * @param message PurgeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PurgeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PurgeQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.PurgeQueueRequest.verify|verify} messages.
             * @param message PurgeQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PurgeQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PurgeQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PurgeQueueRequest & sluice.v1.PurgeQueueRequest.$Shape} PurgeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PurgeQueueRequest & sluice.v1.PurgeQueueRequest.$Shape;

            /**
             * Decodes a PurgeQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PurgeQueueRequest & sluice.v1.PurgeQueueRequest.$Shape} PurgeQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PurgeQueueRequest & sluice.v1.PurgeQueueRequest.$Shape;
        }

        namespace PurgeQueueRequest {

            /** Properties of a PurgeQueueRequest. */
            interface $Properties {

                /** PurgeQueueRequest name */
                name?: (string|null);

                /** PurgeQueueRequest what */
                what?: (sluice.v1.PurgeQueueRequest.What|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PurgeQueueRequest. */
            type $Shape = sluice.v1.PurgeQueueRequest.$Properties;

            /** What enum. */
            enum What {

                /** WAITING value */
                WAITING = 0,

                /** READY value */
                READY = 1,

                /** ALL value */
                ALL = 2
            }
        }

        /**
         * Properties of a PurgeQueueReply.
         * @deprecated Use sluice.v1.PurgeQueueReply.$Properties instead.
         */
        interface IPurgeQueueReply extends sluice.v1.PurgeQueueReply.$Properties {
        }

        /** Represents a PurgeQueueReply. */
        class PurgeQueueReply {

            /**
             * Constructs a new PurgeQueueReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PurgeQueueReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PurgeQueueReply purged. */
            purged: number;

            /**
             * Creates a new PurgeQueueReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PurgeQueueReply instance
             */
            static create(properties: sluice.v1.PurgeQueueReply.$Shape): sluice.v1.PurgeQueueReply & sluice.v1.PurgeQueueReply.$Shape;
            static create(properties?: sluice.v1.PurgeQueueReply.$Properties): sluice.v1.PurgeQueueReply;

            /**
             * Encodes the specified PurgeQueueReply message. Does not implicitly {@link sluice.v1.PurgeQueueReply.verify|verify} messages.
             * @param message PurgeQueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PurgeQueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PurgeQueueReply message, length delimited. Does not implicitly {@link sluice.v1.PurgeQueueReply.verify|verify} messages.
             * @param message PurgeQueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PurgeQueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PurgeQueueReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PurgeQueueReply & sluice.v1.PurgeQueueReply.$Shape} PurgeQueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PurgeQueueReply & sluice.v1.PurgeQueueReply.$Shape;

            /**
             * Decodes a PurgeQueueReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PurgeQueueReply & sluice.v1.PurgeQueueReply.$Shape} PurgeQueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PurgeQueueReply & sluice.v1.PurgeQueueReply.$Shape;
        }

        namespace PurgeQueueReply {

            /** Properties of a PurgeQueueReply. */
            interface $Properties {

                /** PurgeQueueReply purged */
                purged?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PurgeQueueReply. */
            type $Shape = sluice.v1.PurgeQueueReply.$Properties;
        }

        /**
         * Properties of a DeleteQueueRequest.
         * @deprecated Use sluice.v1.DeleteQueueRequest.$Properties instead.
         */
        interface IDeleteQueueRequest extends sluice.v1.DeleteQueueRequest.$Properties {
        }

        /** Represents a DeleteQueueRequest. */
        class DeleteQueueRequest {

            /**
             * Constructs a new DeleteQueueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeleteQueueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteQueueRequest name. */
            name: string;

            /**
             * Creates a new DeleteQueueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteQueueRequest instance
             */
            static create(properties: sluice.v1.DeleteQueueRequest.$Shape): sluice.v1.DeleteQueueRequest & sluice.v1.DeleteQueueRequest.$Shape;
            static create(properties?: sluice.v1.DeleteQueueRequest.$Properties): sluice.v1.DeleteQueueRequest;

            /**
             * Encodes the specified DeleteQueueRequest message. Does not implicitly {@link sluice.v1.DeleteQueueRequest.verify|verify} messages.
             * @param message DeleteQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeleteQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeleteQueueRequest message, length delimited. Does not implicitly {@link sluice.v1.DeleteQueueRequest.verify|verify} messages.
             * @param message DeleteQueueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeleteQueueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteQueueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeleteQueueRequest & sluice.v1.DeleteQueueRequest.$Shape} DeleteQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeleteQueueRequest & sluice.v1.DeleteQueueRequest.$Shape;

            /**
             * Decodes a DeleteQueueRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeleteQueueRequest & sluice.v1.DeleteQueueRequest.$Shape} DeleteQueueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeleteQueueRequest & sluice.v1.DeleteQueueRequest.$Shape;
        }

        namespace DeleteQueueRequest {

            /** Properties of a DeleteQueueRequest. */
            interface $Properties {

                /** DeleteQueueRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteQueueRequest. */
            type $Shape = sluice.v1.DeleteQueueRequest.$Properties;
        }

        /**
         * Properties of a DeleteQueueReply.
         * @deprecated Use sluice.v1.DeleteQueueReply.$Properties instead.
         */
        interface IDeleteQueueReply extends sluice.v1.DeleteQueueReply.$Properties {
        }

        /** Represents a DeleteQueueReply. */
        class DeleteQueueReply {

            /**
             * Constructs a new DeleteQueueReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeleteQueueReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteQueueReply messages. */
            messages: number;

            /**
             * Creates a new DeleteQueueReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteQueueReply instance
             */
            static create(properties: sluice.v1.DeleteQueueReply.$Shape): sluice.v1.DeleteQueueReply & sluice.v1.DeleteQueueReply.$Shape;
            static create(properties?: sluice.v1.DeleteQueueReply.$Properties): sluice.v1.DeleteQueueReply;

            /**
             * Encodes the specified DeleteQueueReply message. Does not implicitly {@link sluice.v1.DeleteQueueReply.verify|verify} messages.
             * @param message DeleteQueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeleteQueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeleteQueueReply message, length delimited. Does not implicitly {@link sluice.v1.DeleteQueueReply.verify|verify} messages.
             * @param message DeleteQueueReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeleteQueueReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteQueueReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeleteQueueReply & sluice.v1.DeleteQueueReply.$Shape} DeleteQueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeleteQueueReply & sluice.v1.DeleteQueueReply.$Shape;

            /**
             * Decodes a DeleteQueueReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeleteQueueReply & sluice.v1.DeleteQueueReply.$Shape} DeleteQueueReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeleteQueueReply & sluice.v1.DeleteQueueReply.$Shape;
        }

        namespace DeleteQueueReply {

            /** Properties of a DeleteQueueReply. */
            interface $Properties {

                /** DeleteQueueReply messages */
                messages?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteQueueReply. */
            type $Shape = sluice.v1.DeleteQueueReply.$Properties;
        }

        /**
         * Properties of a MessageFilter.
         * @deprecated Use sluice.v1.MessageFilter.$Properties instead.
         */
        interface IMessageFilter extends sluice.v1.MessageFilter.$Properties {
        }

        /** Represents a MessageFilter. */
        class MessageFilter {

            /**
             * Constructs a new MessageFilter.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.MessageFilter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MessageFilter headers. */
            headers: sluice.v1.Header.$Properties[];

            /** MessageFilter reason. */
            reason: string;

            /** MessageFilter origin. */
            origin: string;

            /** MessageFilter sinceMs. */
            sinceMs: number;

            /** MessageFilter untilMs. */
            untilMs: number;

            /** MessageFilter fromOffset. */
            fromOffset: number;

            /** MessageFilter toOffset. */
            toOffset: number;

            /**
             * Creates a new MessageFilter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MessageFilter instance
             */
            static create(properties: sluice.v1.MessageFilter.$Shape): sluice.v1.MessageFilter & sluice.v1.MessageFilter.$Shape;
            static create(properties?: sluice.v1.MessageFilter.$Properties): sluice.v1.MessageFilter;

            /**
             * Encodes the specified MessageFilter message. Does not implicitly {@link sluice.v1.MessageFilter.verify|verify} messages.
             * @param message MessageFilter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.MessageFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified MessageFilter message, length delimited. Does not implicitly {@link sluice.v1.MessageFilter.verify|verify} messages.
             * @param message MessageFilter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.MessageFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MessageFilter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.MessageFilter & sluice.v1.MessageFilter.$Shape} MessageFilter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.MessageFilter & sluice.v1.MessageFilter.$Shape;

            /**
             * Decodes a MessageFilter message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.MessageFilter & sluice.v1.MessageFilter.$Shape} MessageFilter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.MessageFilter & sluice.v1.MessageFilter.$Shape;
        }

        namespace MessageFilter {

            /** Properties of a MessageFilter. */
            interface $Properties {

                /** MessageFilter headers */
                headers?: (sluice.v1.Header.$Properties[]|null);

                /** MessageFilter reason */
                reason?: (string|null);

                /** MessageFilter origin */
                origin?: (string|null);

                /** MessageFilter sinceMs */
                sinceMs?: (number|null);

                /** MessageFilter untilMs */
                untilMs?: (number|null);

                /** MessageFilter fromOffset */
                fromOffset?: (number|null);

                /** MessageFilter toOffset */
                toOffset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MessageFilter. */
            type $Shape = sluice.v1.MessageFilter.$Properties;
        }

        /**
         * Properties of a RedriveRequest.
         * @deprecated Use sluice.v1.RedriveRequest.$Properties instead.
         */
        interface IRedriveRequest extends sluice.v1.RedriveRequest.$Properties {
        }

        /** Represents a RedriveRequest. */
        class RedriveRequest {

            /**
             * Constructs a new RedriveRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RedriveRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RedriveRequest queue. */
            queue: string;

            /** RedriveRequest limit. */
            limit: number;

            /** RedriveRequest filter. */
            filter?: (sluice.v1.MessageFilter.$Properties|null);

            /** RedriveRequest dryRun. */
            dryRun: boolean;

            /** RedriveRequest force. */
            force: boolean;

            /** RedriveRequest edit. */
            edit?: (sluice.v1.RedriveEdit.$Properties|null);

            /**
             * Creates a new RedriveRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RedriveRequest instance
             */
            static create(properties: sluice.v1.RedriveRequest.$Shape): sluice.v1.RedriveRequest & sluice.v1.RedriveRequest.$Shape;
            static create(properties?: sluice.v1.RedriveRequest.$Properties): sluice.v1.RedriveRequest;

            /**
             * Encodes the specified RedriveRequest message. Does not implicitly {@link sluice.v1.RedriveRequest.verify|verify} messages.
             * @param message RedriveRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RedriveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RedriveRequest message, length delimited. Does not implicitly {@link sluice.v1.RedriveRequest.verify|verify} messages.
             * @param message RedriveRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RedriveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RedriveRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RedriveRequest & sluice.v1.RedriveRequest.$Shape} RedriveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RedriveRequest & sluice.v1.RedriveRequest.$Shape;

            /**
             * Decodes a RedriveRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RedriveRequest & sluice.v1.RedriveRequest.$Shape} RedriveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RedriveRequest & sluice.v1.RedriveRequest.$Shape;
        }

        namespace RedriveRequest {

            /** Properties of a RedriveRequest. */
            interface $Properties {

                /** RedriveRequest queue */
                queue?: (string|null);

                /** RedriveRequest limit */
                limit?: (number|null);

                /** RedriveRequest filter */
                filter?: (sluice.v1.MessageFilter.$Properties|null);

                /** RedriveRequest dryRun */
                dryRun?: (boolean|null);

                /** RedriveRequest force */
                force?: (boolean|null);

                /** RedriveRequest edit */
                edit?: (sluice.v1.RedriveEdit.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RedriveRequest. */
            type $Shape = sluice.v1.RedriveRequest.$Properties;
        }

        /**
         * Properties of a RedriveEdit.
         * @deprecated Use sluice.v1.RedriveEdit.$Properties instead.
         */
        interface IRedriveEdit extends sluice.v1.RedriveEdit.$Properties {
        }

        /** Represents a RedriveEdit. */
        class RedriveEdit {

            /**
             * Constructs a new RedriveEdit.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RedriveEdit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RedriveEdit value. */
            value?: (Uint8Array|null);

            /** RedriveEdit setHeaders. */
            setHeaders: sluice.v1.Header.$Properties[];

            /** RedriveEdit removeHeaders. */
            removeHeaders: string[];

            /**
             * Creates a new RedriveEdit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RedriveEdit instance
             */
            static create(properties: sluice.v1.RedriveEdit.$Shape): sluice.v1.RedriveEdit & sluice.v1.RedriveEdit.$Shape;
            static create(properties?: sluice.v1.RedriveEdit.$Properties): sluice.v1.RedriveEdit;

            /**
             * Encodes the specified RedriveEdit message. Does not implicitly {@link sluice.v1.RedriveEdit.verify|verify} messages.
             * @param message RedriveEdit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RedriveEdit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RedriveEdit message, length delimited. Does not implicitly {@link sluice.v1.RedriveEdit.verify|verify} messages.
             * @param message RedriveEdit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RedriveEdit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RedriveEdit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RedriveEdit & sluice.v1.RedriveEdit.$Shape} RedriveEdit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RedriveEdit & sluice.v1.RedriveEdit.$Shape;

            /**
             * Decodes a RedriveEdit message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RedriveEdit & sluice.v1.RedriveEdit.$Shape} RedriveEdit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RedriveEdit & sluice.v1.RedriveEdit.$Shape;
        }

        namespace RedriveEdit {

            /** Properties of a RedriveEdit. */
            interface $Properties {

                /** RedriveEdit value */
                value?: (Uint8Array|null);

                /** RedriveEdit setHeaders */
                setHeaders?: (sluice.v1.Header.$Properties[]|null);

                /** RedriveEdit removeHeaders */
                removeHeaders?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RedriveEdit. */
            type $Shape = sluice.v1.RedriveEdit.$Properties;
        }

        /**
         * Properties of a RedriveReply.
         * @deprecated Use sluice.v1.RedriveReply.$Properties instead.
         */
        interface IRedriveReply extends sluice.v1.RedriveReply.$Properties {
        }

        /** Represents a RedriveReply. */
        class RedriveReply {

            /**
             * Constructs a new RedriveReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RedriveReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RedriveReply moved. */
            moved: number;

            /** RedriveReply left. */
            left: number;

            /** RedriveReply held. */
            held: number;

            /** RedriveReply exhausted. */
            exhausted: number;

            /** RedriveReply nextOffset. */
            nextOffset: number;

            /** RedriveReply endOffset. */
            endOffset: number;

            /** RedriveReply movedTotal. */
            movedTotal: number;

            /** RedriveReply full. */
            full: number;

            /**
             * Creates a new RedriveReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RedriveReply instance
             */
            static create(properties: sluice.v1.RedriveReply.$Shape): sluice.v1.RedriveReply & sluice.v1.RedriveReply.$Shape;
            static create(properties?: sluice.v1.RedriveReply.$Properties): sluice.v1.RedriveReply;

            /**
             * Encodes the specified RedriveReply message. Does not implicitly {@link sluice.v1.RedriveReply.verify|verify} messages.
             * @param message RedriveReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RedriveReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RedriveReply message, length delimited. Does not implicitly {@link sluice.v1.RedriveReply.verify|verify} messages.
             * @param message RedriveReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RedriveReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RedriveReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RedriveReply & sluice.v1.RedriveReply.$Shape} RedriveReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RedriveReply & sluice.v1.RedriveReply.$Shape;

            /**
             * Decodes a RedriveReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RedriveReply & sluice.v1.RedriveReply.$Shape} RedriveReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RedriveReply & sluice.v1.RedriveReply.$Shape;
        }

        namespace RedriveReply {

            /** Properties of a RedriveReply. */
            interface $Properties {

                /** RedriveReply moved */
                moved?: (number|null);

                /** RedriveReply left */
                left?: (number|null);

                /** RedriveReply held */
                held?: (number|null);

                /** RedriveReply exhausted */
                exhausted?: (number|null);

                /** RedriveReply nextOffset */
                nextOffset?: (number|null);

                /** RedriveReply endOffset */
                endOffset?: (number|null);

                /** RedriveReply movedTotal */
                movedTotal?: (number|null);

                /** RedriveReply full */
                full?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RedriveReply. */
            type $Shape = sluice.v1.RedriveReply.$Properties;
        }

        /**
         * Properties of a MoveMessagesRequest.
         * @deprecated Use sluice.v1.MoveMessagesRequest.$Properties instead.
         */
        interface IMoveMessagesRequest extends sluice.v1.MoveMessagesRequest.$Properties {
        }

        /** Represents a MoveMessagesRequest. */
        class MoveMessagesRequest {

            /**
             * Constructs a new MoveMessagesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.MoveMessagesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MoveMessagesRequest queue. */
            queue: string;

            /** MoveMessagesRequest to. */
            to: string;

            /** MoveMessagesRequest limit. */
            limit: number;

            /** MoveMessagesRequest filter. */
            filter?: (sluice.v1.MessageFilter.$Properties|null);

            /** MoveMessagesRequest dryRun. */
            dryRun: boolean;

            /**
             * Creates a new MoveMessagesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MoveMessagesRequest instance
             */
            static create(properties: sluice.v1.MoveMessagesRequest.$Shape): sluice.v1.MoveMessagesRequest & sluice.v1.MoveMessagesRequest.$Shape;
            static create(properties?: sluice.v1.MoveMessagesRequest.$Properties): sluice.v1.MoveMessagesRequest;

            /**
             * Encodes the specified MoveMessagesRequest message. Does not implicitly {@link sluice.v1.MoveMessagesRequest.verify|verify} messages.
             * @param message MoveMessagesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.MoveMessagesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified MoveMessagesRequest message, length delimited. Does not implicitly {@link sluice.v1.MoveMessagesRequest.verify|verify} messages.
             * @param message MoveMessagesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.MoveMessagesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MoveMessagesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.MoveMessagesRequest & sluice.v1.MoveMessagesRequest.$Shape} MoveMessagesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.MoveMessagesRequest & sluice.v1.MoveMessagesRequest.$Shape;

            /**
             * Decodes a MoveMessagesRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.MoveMessagesRequest & sluice.v1.MoveMessagesRequest.$Shape} MoveMessagesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.MoveMessagesRequest & sluice.v1.MoveMessagesRequest.$Shape;
        }

        namespace MoveMessagesRequest {

            /** Properties of a MoveMessagesRequest. */
            interface $Properties {

                /** MoveMessagesRequest queue */
                queue?: (string|null);

                /** MoveMessagesRequest to */
                to?: (string|null);

                /** MoveMessagesRequest limit */
                limit?: (number|null);

                /** MoveMessagesRequest filter */
                filter?: (sluice.v1.MessageFilter.$Properties|null);

                /** MoveMessagesRequest dryRun */
                dryRun?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MoveMessagesRequest. */
            type $Shape = sluice.v1.MoveMessagesRequest.$Properties;
        }

        /**
         * Properties of a MoveMessagesReply.
         * @deprecated Use sluice.v1.MoveMessagesReply.$Properties instead.
         */
        interface IMoveMessagesReply extends sluice.v1.MoveMessagesReply.$Properties {
        }

        /** Represents a MoveMessagesReply. */
        class MoveMessagesReply {

            /**
             * Constructs a new MoveMessagesReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.MoveMessagesReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MoveMessagesReply moved. */
            moved: number;

            /** MoveMessagesReply held. */
            held: number;

            /** MoveMessagesReply nextOffset. */
            nextOffset: number;

            /** MoveMessagesReply endOffset. */
            endOffset: number;

            /** MoveMessagesReply movedTotal. */
            movedTotal: number;

            /** MoveMessagesReply full. */
            full: number;

            /**
             * Creates a new MoveMessagesReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MoveMessagesReply instance
             */
            static create(properties: sluice.v1.MoveMessagesReply.$Shape): sluice.v1.MoveMessagesReply & sluice.v1.MoveMessagesReply.$Shape;
            static create(properties?: sluice.v1.MoveMessagesReply.$Properties): sluice.v1.MoveMessagesReply;

            /**
             * Encodes the specified MoveMessagesReply message. Does not implicitly {@link sluice.v1.MoveMessagesReply.verify|verify} messages.
             * @param message MoveMessagesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.MoveMessagesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified MoveMessagesReply message, length delimited. Does not implicitly {@link sluice.v1.MoveMessagesReply.verify|verify} messages.
             * @param message MoveMessagesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.MoveMessagesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MoveMessagesReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.MoveMessagesReply & sluice.v1.MoveMessagesReply.$Shape} MoveMessagesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.MoveMessagesReply & sluice.v1.MoveMessagesReply.$Shape;

            /**
             * Decodes a MoveMessagesReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.MoveMessagesReply & sluice.v1.MoveMessagesReply.$Shape} MoveMessagesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.MoveMessagesReply & sluice.v1.MoveMessagesReply.$Shape;
        }

        namespace MoveMessagesReply {

            /** Properties of a MoveMessagesReply. */
            interface $Properties {

                /** MoveMessagesReply moved */
                moved?: (number|null);

                /** MoveMessagesReply held */
                held?: (number|null);

                /** MoveMessagesReply nextOffset */
                nextOffset?: (number|null);

                /** MoveMessagesReply endOffset */
                endOffset?: (number|null);

                /** MoveMessagesReply movedTotal */
                movedTotal?: (number|null);

                /** MoveMessagesReply full */
                full?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MoveMessagesReply. */
            type $Shape = sluice.v1.MoveMessagesReply.$Properties;
        }

        /**
         * Properties of a PeekRequest.
         * @deprecated Use sluice.v1.PeekRequest.$Properties instead.
         */
        interface IPeekRequest extends sluice.v1.PeekRequest.$Properties {
        }

        /** Represents a PeekRequest. */
        class PeekRequest {

            /**
             * Constructs a new PeekRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PeekRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PeekRequest queue. */
            queue: string;

            /** PeekRequest fromOffset. */
            fromOffset: number;

            /** PeekRequest limit. */
            limit: number;

            /**
             * Creates a new PeekRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PeekRequest instance
             */
            static create(properties: sluice.v1.PeekRequest.$Shape): sluice.v1.PeekRequest & sluice.v1.PeekRequest.$Shape;
            static create(properties?: sluice.v1.PeekRequest.$Properties): sluice.v1.PeekRequest;

            /**
             * Encodes the specified PeekRequest message. Does not implicitly {@link sluice.v1.PeekRequest.verify|verify} messages.
             * @param message PeekRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PeekRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PeekRequest message, length delimited. Does not implicitly {@link sluice.v1.PeekRequest.verify|verify} messages.
             * @param message PeekRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PeekRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PeekRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PeekRequest & sluice.v1.PeekRequest.$Shape} PeekRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PeekRequest & sluice.v1.PeekRequest.$Shape;

            /**
             * Decodes a PeekRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PeekRequest & sluice.v1.PeekRequest.$Shape} PeekRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PeekRequest & sluice.v1.PeekRequest.$Shape;
        }

        namespace PeekRequest {

            /** Properties of a PeekRequest. */
            interface $Properties {

                /** PeekRequest queue */
                queue?: (string|null);

                /** PeekRequest fromOffset */
                fromOffset?: (number|null);

                /** PeekRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PeekRequest. */
            type $Shape = sluice.v1.PeekRequest.$Properties;
        }

        /**
         * Properties of a PeekReply.
         * @deprecated Use sluice.v1.PeekReply.$Properties instead.
         */
        interface IPeekReply extends sluice.v1.PeekReply.$Properties {
        }

        /** Represents a PeekReply. */
        class PeekReply {

            /**
             * Constructs a new PeekReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PeekReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PeekReply batches. */
            batches: sluice.v1.StoredBatch.$Properties[];

            /** PeekReply ranges. */
            ranges: sluice.v1.DeliveryRange.$Properties[];

            /** PeekReply nextOffset. */
            nextOffset: number;

            /** PeekReply progress. */
            progress: sluice.v1.PeekedProgress.$Properties[];

            /**
             * Creates a new PeekReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PeekReply instance
             */
            static create(properties: sluice.v1.PeekReply.$Shape): sluice.v1.PeekReply & sluice.v1.PeekReply.$Shape;
            static create(properties?: sluice.v1.PeekReply.$Properties): sluice.v1.PeekReply;

            /**
             * Encodes the specified PeekReply message. Does not implicitly {@link sluice.v1.PeekReply.verify|verify} messages.
             * @param message PeekReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PeekReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PeekReply message, length delimited. Does not implicitly {@link sluice.v1.PeekReply.verify|verify} messages.
             * @param message PeekReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PeekReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PeekReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PeekReply & sluice.v1.PeekReply.$Shape} PeekReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PeekReply & sluice.v1.PeekReply.$Shape;

            /**
             * Decodes a PeekReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PeekReply & sluice.v1.PeekReply.$Shape} PeekReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PeekReply & sluice.v1.PeekReply.$Shape;
        }

        namespace PeekReply {

            /** Properties of a PeekReply. */
            interface $Properties {

                /** PeekReply batches */
                batches?: (sluice.v1.StoredBatch.$Properties[]|null);

                /** PeekReply ranges */
                ranges?: (sluice.v1.DeliveryRange.$Properties[]|null);

                /** PeekReply nextOffset */
                nextOffset?: (number|null);

                /** PeekReply progress */
                progress?: (sluice.v1.PeekedProgress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PeekReply. */
            type $Shape = sluice.v1.PeekReply.$Properties;
        }

        /**
         * Properties of a PeekedProgress.
         * @deprecated Use sluice.v1.PeekedProgress.$Properties instead.
         */
        interface IPeekedProgress extends sluice.v1.PeekedProgress.$Properties {
        }

        /** Represents a PeekedProgress. */
        class PeekedProgress {

            /**
             * Constructs a new PeekedProgress.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PeekedProgress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PeekedProgress offset. */
            offset: number;

            /** PeekedProgress progress. */
            progress?: (sluice.v1.Progress.$Properties|null);

            /**
             * Creates a new PeekedProgress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PeekedProgress instance
             */
            static create(properties: sluice.v1.PeekedProgress.$Shape): sluice.v1.PeekedProgress & sluice.v1.PeekedProgress.$Shape;
            static create(properties?: sluice.v1.PeekedProgress.$Properties): sluice.v1.PeekedProgress;

            /**
             * Encodes the specified PeekedProgress message. Does not implicitly {@link sluice.v1.PeekedProgress.verify|verify} messages.
             * @param message PeekedProgress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PeekedProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PeekedProgress message, length delimited. Does not implicitly {@link sluice.v1.PeekedProgress.verify|verify} messages.
             * @param message PeekedProgress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PeekedProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PeekedProgress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PeekedProgress & sluice.v1.PeekedProgress.$Shape} PeekedProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PeekedProgress & sluice.v1.PeekedProgress.$Shape;

            /**
             * Decodes a PeekedProgress message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PeekedProgress & sluice.v1.PeekedProgress.$Shape} PeekedProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PeekedProgress & sluice.v1.PeekedProgress.$Shape;
        }

        namespace PeekedProgress {

            /** Properties of a PeekedProgress. */
            interface $Properties {

                /** PeekedProgress offset */
                offset?: (number|null);

                /** PeekedProgress progress */
                progress?: (sluice.v1.Progress.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PeekedProgress. */
            type $Shape = sluice.v1.PeekedProgress.$Properties;
        }

        /**
         * Properties of a ListSettledRequest.
         * @deprecated Use sluice.v1.ListSettledRequest.$Properties instead.
         */
        interface IListSettledRequest extends sluice.v1.ListSettledRequest.$Properties {
        }

        /** Represents a ListSettledRequest. */
        class ListSettledRequest {

            /**
             * Constructs a new ListSettledRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListSettledRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSettledRequest queue. */
            queue: string;

            /** ListSettledRequest offset. */
            offset?: (number|null);

            /** ListSettledRequest outcomes. */
            outcomes: sluice.v1.SettledOutcome[];

            /** ListSettledRequest before. */
            before: number;

            /** ListSettledRequest limit. */
            limit: number;

            /**
             * Creates a new ListSettledRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSettledRequest instance
             */
            static create(properties: sluice.v1.ListSettledRequest.$Shape): sluice.v1.ListSettledRequest & sluice.v1.ListSettledRequest.$Shape;
            static create(properties?: sluice.v1.ListSettledRequest.$Properties): sluice.v1.ListSettledRequest;

            /**
             * Encodes the specified ListSettledRequest message. Does not implicitly {@link sluice.v1.ListSettledRequest.verify|verify} messages.
             * @param message ListSettledRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListSettledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListSettledRequest message, length delimited. Does not implicitly {@link sluice.v1.ListSettledRequest.verify|verify} messages.
             * @param message ListSettledRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListSettledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSettledRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListSettledRequest & sluice.v1.ListSettledRequest.$Shape} ListSettledRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListSettledRequest & sluice.v1.ListSettledRequest.$Shape;

            /**
             * Decodes a ListSettledRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListSettledRequest & sluice.v1.ListSettledRequest.$Shape} ListSettledRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListSettledRequest & sluice.v1.ListSettledRequest.$Shape;
        }

        namespace ListSettledRequest {

            /** Properties of a ListSettledRequest. */
            interface $Properties {

                /** ListSettledRequest queue */
                queue?: (string|null);

                /** ListSettledRequest offset */
                offset?: (number|null);

                /** ListSettledRequest outcomes */
                outcomes?: (sluice.v1.SettledOutcome[]|null);

                /** ListSettledRequest before */
                before?: (number|null);

                /** ListSettledRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSettledRequest. */
            type $Shape = sluice.v1.ListSettledRequest.$Properties;
        }

        /** SettledOutcome enum. */
        enum SettledOutcome {

            /** SETTLED_ACKED value */
            SETTLED_ACKED = 0,

            /** SETTLED_DEAD_LETTERED value */
            SETTLED_DEAD_LETTERED = 1,

            /** SETTLED_EXPIRED value */
            SETTLED_EXPIRED = 2,

            /** SETTLED_DISCARDED value */
            SETTLED_DISCARDED = 3,

            /** SETTLED_PURGED value */
            SETTLED_PURGED = 4,

            /** SETTLED_MOVED value */
            SETTLED_MOVED = 5,

            /** SETTLED_DROPPED value */
            SETTLED_DROPPED = 6,

            /** SETTLED_CANCELLED value */
            SETTLED_CANCELLED = 7,

            /** SETTLED_REPLACED value */
            SETTLED_REPLACED = 8
        }

        /**
         * Properties of a ListSettledReply.
         * @deprecated Use sluice.v1.ListSettledReply.$Properties instead.
         */
        interface IListSettledReply extends sluice.v1.ListSettledReply.$Properties {
        }

        /** Represents a ListSettledReply. */
        class ListSettledReply {

            /**
             * Constructs a new ListSettledReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListSettledReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSettledReply batches. */
            batches: sluice.v1.StoredBatch.$Properties[];

            /** ListSettledReply messages. */
            messages: sluice.v1.SettledMessage.$Properties[];

            /** ListSettledReply next. */
            next: number;

            /**
             * Creates a new ListSettledReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSettledReply instance
             */
            static create(properties: sluice.v1.ListSettledReply.$Shape): sluice.v1.ListSettledReply & sluice.v1.ListSettledReply.$Shape;
            static create(properties?: sluice.v1.ListSettledReply.$Properties): sluice.v1.ListSettledReply;

            /**
             * Encodes the specified ListSettledReply message. Does not implicitly {@link sluice.v1.ListSettledReply.verify|verify} messages.
             * @param message ListSettledReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListSettledReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListSettledReply message, length delimited. Does not implicitly {@link sluice.v1.ListSettledReply.verify|verify} messages.
             * @param message ListSettledReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListSettledReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSettledReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListSettledReply & sluice.v1.ListSettledReply.$Shape} ListSettledReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListSettledReply & sluice.v1.ListSettledReply.$Shape;

            /**
             * Decodes a ListSettledReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListSettledReply & sluice.v1.ListSettledReply.$Shape} ListSettledReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListSettledReply & sluice.v1.ListSettledReply.$Shape;
        }

        namespace ListSettledReply {

            /** Properties of a ListSettledReply. */
            interface $Properties {

                /** ListSettledReply batches */
                batches?: (sluice.v1.StoredBatch.$Properties[]|null);

                /** ListSettledReply messages */
                messages?: (sluice.v1.SettledMessage.$Properties[]|null);

                /** ListSettledReply next */
                next?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSettledReply. */
            type $Shape = sluice.v1.ListSettledReply.$Properties;
        }

        /**
         * Properties of a SettledMessage.
         * @deprecated Use sluice.v1.SettledMessage.$Properties instead.
         */
        interface ISettledMessage extends sluice.v1.SettledMessage.$Properties {
        }

        /** Represents a SettledMessage. */
        class SettledMessage {

            /**
             * Constructs a new SettledMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SettledMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SettledMessage offset. */
            offset: number;

            /** SettledMessage outcome. */
            outcome: sluice.v1.SettledOutcome;

            /** SettledMessage settledAt. */
            settledAt: number;

            /** SettledMessage consumer. */
            consumer: string;

            /** SettledMessage attempts. */
            attempts: number;

            /** SettledMessage result. */
            result?: (Uint8Array|null);

            /** SettledMessage stored. */
            stored: boolean;

            /**
             * Creates a new SettledMessage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SettledMessage instance
             */
            static create(properties: sluice.v1.SettledMessage.$Shape): sluice.v1.SettledMessage & sluice.v1.SettledMessage.$Shape;
            static create(properties?: sluice.v1.SettledMessage.$Properties): sluice.v1.SettledMessage;

            /**
             * Encodes the specified SettledMessage message. Does not implicitly {@link sluice.v1.SettledMessage.verify|verify} messages.
             * @param message SettledMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SettledMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SettledMessage message, length delimited. Does not implicitly {@link sluice.v1.SettledMessage.verify|verify} messages.
             * @param message SettledMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SettledMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SettledMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SettledMessage & sluice.v1.SettledMessage.$Shape} SettledMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SettledMessage & sluice.v1.SettledMessage.$Shape;

            /**
             * Decodes a SettledMessage message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SettledMessage & sluice.v1.SettledMessage.$Shape} SettledMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SettledMessage & sluice.v1.SettledMessage.$Shape;
        }

        namespace SettledMessage {

            /** Properties of a SettledMessage. */
            interface $Properties {

                /** SettledMessage offset */
                offset?: (number|null);

                /** SettledMessage outcome */
                outcome?: (sluice.v1.SettledOutcome|null);

                /** SettledMessage settledAt */
                settledAt?: (number|null);

                /** SettledMessage consumer */
                consumer?: (string|null);

                /** SettledMessage attempts */
                attempts?: (number|null);

                /** SettledMessage result */
                result?: (Uint8Array|null);

                /** SettledMessage stored */
                stored?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SettledMessage. */
            type $Shape = sluice.v1.SettledMessage.$Properties;
        }

        /**
         * Properties of a BlockedKeysRequest.
         * @deprecated Use sluice.v1.BlockedKeysRequest.$Properties instead.
         */
        interface IBlockedKeysRequest extends sluice.v1.BlockedKeysRequest.$Properties {
        }

        /** Represents a BlockedKeysRequest. */
        class BlockedKeysRequest {

            /**
             * Constructs a new BlockedKeysRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.BlockedKeysRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlockedKeysRequest queue. */
            queue: string;

            /** BlockedKeysRequest limit. */
            limit: number;

            /**
             * Creates a new BlockedKeysRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlockedKeysRequest instance
             */
            static create(properties: sluice.v1.BlockedKeysRequest.$Shape): sluice.v1.BlockedKeysRequest & sluice.v1.BlockedKeysRequest.$Shape;
            static create(properties?: sluice.v1.BlockedKeysRequest.$Properties): sluice.v1.BlockedKeysRequest;

            /**
             * Encodes the specified BlockedKeysRequest message. Does not implicitly {@link sluice.v1.BlockedKeysRequest.verify|verify} messages.
             * @param message BlockedKeysRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.BlockedKeysRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified BlockedKeysRequest message, length delimited. Does not implicitly {@link sluice.v1.BlockedKeysRequest.verify|verify} messages.
             * @param message BlockedKeysRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.BlockedKeysRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlockedKeysRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.BlockedKeysRequest & sluice.v1.BlockedKeysRequest.$Shape} BlockedKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.BlockedKeysRequest & sluice.v1.BlockedKeysRequest.$Shape;

            /**
             * Decodes a BlockedKeysRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.BlockedKeysRequest & sluice.v1.BlockedKeysRequest.$Shape} BlockedKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.BlockedKeysRequest & sluice.v1.BlockedKeysRequest.$Shape;
        }

        namespace BlockedKeysRequest {

            /** Properties of a BlockedKeysRequest. */
            interface $Properties {

                /** BlockedKeysRequest queue */
                queue?: (string|null);

                /** BlockedKeysRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlockedKeysRequest. */
            type $Shape = sluice.v1.BlockedKeysRequest.$Properties;
        }

        /**
         * Properties of a BlockedKeysReply.
         * @deprecated Use sluice.v1.BlockedKeysReply.$Properties instead.
         */
        interface IBlockedKeysReply extends sluice.v1.BlockedKeysReply.$Properties {
        }

        /** Represents a BlockedKeysReply. */
        class BlockedKeysReply {

            /**
             * Constructs a new BlockedKeysReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.BlockedKeysReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlockedKeysReply keys. */
            keys: sluice.v1.BlockedKey.$Properties[];

            /** BlockedKeysReply count. */
            count: number;

            /**
             * Creates a new BlockedKeysReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlockedKeysReply instance
             */
            static create(properties: sluice.v1.BlockedKeysReply.$Shape): sluice.v1.BlockedKeysReply & sluice.v1.BlockedKeysReply.$Shape;
            static create(properties?: sluice.v1.BlockedKeysReply.$Properties): sluice.v1.BlockedKeysReply;

            /**
             * Encodes the specified BlockedKeysReply message. Does not implicitly {@link sluice.v1.BlockedKeysReply.verify|verify} messages.
             * @param message BlockedKeysReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.BlockedKeysReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified BlockedKeysReply message, length delimited. Does not implicitly {@link sluice.v1.BlockedKeysReply.verify|verify} messages.
             * @param message BlockedKeysReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.BlockedKeysReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlockedKeysReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.BlockedKeysReply & sluice.v1.BlockedKeysReply.$Shape} BlockedKeysReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.BlockedKeysReply & sluice.v1.BlockedKeysReply.$Shape;

            /**
             * Decodes a BlockedKeysReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.BlockedKeysReply & sluice.v1.BlockedKeysReply.$Shape} BlockedKeysReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.BlockedKeysReply & sluice.v1.BlockedKeysReply.$Shape;
        }

        namespace BlockedKeysReply {

            /** Properties of a BlockedKeysReply. */
            interface $Properties {

                /** BlockedKeysReply keys */
                keys?: (sluice.v1.BlockedKey.$Properties[]|null);

                /** BlockedKeysReply count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlockedKeysReply. */
            type $Shape = sluice.v1.BlockedKeysReply.$Properties;
        }

        /**
         * Properties of a BlockedKey.
         * @deprecated Use sluice.v1.BlockedKey.$Properties instead.
         */
        interface IBlockedKey extends sluice.v1.BlockedKey.$Properties {
        }

        /** Represents a BlockedKey. */
        class BlockedKey {

            /**
             * Constructs a new BlockedKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.BlockedKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlockedKey key. */
            key: Uint8Array;

            /** BlockedKey offset. */
            offset: number;

            /** BlockedKey state. */
            state: sluice.v1.BlockedKey.State;

            /** BlockedKey untilMs. */
            untilMs: number;

            /** BlockedKey attempts. */
            attempts: number;

            /** BlockedKey waiting. */
            waiting: number;

            /**
             * Creates a new BlockedKey instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlockedKey instance
             */
            static create(properties: sluice.v1.BlockedKey.$Shape): sluice.v1.BlockedKey & sluice.v1.BlockedKey.$Shape;
            static create(properties?: sluice.v1.BlockedKey.$Properties): sluice.v1.BlockedKey;

            /**
             * Encodes the specified BlockedKey message. Does not implicitly {@link sluice.v1.BlockedKey.verify|verify} messages.
             * @param message BlockedKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.BlockedKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified BlockedKey message, length delimited. Does not implicitly {@link sluice.v1.BlockedKey.verify|verify} messages.
             * @param message BlockedKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.BlockedKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlockedKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.BlockedKey & sluice.v1.BlockedKey.$Shape} BlockedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.BlockedKey & sluice.v1.BlockedKey.$Shape;

            /**
             * Decodes a BlockedKey message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.BlockedKey & sluice.v1.BlockedKey.$Shape} BlockedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.BlockedKey & sluice.v1.BlockedKey.$Shape;
        }

        namespace BlockedKey {

            /** Properties of a BlockedKey. */
            interface $Properties {

                /** BlockedKey key */
                key?: (Uint8Array|null);

                /** BlockedKey offset */
                offset?: (number|null);

                /** BlockedKey state */
                state?: (sluice.v1.BlockedKey.State|null);

                /** BlockedKey untilMs */
                untilMs?: (number|null);

                /** BlockedKey attempts */
                attempts?: (number|null);

                /** BlockedKey waiting */
                waiting?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlockedKey. */
            type $Shape = sluice.v1.BlockedKey.$Properties;

            /** State enum. */
            enum State {

                /** HELD value */
                HELD = 0,

                /** FAILED value */
                FAILED = 1,

                /** READY value */
                READY = 2
            }
        }

        /**
         * Properties of a FindMessageRequest.
         * @deprecated Use sluice.v1.FindMessageRequest.$Properties instead.
         */
        interface IFindMessageRequest extends sluice.v1.FindMessageRequest.$Properties {
        }

        /** Represents a FindMessageRequest. */
        class FindMessageRequest {

            /**
             * Constructs a new FindMessageRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FindMessageRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FindMessageRequest queue. */
            queue: string;

            /** FindMessageRequest messageId. */
            messageId: string;

            /**
             * Creates a new FindMessageRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FindMessageRequest instance
             */
            static create(properties: sluice.v1.FindMessageRequest.$Shape): sluice.v1.FindMessageRequest & sluice.v1.FindMessageRequest.$Shape;
            static create(properties?: sluice.v1.FindMessageRequest.$Properties): sluice.v1.FindMessageRequest;

            /**
             * Encodes the specified FindMessageRequest message. Does not implicitly {@link sluice.v1.FindMessageRequest.verify|verify} messages.
             * @param message FindMessageRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FindMessageRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FindMessageRequest message, length delimited. Does not implicitly {@link sluice.v1.FindMessageRequest.verify|verify} messages.
             * @param message FindMessageRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FindMessageRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FindMessageRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FindMessageRequest & sluice.v1.FindMessageRequest.$Shape} FindMessageRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FindMessageRequest & sluice.v1.FindMessageRequest.$Shape;

            /**
             * Decodes a FindMessageRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FindMessageRequest & sluice.v1.FindMessageRequest.$Shape} FindMessageRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FindMessageRequest & sluice.v1.FindMessageRequest.$Shape;
        }

        namespace FindMessageRequest {

            /** Properties of a FindMessageRequest. */
            interface $Properties {

                /** FindMessageRequest queue */
                queue?: (string|null);

                /** FindMessageRequest messageId */
                messageId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FindMessageRequest. */
            type $Shape = sluice.v1.FindMessageRequest.$Properties;
        }

        /**
         * Properties of a FindMessageReply.
         * @deprecated Use sluice.v1.FindMessageReply.$Properties instead.
         */
        interface IFindMessageReply extends sluice.v1.FindMessageReply.$Properties {
        }

        /** Represents a FindMessageReply. */
        class FindMessageReply {

            /**
             * Constructs a new FindMessageReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FindMessageReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FindMessageReply offset. */
            offset: number;

            /** FindMessageReply state. */
            state: sluice.v1.FindMessageReply.State;

            /** FindMessageReply untilMs. */
            untilMs: number;

            /** FindMessageReply consumer. */
            consumer: string;

            /** FindMessageReply attempts. */
            attempts: number;

            /** FindMessageReply expiresAtMs. */
            expiresAtMs: number;

            /** FindMessageReply progress. */
            progress?: (sluice.v1.Progress.$Properties|null);

            /** FindMessageReply settled. */
            settled?: (sluice.v1.SettledMessage.$Properties|null);

            /**
             * Creates a new FindMessageReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FindMessageReply instance
             */
            static create(properties: sluice.v1.FindMessageReply.$Shape): sluice.v1.FindMessageReply & sluice.v1.FindMessageReply.$Shape;
            static create(properties?: sluice.v1.FindMessageReply.$Properties): sluice.v1.FindMessageReply;

            /**
             * Encodes the specified FindMessageReply message. Does not implicitly {@link sluice.v1.FindMessageReply.verify|verify} messages.
             * @param message FindMessageReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FindMessageReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FindMessageReply message, length delimited. Does not implicitly {@link sluice.v1.FindMessageReply.verify|verify} messages.
             * @param message FindMessageReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FindMessageReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FindMessageReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FindMessageReply & sluice.v1.FindMessageReply.$Shape} FindMessageReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FindMessageReply & sluice.v1.FindMessageReply.$Shape;

            /**
             * Decodes a FindMessageReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FindMessageReply & sluice.v1.FindMessageReply.$Shape} FindMessageReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FindMessageReply & sluice.v1.FindMessageReply.$Shape;
        }

        namespace FindMessageReply {

            /** Properties of a FindMessageReply. */
            interface $Properties {

                /** FindMessageReply offset */
                offset?: (number|null);

                /** FindMessageReply state */
                state?: (sluice.v1.FindMessageReply.State|null);

                /** FindMessageReply untilMs */
                untilMs?: (number|null);

                /** FindMessageReply consumer */
                consumer?: (string|null);

                /** FindMessageReply attempts */
                attempts?: (number|null);

                /** FindMessageReply expiresAtMs */
                expiresAtMs?: (number|null);

                /** FindMessageReply progress */
                progress?: (sluice.v1.Progress.$Properties|null);

                /** FindMessageReply settled */
                settled?: (sluice.v1.SettledMessage.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FindMessageReply. */
            type $Shape = sluice.v1.FindMessageReply.$Properties;

            /** State enum. */
            enum State {

                /** READY value */
                READY = 0,

                /** DELAYED value */
                DELAYED = 1,

                /** PENDING value */
                PENDING = 2,

                /** RESERVED value */
                RESERVED = 3,

                /** SETTLED value */
                SETTLED = 4
            }
        }

        /**
         * Properties of a CancelMessageRequest.
         * @deprecated Use sluice.v1.CancelMessageRequest.$Properties instead.
         */
        interface ICancelMessageRequest extends sluice.v1.CancelMessageRequest.$Properties {
        }

        /** Represents a CancelMessageRequest. */
        class CancelMessageRequest {

            /**
             * Constructs a new CancelMessageRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CancelMessageRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelMessageRequest queue. */
            queue: string;

            /** CancelMessageRequest messageId. */
            messageId: string;

            /**
             * Creates a new CancelMessageRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CancelMessageRequest instance
             */
            static create(properties: sluice.v1.CancelMessageRequest.$Shape): sluice.v1.CancelMessageRequest & sluice.v1.CancelMessageRequest.$Shape;
            static create(properties?: sluice.v1.CancelMessageRequest.$Properties): sluice.v1.CancelMessageRequest;

            /**
             * Encodes the specified CancelMessageRequest message. Does not implicitly {@link sluice.v1.CancelMessageRequest.verify|verify} messages.
             * @param message CancelMessageRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CancelMessageRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CancelMessageRequest message, length delimited. Does not implicitly {@link sluice.v1.CancelMessageRequest.verify|verify} messages.
             * @param message CancelMessageRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CancelMessageRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelMessageRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CancelMessageRequest & sluice.v1.CancelMessageRequest.$Shape} CancelMessageRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CancelMessageRequest & sluice.v1.CancelMessageRequest.$Shape;

            /**
             * Decodes a CancelMessageRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CancelMessageRequest & sluice.v1.CancelMessageRequest.$Shape} CancelMessageRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CancelMessageRequest & sluice.v1.CancelMessageRequest.$Shape;
        }

        namespace CancelMessageRequest {

            /** Properties of a CancelMessageRequest. */
            interface $Properties {

                /** CancelMessageRequest queue */
                queue?: (string|null);

                /** CancelMessageRequest messageId */
                messageId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelMessageRequest. */
            type $Shape = sluice.v1.CancelMessageRequest.$Properties;
        }

        /**
         * Properties of a CancelMessageReply.
         * @deprecated Use sluice.v1.CancelMessageReply.$Properties instead.
         */
        interface ICancelMessageReply extends sluice.v1.CancelMessageReply.$Properties {
        }

        /** Represents a CancelMessageReply. */
        class CancelMessageReply {

            /**
             * Constructs a new CancelMessageReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CancelMessageReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelMessageReply offset. */
            offset: number;

            /**
             * Creates a new CancelMessageReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CancelMessageReply instance
             */
            static create(properties: sluice.v1.CancelMessageReply.$Shape): sluice.v1.CancelMessageReply & sluice.v1.CancelMessageReply.$Shape;
            static create(properties?: sluice.v1.CancelMessageReply.$Properties): sluice.v1.CancelMessageReply;

            /**
             * Encodes the specified CancelMessageReply message. Does not implicitly {@link sluice.v1.CancelMessageReply.verify|verify} messages.
             * @param message CancelMessageReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CancelMessageReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CancelMessageReply message, length delimited. Does not implicitly {@link sluice.v1.CancelMessageReply.verify|verify} messages.
             * @param message CancelMessageReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CancelMessageReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelMessageReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CancelMessageReply & sluice.v1.CancelMessageReply.$Shape} CancelMessageReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CancelMessageReply & sluice.v1.CancelMessageReply.$Shape;

            /**
             * Decodes a CancelMessageReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CancelMessageReply & sluice.v1.CancelMessageReply.$Shape} CancelMessageReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CancelMessageReply & sluice.v1.CancelMessageReply.$Shape;
        }

        namespace CancelMessageReply {

            /** Properties of a CancelMessageReply. */
            interface $Properties {

                /** CancelMessageReply offset */
                offset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelMessageReply. */
            type $Shape = sluice.v1.CancelMessageReply.$Properties;
        }

        /**
         * Properties of a ConsumeRequest.
         * @deprecated Use sluice.v1.ConsumeRequest.$Properties instead.
         */
        interface IConsumeRequest extends sluice.v1.ConsumeRequest.$Properties {
        }

        /** Represents a ConsumeRequest. */
        class ConsumeRequest {

            /**
             * Constructs a new ConsumeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ConsumeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumeRequest consumer. */
            consumer: number;

            /** ConsumeRequest queue. */
            queue: string;

            /** ConsumeRequest credit. */
            credit: number;

            /** ConsumeRequest creditBytes. */
            creditBytes: number;

            /** ConsumeRequest concurrency. */
            concurrency: number;

            /** ConsumeRequest lockMs. */
            lockMs: number;

            /** ConsumeRequest name. */
            name: string;

            /** ConsumeRequest resumeEpoch. */
            resumeEpoch: number;

            /** ConsumeRequest resumeConsumerId. */
            resumeConsumerId: number;

            /** ConsumeRequest held. */
            held: sluice.v1.HeldRange.$Properties[];

            /** ConsumeRequest weight. */
            weight: number;

            /** ConsumeRequest rank. */
            rank: number;

            /**
             * Creates a new ConsumeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumeRequest instance
             */
            static create(properties: sluice.v1.ConsumeRequest.$Shape): sluice.v1.ConsumeRequest & sluice.v1.ConsumeRequest.$Shape;
            static create(properties?: sluice.v1.ConsumeRequest.$Properties): sluice.v1.ConsumeRequest;

            /**
             * Encodes the specified ConsumeRequest message. Does not implicitly {@link sluice.v1.ConsumeRequest.verify|verify} messages.
             * @param message ConsumeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ConsumeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ConsumeRequest message, length delimited. Does not implicitly {@link sluice.v1.ConsumeRequest.verify|verify} messages.
             * @param message ConsumeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ConsumeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ConsumeRequest & sluice.v1.ConsumeRequest.$Shape} ConsumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ConsumeRequest & sluice.v1.ConsumeRequest.$Shape;

            /**
             * Decodes a ConsumeRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ConsumeRequest & sluice.v1.ConsumeRequest.$Shape} ConsumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ConsumeRequest & sluice.v1.ConsumeRequest.$Shape;
        }

        namespace ConsumeRequest {

            /** Properties of a ConsumeRequest. */
            interface $Properties {

                /** ConsumeRequest consumer */
                consumer?: (number|null);

                /** ConsumeRequest queue */
                queue?: (string|null);

                /** ConsumeRequest credit */
                credit?: (number|null);

                /** ConsumeRequest creditBytes */
                creditBytes?: (number|null);

                /** ConsumeRequest concurrency */
                concurrency?: (number|null);

                /** ConsumeRequest lockMs */
                lockMs?: (number|null);

                /** ConsumeRequest name */
                name?: (string|null);

                /** ConsumeRequest resumeEpoch */
                resumeEpoch?: (number|null);

                /** ConsumeRequest resumeConsumerId */
                resumeConsumerId?: (number|null);

                /** ConsumeRequest held */
                held?: (sluice.v1.HeldRange.$Properties[]|null);

                /** ConsumeRequest weight */
                weight?: (number|null);

                /** ConsumeRequest rank */
                rank?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumeRequest. */
            type $Shape = sluice.v1.ConsumeRequest.$Properties;
        }

        /**
         * Properties of a HeldRange.
         * @deprecated Use sluice.v1.HeldRange.$Properties instead.
         */
        interface IHeldRange extends sluice.v1.HeldRange.$Properties {
        }

        /** Represents a HeldRange. */
        class HeldRange {

            /**
             * Constructs a new HeldRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.HeldRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeldRange firstNumber. */
            firstNumber: number;

            /** HeldRange firstOffset. */
            firstOffset: number;

            /** HeldRange count. */
            count: number;

            /** HeldRange attempts. */
            attempts: number;

            /** HeldRange deliveries. */
            deliveries: number;

            /**
             * Creates a new HeldRange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HeldRange instance
             */
            static create(properties: sluice.v1.HeldRange.$Shape): sluice.v1.HeldRange & sluice.v1.HeldRange.$Shape;
            static create(properties?: sluice.v1.HeldRange.$Properties): sluice.v1.HeldRange;

            /**
             * Encodes the specified HeldRange message. Does not implicitly {@link sluice.v1.HeldRange.verify|verify} messages.
             * @param message HeldRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.HeldRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified HeldRange message, length delimited. Does not implicitly {@link sluice.v1.HeldRange.verify|verify} messages.
             * @param message HeldRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.HeldRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeldRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.HeldRange & sluice.v1.HeldRange.$Shape} HeldRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.HeldRange & sluice.v1.HeldRange.$Shape;

            /**
             * Decodes a HeldRange message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.HeldRange & sluice.v1.HeldRange.$Shape} HeldRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.HeldRange & sluice.v1.HeldRange.$Shape;
        }

        namespace HeldRange {

            /** Properties of a HeldRange. */
            interface $Properties {

                /** HeldRange firstNumber */
                firstNumber?: (number|null);

                /** HeldRange firstOffset */
                firstOffset?: (number|null);

                /** HeldRange count */
                count?: (number|null);

                /** HeldRange attempts */
                attempts?: (number|null);

                /** HeldRange deliveries */
                deliveries?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeldRange. */
            type $Shape = sluice.v1.HeldRange.$Properties;
        }

        /**
         * Properties of a ConsumeReply.
         * @deprecated Use sluice.v1.ConsumeReply.$Properties instead.
         */
        interface IConsumeReply extends sluice.v1.ConsumeReply.$Properties {
        }

        /** Represents a ConsumeReply. */
        class ConsumeReply {

            /**
             * Constructs a new ConsumeReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ConsumeReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumeReply queueUid. */
            queueUid: number;

            /** ConsumeReply epoch. */
            epoch: number;

            /** ConsumeReply consumerId. */
            consumerId: number;

            /** ConsumeReply lockMs. */
            lockMs: number;

            /** ConsumeReply resumed. */
            resumed: sluice.v1.ResumedRange.$Properties[];

            /** ConsumeReply resumeGraceMs. */
            resumeGraceMs: number;

            /**
             * Creates a new ConsumeReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumeReply instance
             */
            static create(properties: sluice.v1.ConsumeReply.$Shape): sluice.v1.ConsumeReply & sluice.v1.ConsumeReply.$Shape;
            static create(properties?: sluice.v1.ConsumeReply.$Properties): sluice.v1.ConsumeReply;

            /**
             * Encodes the specified ConsumeReply message. Does not implicitly {@link sluice.v1.ConsumeReply.verify|verify} messages.
             * @param message ConsumeReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ConsumeReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ConsumeReply message, length delimited. Does not implicitly {@link sluice.v1.ConsumeReply.verify|verify} messages.
             * @param message ConsumeReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ConsumeReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumeReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ConsumeReply & sluice.v1.ConsumeReply.$Shape} ConsumeReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ConsumeReply & sluice.v1.ConsumeReply.$Shape;

            /**
             * Decodes a ConsumeReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ConsumeReply & sluice.v1.ConsumeReply.$Shape} ConsumeReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ConsumeReply & sluice.v1.ConsumeReply.$Shape;
        }

        namespace ConsumeReply {

            /** Properties of a ConsumeReply. */
            interface $Properties {

                /** ConsumeReply queueUid */
                queueUid?: (number|null);

                /** ConsumeReply epoch */
                epoch?: (number|null);

                /** ConsumeReply consumerId */
                consumerId?: (number|null);

                /** ConsumeReply lockMs */
                lockMs?: (number|null);

                /** ConsumeReply resumed */
                resumed?: (sluice.v1.ResumedRange.$Properties[]|null);

                /** ConsumeReply resumeGraceMs */
                resumeGraceMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumeReply. */
            type $Shape = sluice.v1.ConsumeReply.$Properties;
        }

        /**
         * Properties of a ResumedRange.
         * @deprecated Use sluice.v1.ResumedRange.$Properties instead.
         */
        interface IResumedRange extends sluice.v1.ResumedRange.$Properties {
        }

        /** Represents a ResumedRange. */
        class ResumedRange {

            /**
             * Constructs a new ResumedRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ResumedRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResumedRange oldFirstNumber. */
            oldFirstNumber: number;

            /** ResumedRange firstNumber. */
            firstNumber: number;

            /** ResumedRange count. */
            count: number;

            /**
             * Creates a new ResumedRange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResumedRange instance
             */
            static create(properties: sluice.v1.ResumedRange.$Shape): sluice.v1.ResumedRange & sluice.v1.ResumedRange.$Shape;
            static create(properties?: sluice.v1.ResumedRange.$Properties): sluice.v1.ResumedRange;

            /**
             * Encodes the specified ResumedRange message. Does not implicitly {@link sluice.v1.ResumedRange.verify|verify} messages.
             * @param message ResumedRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ResumedRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ResumedRange message, length delimited. Does not implicitly {@link sluice.v1.ResumedRange.verify|verify} messages.
             * @param message ResumedRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ResumedRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResumedRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ResumedRange & sluice.v1.ResumedRange.$Shape} ResumedRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ResumedRange & sluice.v1.ResumedRange.$Shape;

            /**
             * Decodes a ResumedRange message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ResumedRange & sluice.v1.ResumedRange.$Shape} ResumedRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ResumedRange & sluice.v1.ResumedRange.$Shape;
        }

        namespace ResumedRange {

            /** Properties of a ResumedRange. */
            interface $Properties {

                /** ResumedRange oldFirstNumber */
                oldFirstNumber?: (number|null);

                /** ResumedRange firstNumber */
                firstNumber?: (number|null);

                /** ResumedRange count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResumedRange. */
            type $Shape = sluice.v1.ResumedRange.$Properties;
        }

        /**
         * Properties of a Deliveries.
         * @deprecated Use sluice.v1.Deliveries.$Properties instead.
         */
        interface IDeliveries extends sluice.v1.Deliveries.$Properties {
        }

        /** Represents a Deliveries. */
        class Deliveries {

            /**
             * Constructs a new Deliveries.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Deliveries.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Deliveries batches. */
            batches: sluice.v1.StoredBatch.$Properties[];

            /** Deliveries consumer. */
            consumer: number;

            /** Deliveries ranges. */
            ranges: sluice.v1.DeliveryRange.$Properties[];

            /**
             * Creates a new Deliveries instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Deliveries instance
             */
            static create(properties: sluice.v1.Deliveries.$Shape): sluice.v1.Deliveries & sluice.v1.Deliveries.$Shape;
            static create(properties?: sluice.v1.Deliveries.$Properties): sluice.v1.Deliveries;

            /**
             * Encodes the specified Deliveries message. Does not implicitly {@link sluice.v1.Deliveries.verify|verify} messages.
             * @param message Deliveries message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Deliveries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Deliveries message, length delimited. Does not implicitly {@link sluice.v1.Deliveries.verify|verify} messages.
             * @param message Deliveries message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Deliveries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Deliveries message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Deliveries & sluice.v1.Deliveries.$Shape} Deliveries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Deliveries & sluice.v1.Deliveries.$Shape;

            /**
             * Decodes a Deliveries message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Deliveries & sluice.v1.Deliveries.$Shape} Deliveries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Deliveries & sluice.v1.Deliveries.$Shape;
        }

        namespace Deliveries {

            /** Properties of a Deliveries. */
            interface $Properties {

                /** Deliveries batches */
                batches?: (sluice.v1.StoredBatch.$Properties[]|null);

                /** Deliveries consumer */
                consumer?: (number|null);

                /** Deliveries ranges */
                ranges?: (sluice.v1.DeliveryRange.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Deliveries. */
            type $Shape = sluice.v1.Deliveries.$Properties;
        }

        /**
         * Properties of a DeliveryRange.
         * @deprecated Use sluice.v1.DeliveryRange.$Properties instead.
         */
        interface IDeliveryRange extends sluice.v1.DeliveryRange.$Properties {
        }

        /** Represents a DeliveryRange. */
        class DeliveryRange {

            /**
             * Constructs a new DeliveryRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeliveryRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeliveryRange firstNumber. */
            firstNumber: number;

            /** DeliveryRange firstOffset. */
            firstOffset: number;

            /** DeliveryRange count. */
            count: number;

            /** DeliveryRange attempts. */
            attempts: number;

            /** DeliveryRange deliveries. */
            deliveries: number;

            /**
             * Creates a new DeliveryRange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeliveryRange instance
             */
            static create(properties: sluice.v1.DeliveryRange.$Shape): sluice.v1.DeliveryRange & sluice.v1.DeliveryRange.$Shape;
            static create(properties?: sluice.v1.DeliveryRange.$Properties): sluice.v1.DeliveryRange;

            /**
             * Encodes the specified DeliveryRange message. Does not implicitly {@link sluice.v1.DeliveryRange.verify|verify} messages.
             * @param message DeliveryRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeliveryRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeliveryRange message, length delimited. Does not implicitly {@link sluice.v1.DeliveryRange.verify|verify} messages.
             * @param message DeliveryRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeliveryRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeliveryRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeliveryRange & sluice.v1.DeliveryRange.$Shape} DeliveryRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeliveryRange & sluice.v1.DeliveryRange.$Shape;

            /**
             * Decodes a DeliveryRange message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeliveryRange & sluice.v1.DeliveryRange.$Shape} DeliveryRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeliveryRange & sluice.v1.DeliveryRange.$Shape;
        }

        namespace DeliveryRange {

            /** Properties of a DeliveryRange. */
            interface $Properties {

                /** DeliveryRange firstNumber */
                firstNumber?: (number|null);

                /** DeliveryRange firstOffset */
                firstOffset?: (number|null);

                /** DeliveryRange count */
                count?: (number|null);

                /** DeliveryRange attempts */
                attempts?: (number|null);

                /** DeliveryRange deliveries */
                deliveries?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeliveryRange. */
            type $Shape = sluice.v1.DeliveryRange.$Properties;
        }

        /**
         * Properties of a ConsumerCredit.
         * @deprecated Use sluice.v1.ConsumerCredit.$Properties instead.
         */
        interface IConsumerCredit extends sluice.v1.ConsumerCredit.$Properties {
        }

        /** Represents a ConsumerCredit. */
        class ConsumerCredit {

            /**
             * Constructs a new ConsumerCredit.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ConsumerCredit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumerCredit consumer. */
            consumer: number;

            /** ConsumerCredit credit. */
            credit: number;

            /** ConsumerCredit creditBytes. */
            creditBytes: number;

            /**
             * Creates a new ConsumerCredit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumerCredit instance
             */
            static create(properties: sluice.v1.ConsumerCredit.$Shape): sluice.v1.ConsumerCredit & sluice.v1.ConsumerCredit.$Shape;
            static create(properties?: sluice.v1.ConsumerCredit.$Properties): sluice.v1.ConsumerCredit;

            /**
             * Encodes the specified ConsumerCredit message. Does not implicitly {@link sluice.v1.ConsumerCredit.verify|verify} messages.
             * @param message ConsumerCredit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ConsumerCredit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ConsumerCredit message, length delimited. Does not implicitly {@link sluice.v1.ConsumerCredit.verify|verify} messages.
             * @param message ConsumerCredit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ConsumerCredit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumerCredit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ConsumerCredit & sluice.v1.ConsumerCredit.$Shape} ConsumerCredit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ConsumerCredit & sluice.v1.ConsumerCredit.$Shape;

            /**
             * Decodes a ConsumerCredit message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ConsumerCredit & sluice.v1.ConsumerCredit.$Shape} ConsumerCredit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ConsumerCredit & sluice.v1.ConsumerCredit.$Shape;
        }

        namespace ConsumerCredit {

            /** Properties of a ConsumerCredit. */
            interface $Properties {

                /** ConsumerCredit consumer */
                consumer?: (number|null);

                /** ConsumerCredit credit */
                credit?: (number|null);

                /** ConsumerCredit creditBytes */
                creditBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumerCredit. */
            type $Shape = sluice.v1.ConsumerCredit.$Properties;
        }

        /**
         * Properties of a NumberRange.
         * @deprecated Use sluice.v1.NumberRange.$Properties instead.
         */
        interface INumberRange extends sluice.v1.NumberRange.$Properties {
        }

        /** Represents a NumberRange. */
        class NumberRange {

            /**
             * Constructs a new NumberRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.NumberRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NumberRange first. */
            first: number;

            /** NumberRange last. */
            last: number;

            /**
             * Creates a new NumberRange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NumberRange instance
             */
            static create(properties: sluice.v1.NumberRange.$Shape): sluice.v1.NumberRange & sluice.v1.NumberRange.$Shape;
            static create(properties?: sluice.v1.NumberRange.$Properties): sluice.v1.NumberRange;

            /**
             * Encodes the specified NumberRange message. Does not implicitly {@link sluice.v1.NumberRange.verify|verify} messages.
             * @param message NumberRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.NumberRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified NumberRange message, length delimited. Does not implicitly {@link sluice.v1.NumberRange.verify|verify} messages.
             * @param message NumberRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.NumberRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NumberRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.NumberRange & sluice.v1.NumberRange.$Shape} NumberRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.NumberRange & sluice.v1.NumberRange.$Shape;

            /**
             * Decodes a NumberRange message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.NumberRange & sluice.v1.NumberRange.$Shape} NumberRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.NumberRange & sluice.v1.NumberRange.$Shape;
        }

        namespace NumberRange {

            /** Properties of a NumberRange. */
            interface $Properties {

                /** NumberRange first */
                first?: (number|null);

                /** NumberRange last */
                last?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NumberRange. */
            type $Shape = sluice.v1.NumberRange.$Properties;
        }

        /** SettleOutcome enum. */
        enum SettleOutcome {

            /** ACK value */
            ACK = 0,

            /** NACK value */
            NACK = 1,

            /** REJECT value */
            REJECT = 2,

            /** RELEASE value */
            RELEASE = 3,

            /** EXTEND value */
            EXTEND = 4
        }

        /**
         * Properties of a Settlement.
         * @deprecated Use sluice.v1.Settlement.$Properties instead.
         */
        interface ISettlement extends sluice.v1.Settlement.$Properties {
        }

        /** Represents a Settlement. */
        class Settlement {

            /**
             * Constructs a new Settlement.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Settlement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Settlement outcome. */
            outcome: sluice.v1.SettleOutcome;

            /** Settlement ranges. */
            ranges: sluice.v1.NumberRange.$Properties[];

            /** Settlement delayMs. */
            delayMs?: (number|null);

            /** Settlement error. */
            error: string;

            /** Settlement lockMs. */
            lockMs: number;

            /** Settlement result. */
            result?: (Uint8Array|null);

            /**
             * Creates a new Settlement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Settlement instance
             */
            static create(properties: sluice.v1.Settlement.$Shape): sluice.v1.Settlement & sluice.v1.Settlement.$Shape;
            static create(properties?: sluice.v1.Settlement.$Properties): sluice.v1.Settlement;

            /**
             * Encodes the specified Settlement message. Does not implicitly {@link sluice.v1.Settlement.verify|verify} messages.
             * @param message Settlement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Settlement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Settlement message, length delimited. Does not implicitly {@link sluice.v1.Settlement.verify|verify} messages.
             * @param message Settlement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Settlement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Settlement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Settlement & sluice.v1.Settlement.$Shape} Settlement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Settlement & sluice.v1.Settlement.$Shape;

            /**
             * Decodes a Settlement message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Settlement & sluice.v1.Settlement.$Shape} Settlement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Settlement & sluice.v1.Settlement.$Shape;
        }

        namespace Settlement {

            /** Properties of a Settlement. */
            interface $Properties {

                /** Settlement outcome */
                outcome?: (sluice.v1.SettleOutcome|null);

                /** Settlement ranges */
                ranges?: (sluice.v1.NumberRange.$Properties[]|null);

                /** Settlement delayMs */
                delayMs?: (number|null);

                /** Settlement error */
                error?: (string|null);

                /** Settlement lockMs */
                lockMs?: (number|null);

                /** Settlement result */
                result?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Settlement. */
            type $Shape = sluice.v1.Settlement.$Properties;
        }

        /**
         * Properties of a SettleRequest.
         * @deprecated Use sluice.v1.SettleRequest.$Properties instead.
         */
        interface ISettleRequest extends sluice.v1.SettleRequest.$Properties {
        }

        /** Represents a SettleRequest. */
        class SettleRequest {

            /**
             * Constructs a new SettleRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SettleRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SettleRequest consumer. */
            consumer: number;

            /** SettleRequest settlements. */
            settlements: sluice.v1.Settlement.$Properties[];

            /**
             * Creates a new SettleRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SettleRequest instance
             */
            static create(properties: sluice.v1.SettleRequest.$Shape): sluice.v1.SettleRequest & sluice.v1.SettleRequest.$Shape;
            static create(properties?: sluice.v1.SettleRequest.$Properties): sluice.v1.SettleRequest;

            /**
             * Encodes the specified SettleRequest message. Does not implicitly {@link sluice.v1.SettleRequest.verify|verify} messages.
             * @param message SettleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SettleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SettleRequest message, length delimited. Does not implicitly {@link sluice.v1.SettleRequest.verify|verify} messages.
             * @param message SettleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SettleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SettleRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SettleRequest & sluice.v1.SettleRequest.$Shape} SettleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SettleRequest & sluice.v1.SettleRequest.$Shape;

            /**
             * Decodes a SettleRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SettleRequest & sluice.v1.SettleRequest.$Shape} SettleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SettleRequest & sluice.v1.SettleRequest.$Shape;
        }

        namespace SettleRequest {

            /** Properties of a SettleRequest. */
            interface $Properties {

                /** SettleRequest consumer */
                consumer?: (number|null);

                /** SettleRequest settlements */
                settlements?: (sluice.v1.Settlement.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SettleRequest. */
            type $Shape = sluice.v1.SettleRequest.$Properties;
        }

        /**
         * Properties of a SettleReply.
         * @deprecated Use sluice.v1.SettleReply.$Properties instead.
         */
        interface ISettleReply extends sluice.v1.SettleReply.$Properties {
        }

        /** Represents a SettleReply. */
        class SettleReply {

            /**
             * Constructs a new SettleReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SettleReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SettleReply lost. */
            lost: sluice.v1.NumberRange.$Properties[];

            /**
             * Creates a new SettleReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SettleReply instance
             */
            static create(properties: sluice.v1.SettleReply.$Shape): sluice.v1.SettleReply & sluice.v1.SettleReply.$Shape;
            static create(properties?: sluice.v1.SettleReply.$Properties): sluice.v1.SettleReply;

            /**
             * Encodes the specified SettleReply message. Does not implicitly {@link sluice.v1.SettleReply.verify|verify} messages.
             * @param message SettleReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SettleReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SettleReply message, length delimited. Does not implicitly {@link sluice.v1.SettleReply.verify|verify} messages.
             * @param message SettleReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SettleReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SettleReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SettleReply & sluice.v1.SettleReply.$Shape} SettleReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SettleReply & sluice.v1.SettleReply.$Shape;

            /**
             * Decodes a SettleReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SettleReply & sluice.v1.SettleReply.$Shape} SettleReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SettleReply & sluice.v1.SettleReply.$Shape;
        }

        namespace SettleReply {

            /** Properties of a SettleReply. */
            interface $Properties {

                /** SettleReply lost */
                lost?: (sluice.v1.NumberRange.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SettleReply. */
            type $Shape = sluice.v1.SettleReply.$Properties;
        }

        /**
         * Properties of a RenewLocksRequest.
         * @deprecated Use sluice.v1.RenewLocksRequest.$Properties instead.
         */
        interface IRenewLocksRequest extends sluice.v1.RenewLocksRequest.$Properties {
        }

        /** Represents a RenewLocksRequest. */
        class RenewLocksRequest {

            /**
             * Constructs a new RenewLocksRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RenewLocksRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewLocksRequest consumers. */
            consumers: number[];

            /**
             * Creates a new RenewLocksRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewLocksRequest instance
             */
            static create(properties: sluice.v1.RenewLocksRequest.$Shape): sluice.v1.RenewLocksRequest & sluice.v1.RenewLocksRequest.$Shape;
            static create(properties?: sluice.v1.RenewLocksRequest.$Properties): sluice.v1.RenewLocksRequest;

            /**
             * Encodes the specified RenewLocksRequest message. Does not implicitly {@link sluice.v1.RenewLocksRequest.verify|verify} messages.
             * @param message RenewLocksRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RenewLocksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RenewLocksRequest message, length delimited. Does not implicitly {@link sluice.v1.RenewLocksRequest.verify|verify} messages.
             * @param message RenewLocksRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RenewLocksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewLocksRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RenewLocksRequest & sluice.v1.RenewLocksRequest.$Shape} RenewLocksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RenewLocksRequest & sluice.v1.RenewLocksRequest.$Shape;

            /**
             * Decodes a RenewLocksRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RenewLocksRequest & sluice.v1.RenewLocksRequest.$Shape} RenewLocksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RenewLocksRequest & sluice.v1.RenewLocksRequest.$Shape;
        }

        namespace RenewLocksRequest {

            /** Properties of a RenewLocksRequest. */
            interface $Properties {

                /** RenewLocksRequest consumers */
                consumers?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewLocksRequest. */
            type $Shape = sluice.v1.RenewLocksRequest.$Properties;
        }

        /**
         * Properties of a Progress.
         * @deprecated Use sluice.v1.Progress.$Properties instead.
         */
        interface IProgress extends sluice.v1.Progress.$Properties {
        }

        /** Represents a Progress. */
        class Progress {

            /**
             * Constructs a new Progress.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Progress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Progress hundredths. */
            hundredths?: (number|null);

            /** Progress value. */
            value?: (Uint8Array|null);

            /** Progress reportedAt. */
            reportedAt: number;

            /**
             * Creates a new Progress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Progress instance
             */
            static create(properties: sluice.v1.Progress.$Shape): sluice.v1.Progress & sluice.v1.Progress.$Shape;
            static create(properties?: sluice.v1.Progress.$Properties): sluice.v1.Progress;

            /**
             * Encodes the specified Progress message. Does not implicitly {@link sluice.v1.Progress.verify|verify} messages.
             * @param message Progress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Progress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Progress message, length delimited. Does not implicitly {@link sluice.v1.Progress.verify|verify} messages.
             * @param message Progress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Progress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Progress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Progress & sluice.v1.Progress.$Shape} Progress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Progress & sluice.v1.Progress.$Shape;

            /**
             * Decodes a Progress message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Progress & sluice.v1.Progress.$Shape} Progress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Progress & sluice.v1.Progress.$Shape;
        }

        namespace Progress {

            /** Properties of a Progress. */
            interface $Properties {

                /** Progress hundredths */
                hundredths?: (number|null);

                /** Progress value */
                value?: (Uint8Array|null);

                /** Progress reportedAt */
                reportedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Progress. */
            type $Shape = sluice.v1.Progress.$Properties;
        }

        /**
         * Properties of a ProgressReport.
         * @deprecated Use sluice.v1.ProgressReport.$Properties instead.
         */
        interface IProgressReport extends sluice.v1.ProgressReport.$Properties {
        }

        /** Represents a ProgressReport. */
        class ProgressReport {

            /**
             * Constructs a new ProgressReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ProgressReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProgressReport number. */
            number: number;

            /** ProgressReport progress. */
            progress?: (sluice.v1.Progress.$Properties|null);

            /**
             * Creates a new ProgressReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProgressReport instance
             */
            static create(properties: sluice.v1.ProgressReport.$Shape): sluice.v1.ProgressReport & sluice.v1.ProgressReport.$Shape;
            static create(properties?: sluice.v1.ProgressReport.$Properties): sluice.v1.ProgressReport;

            /**
             * Encodes the specified ProgressReport message. Does not implicitly {@link sluice.v1.ProgressReport.verify|verify} messages.
             * @param message ProgressReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ProgressReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ProgressReport message, length delimited. Does not implicitly {@link sluice.v1.ProgressReport.verify|verify} messages.
             * @param message ProgressReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ProgressReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProgressReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ProgressReport & sluice.v1.ProgressReport.$Shape} ProgressReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ProgressReport & sluice.v1.ProgressReport.$Shape;

            /**
             * Decodes a ProgressReport message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ProgressReport & sluice.v1.ProgressReport.$Shape} ProgressReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ProgressReport & sluice.v1.ProgressReport.$Shape;
        }

        namespace ProgressReport {

            /** Properties of a ProgressReport. */
            interface $Properties {

                /** ProgressReport number */
                number?: (number|null);

                /** ProgressReport progress */
                progress?: (sluice.v1.Progress.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProgressReport. */
            type $Shape = sluice.v1.ProgressReport.$Properties;
        }

        /**
         * Properties of a ReportProgressRequest.
         * @deprecated Use sluice.v1.ReportProgressRequest.$Properties instead.
         */
        interface IReportProgressRequest extends sluice.v1.ReportProgressRequest.$Properties {
        }

        /** Represents a ReportProgressRequest. */
        class ReportProgressRequest {

            /**
             * Constructs a new ReportProgressRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ReportProgressRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportProgressRequest consumer. */
            consumer: number;

            /** ReportProgressRequest reports. */
            reports: sluice.v1.ProgressReport.$Properties[];

            /**
             * Creates a new ReportProgressRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportProgressRequest instance
             */
            static create(properties: sluice.v1.ReportProgressRequest.$Shape): sluice.v1.ReportProgressRequest & sluice.v1.ReportProgressRequest.$Shape;
            static create(properties?: sluice.v1.ReportProgressRequest.$Properties): sluice.v1.ReportProgressRequest;

            /**
             * Encodes the specified ReportProgressRequest message. Does not implicitly {@link sluice.v1.ReportProgressRequest.verify|verify} messages.
             * @param message ReportProgressRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ReportProgressRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ReportProgressRequest message, length delimited. Does not implicitly {@link sluice.v1.ReportProgressRequest.verify|verify} messages.
             * @param message ReportProgressRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ReportProgressRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportProgressRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ReportProgressRequest & sluice.v1.ReportProgressRequest.$Shape} ReportProgressRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ReportProgressRequest & sluice.v1.ReportProgressRequest.$Shape;

            /**
             * Decodes a ReportProgressRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ReportProgressRequest & sluice.v1.ReportProgressRequest.$Shape} ReportProgressRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ReportProgressRequest & sluice.v1.ReportProgressRequest.$Shape;
        }

        namespace ReportProgressRequest {

            /** Properties of a ReportProgressRequest. */
            interface $Properties {

                /** ReportProgressRequest consumer */
                consumer?: (number|null);

                /** ReportProgressRequest reports */
                reports?: (sluice.v1.ProgressReport.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportProgressRequest. */
            type $Shape = sluice.v1.ReportProgressRequest.$Properties;
        }

        /**
         * Properties of a ReportProgressReply.
         * @deprecated Use sluice.v1.ReportProgressReply.$Properties instead.
         */
        interface IReportProgressReply extends sluice.v1.ReportProgressReply.$Properties {
        }

        /** Represents a ReportProgressReply. */
        class ReportProgressReply {

            /**
             * Constructs a new ReportProgressReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ReportProgressReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportProgressReply lost. */
            lost: sluice.v1.NumberRange.$Properties[];

            /**
             * Creates a new ReportProgressReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportProgressReply instance
             */
            static create(properties: sluice.v1.ReportProgressReply.$Shape): sluice.v1.ReportProgressReply & sluice.v1.ReportProgressReply.$Shape;
            static create(properties?: sluice.v1.ReportProgressReply.$Properties): sluice.v1.ReportProgressReply;

            /**
             * Encodes the specified ReportProgressReply message. Does not implicitly {@link sluice.v1.ReportProgressReply.verify|verify} messages.
             * @param message ReportProgressReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ReportProgressReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ReportProgressReply message, length delimited. Does not implicitly {@link sluice.v1.ReportProgressReply.verify|verify} messages.
             * @param message ReportProgressReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ReportProgressReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportProgressReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ReportProgressReply & sluice.v1.ReportProgressReply.$Shape} ReportProgressReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ReportProgressReply & sluice.v1.ReportProgressReply.$Shape;

            /**
             * Decodes a ReportProgressReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ReportProgressReply & sluice.v1.ReportProgressReply.$Shape} ReportProgressReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ReportProgressReply & sluice.v1.ReportProgressReply.$Shape;
        }

        namespace ReportProgressReply {

            /** Properties of a ReportProgressReply. */
            interface $Properties {

                /** ReportProgressReply lost */
                lost?: (sluice.v1.NumberRange.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportProgressReply. */
            type $Shape = sluice.v1.ReportProgressReply.$Properties;
        }

        /**
         * Properties of a StopConsumingRequest.
         * @deprecated Use sluice.v1.StopConsumingRequest.$Properties instead.
         */
        interface IStopConsumingRequest extends sluice.v1.StopConsumingRequest.$Properties {
        }

        /** Represents a StopConsumingRequest. */
        class StopConsumingRequest {

            /**
             * Constructs a new StopConsumingRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.StopConsumingRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StopConsumingRequest consumer. */
            consumer: number;

            /**
             * Creates a new StopConsumingRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StopConsumingRequest instance
             */
            static create(properties: sluice.v1.StopConsumingRequest.$Shape): sluice.v1.StopConsumingRequest & sluice.v1.StopConsumingRequest.$Shape;
            static create(properties?: sluice.v1.StopConsumingRequest.$Properties): sluice.v1.StopConsumingRequest;

            /**
             * Encodes the specified StopConsumingRequest message. Does not implicitly {@link sluice.v1.StopConsumingRequest.verify|verify} messages.
             * @param message StopConsumingRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.StopConsumingRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified StopConsumingRequest message, length delimited. Does not implicitly {@link sluice.v1.StopConsumingRequest.verify|verify} messages.
             * @param message StopConsumingRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.StopConsumingRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StopConsumingRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.StopConsumingRequest & sluice.v1.StopConsumingRequest.$Shape} StopConsumingRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.StopConsumingRequest & sluice.v1.StopConsumingRequest.$Shape;

            /**
             * Decodes a StopConsumingRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.StopConsumingRequest & sluice.v1.StopConsumingRequest.$Shape} StopConsumingRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.StopConsumingRequest & sluice.v1.StopConsumingRequest.$Shape;
        }

        namespace StopConsumingRequest {

            /** Properties of a StopConsumingRequest. */
            interface $Properties {

                /** StopConsumingRequest consumer */
                consumer?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StopConsumingRequest. */
            type $Shape = sluice.v1.StopConsumingRequest.$Properties;
        }

        /**
         * Properties of a DeliveriesLost.
         * @deprecated Use sluice.v1.DeliveriesLost.$Properties instead.
         */
        interface IDeliveriesLost extends sluice.v1.DeliveriesLost.$Properties {
        }

        /** Represents a DeliveriesLost. */
        class DeliveriesLost {

            /**
             * Constructs a new DeliveriesLost.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeliveriesLost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeliveriesLost consumer. */
            consumer: number;

            /** DeliveriesLost ranges. */
            ranges: sluice.v1.NumberRange.$Properties[];

            /**
             * Creates a new DeliveriesLost instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeliveriesLost instance
             */
            static create(properties: sluice.v1.DeliveriesLost.$Shape): sluice.v1.DeliveriesLost & sluice.v1.DeliveriesLost.$Shape;
            static create(properties?: sluice.v1.DeliveriesLost.$Properties): sluice.v1.DeliveriesLost;

            /**
             * Encodes the specified DeliveriesLost message. Does not implicitly {@link sluice.v1.DeliveriesLost.verify|verify} messages.
             * @param message DeliveriesLost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeliveriesLost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeliveriesLost message, length delimited. Does not implicitly {@link sluice.v1.DeliveriesLost.verify|verify} messages.
             * @param message DeliveriesLost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeliveriesLost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeliveriesLost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeliveriesLost & sluice.v1.DeliveriesLost.$Shape} DeliveriesLost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeliveriesLost & sluice.v1.DeliveriesLost.$Shape;

            /**
             * Decodes a DeliveriesLost message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeliveriesLost & sluice.v1.DeliveriesLost.$Shape} DeliveriesLost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeliveriesLost & sluice.v1.DeliveriesLost.$Shape;
        }

        namespace DeliveriesLost {

            /** Properties of a DeliveriesLost. */
            interface $Properties {

                /** DeliveriesLost consumer */
                consumer?: (number|null);

                /** DeliveriesLost ranges */
                ranges?: (sluice.v1.NumberRange.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeliveriesLost. */
            type $Shape = sluice.v1.DeliveriesLost.$Properties;
        }

        /**
         * Properties of a ConsumerEnded.
         * @deprecated Use sluice.v1.ConsumerEnded.$Properties instead.
         */
        interface IConsumerEnded extends sluice.v1.ConsumerEnded.$Properties {
        }

        /** Represents a ConsumerEnded. */
        class ConsumerEnded {

            /**
             * Constructs a new ConsumerEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ConsumerEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsumerEnded consumer. */
            consumer: number;

            /** ConsumerEnded code. */
            code: number;

            /** ConsumerEnded message. */
            message: string;

            /** ConsumerEnded details. */
            details: { [k: string]: string };

            /**
             * Creates a new ConsumerEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConsumerEnded instance
             */
            static create(properties: sluice.v1.ConsumerEnded.$Shape): sluice.v1.ConsumerEnded & sluice.v1.ConsumerEnded.$Shape;
            static create(properties?: sluice.v1.ConsumerEnded.$Properties): sluice.v1.ConsumerEnded;

            /**
             * Encodes the specified ConsumerEnded message. Does not implicitly {@link sluice.v1.ConsumerEnded.verify|verify} messages.
             * @param message ConsumerEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ConsumerEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ConsumerEnded message, length delimited. Does not implicitly {@link sluice.v1.ConsumerEnded.verify|verify} messages.
             * @param message ConsumerEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ConsumerEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsumerEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ConsumerEnded & sluice.v1.ConsumerEnded.$Shape} ConsumerEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ConsumerEnded & sluice.v1.ConsumerEnded.$Shape;

            /**
             * Decodes a ConsumerEnded message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ConsumerEnded & sluice.v1.ConsumerEnded.$Shape} ConsumerEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ConsumerEnded & sluice.v1.ConsumerEnded.$Shape;
        }

        namespace ConsumerEnded {

            /** Properties of a ConsumerEnded. */
            interface $Properties {

                /** ConsumerEnded consumer */
                consumer?: (number|null);

                /** ConsumerEnded code */
                code?: (number|null);

                /** ConsumerEnded message */
                message?: (string|null);

                /** ConsumerEnded details */
                details?: ({ [k: string]: string }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsumerEnded. */
            type $Shape = sluice.v1.ConsumerEnded.$Properties;
        }

        /**
         * Properties of a ScheduleSpec.
         * @deprecated Use sluice.v1.ScheduleSpec.$Properties instead.
         */
        interface IScheduleSpec extends sluice.v1.ScheduleSpec.$Properties {
        }

        /** Represents a ScheduleSpec. */
        class ScheduleSpec {

            /**
             * Constructs a new ScheduleSpec.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleSpec.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleSpec queue. */
            queue: string;

            /** ScheduleSpec topic. */
            topic: string;

            /** ScheduleSpec cron. */
            cron: string;

            /** ScheduleSpec everyMs. */
            everyMs: number;

            /** ScheduleSpec timeZone. */
            timeZone: string;

            /** ScheduleSpec missed. */
            missed: sluice.v1.Missed;

            /** ScheduleSpec startAt. */
            startAt: number;

            /** ScheduleSpec endAt. */
            endAt: number;

            /** ScheduleSpec limit. */
            limit: number;

            /** ScheduleSpec message. */
            message: Uint8Array;

            /**
             * Creates a new ScheduleSpec instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleSpec instance
             */
            static create(properties: sluice.v1.ScheduleSpec.$Shape): sluice.v1.ScheduleSpec & sluice.v1.ScheduleSpec.$Shape;
            static create(properties?: sluice.v1.ScheduleSpec.$Properties): sluice.v1.ScheduleSpec;

            /**
             * Encodes the specified ScheduleSpec message. Does not implicitly {@link sluice.v1.ScheduleSpec.verify|verify} messages.
             * @param message ScheduleSpec message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleSpec message, length delimited. Does not implicitly {@link sluice.v1.ScheduleSpec.verify|verify} messages.
             * @param message ScheduleSpec message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleSpec message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleSpec & sluice.v1.ScheduleSpec.$Shape} ScheduleSpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleSpec & sluice.v1.ScheduleSpec.$Shape;

            /**
             * Decodes a ScheduleSpec message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleSpec & sluice.v1.ScheduleSpec.$Shape} ScheduleSpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleSpec & sluice.v1.ScheduleSpec.$Shape;
        }

        namespace ScheduleSpec {

            /** Properties of a ScheduleSpec. */
            interface $Properties {

                /** ScheduleSpec queue */
                queue?: (string|null);

                /** ScheduleSpec topic */
                topic?: (string|null);

                /** ScheduleSpec cron */
                cron?: (string|null);

                /** ScheduleSpec everyMs */
                everyMs?: (number|null);

                /** ScheduleSpec timeZone */
                timeZone?: (string|null);

                /** ScheduleSpec missed */
                missed?: (sluice.v1.Missed|null);

                /** ScheduleSpec startAt */
                startAt?: (number|null);

                /** ScheduleSpec endAt */
                endAt?: (number|null);

                /** ScheduleSpec limit */
                limit?: (number|null);

                /** ScheduleSpec message */
                message?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleSpec. */
            type $Shape = sluice.v1.ScheduleSpec.$Properties;
        }

        /** Missed enum. */
        enum Missed {

            /** ONCE value */
            ONCE = 0,

            /** SKIP value */
            SKIP = 1
        }

        /**
         * Properties of a ScheduleInfo.
         * @deprecated Use sluice.v1.ScheduleInfo.$Properties instead.
         */
        interface IScheduleInfo extends sluice.v1.ScheduleInfo.$Properties {
        }

        /** Represents a ScheduleInfo. */
        class ScheduleInfo {

            /**
             * Constructs a new ScheduleInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleInfo name. */
            name: string;

            /** ScheduleInfo spec. */
            spec?: (sluice.v1.ScheduleSpec.$Properties|null);

            /** ScheduleInfo uid. */
            uid: number;

            /** ScheduleInfo createdAt. */
            createdAt: number;

            /** ScheduleInfo nextAt. */
            nextAt: number;

            /** ScheduleInfo fired. */
            fired: number;

            /** ScheduleInfo skipped. */
            skipped: number;

            /** ScheduleInfo lastAt. */
            lastAt: number;

            /** ScheduleInfo lastFor. */
            lastFor: number;

            /** ScheduleInfo paused. */
            paused: boolean;

            /** ScheduleInfo reason. */
            reason: string;

            /** ScheduleInfo waitingSince. */
            waitingSince: number;

            /**
             * Creates a new ScheduleInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleInfo instance
             */
            static create(properties: sluice.v1.ScheduleInfo.$Shape): sluice.v1.ScheduleInfo & sluice.v1.ScheduleInfo.$Shape;
            static create(properties?: sluice.v1.ScheduleInfo.$Properties): sluice.v1.ScheduleInfo;

            /**
             * Encodes the specified ScheduleInfo message. Does not implicitly {@link sluice.v1.ScheduleInfo.verify|verify} messages.
             * @param message ScheduleInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleInfo message, length delimited. Does not implicitly {@link sluice.v1.ScheduleInfo.verify|verify} messages.
             * @param message ScheduleInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleInfo & sluice.v1.ScheduleInfo.$Shape} ScheduleInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleInfo & sluice.v1.ScheduleInfo.$Shape;

            /**
             * Decodes a ScheduleInfo message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleInfo & sluice.v1.ScheduleInfo.$Shape} ScheduleInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleInfo & sluice.v1.ScheduleInfo.$Shape;
        }

        namespace ScheduleInfo {

            /** Properties of a ScheduleInfo. */
            interface $Properties {

                /** ScheduleInfo name */
                name?: (string|null);

                /** ScheduleInfo spec */
                spec?: (sluice.v1.ScheduleSpec.$Properties|null);

                /** ScheduleInfo uid */
                uid?: (number|null);

                /** ScheduleInfo createdAt */
                createdAt?: (number|null);

                /** ScheduleInfo nextAt */
                nextAt?: (number|null);

                /** ScheduleInfo fired */
                fired?: (number|null);

                /** ScheduleInfo skipped */
                skipped?: (number|null);

                /** ScheduleInfo lastAt */
                lastAt?: (number|null);

                /** ScheduleInfo lastFor */
                lastFor?: (number|null);

                /** ScheduleInfo paused */
                paused?: (boolean|null);

                /** ScheduleInfo reason */
                reason?: (string|null);

                /** ScheduleInfo waitingSince */
                waitingSince?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleInfo. */
            type $Shape = sluice.v1.ScheduleInfo.$Properties;
        }

        /**
         * Properties of an UpsertScheduleRequest.
         * @deprecated Use sluice.v1.UpsertScheduleRequest.$Properties instead.
         */
        interface IUpsertScheduleRequest extends sluice.v1.UpsertScheduleRequest.$Properties {
        }

        /** Represents an UpsertScheduleRequest. */
        class UpsertScheduleRequest {

            /**
             * Constructs a new UpsertScheduleRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.UpsertScheduleRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UpsertScheduleRequest name. */
            name: string;

            /** UpsertScheduleRequest spec. */
            spec?: (sluice.v1.ScheduleSpec.$Properties|null);

            /**
             * Creates a new UpsertScheduleRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UpsertScheduleRequest instance
             */
            static create(properties: sluice.v1.UpsertScheduleRequest.$Shape): sluice.v1.UpsertScheduleRequest & sluice.v1.UpsertScheduleRequest.$Shape;
            static create(properties?: sluice.v1.UpsertScheduleRequest.$Properties): sluice.v1.UpsertScheduleRequest;

            /**
             * Encodes the specified UpsertScheduleRequest message. Does not implicitly {@link sluice.v1.UpsertScheduleRequest.verify|verify} messages.
             * @param message UpsertScheduleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.UpsertScheduleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified UpsertScheduleRequest message, length delimited. Does not implicitly {@link sluice.v1.UpsertScheduleRequest.verify|verify} messages.
             * @param message UpsertScheduleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.UpsertScheduleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UpsertScheduleRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.UpsertScheduleRequest & sluice.v1.UpsertScheduleRequest.$Shape} UpsertScheduleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.UpsertScheduleRequest & sluice.v1.UpsertScheduleRequest.$Shape;

            /**
             * Decodes an UpsertScheduleRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.UpsertScheduleRequest & sluice.v1.UpsertScheduleRequest.$Shape} UpsertScheduleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.UpsertScheduleRequest & sluice.v1.UpsertScheduleRequest.$Shape;
        }

        namespace UpsertScheduleRequest {

            /** Properties of an UpsertScheduleRequest. */
            interface $Properties {

                /** UpsertScheduleRequest name */
                name?: (string|null);

                /** UpsertScheduleRequest spec */
                spec?: (sluice.v1.ScheduleSpec.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UpsertScheduleRequest. */
            type $Shape = sluice.v1.UpsertScheduleRequest.$Properties;
        }

        /**
         * Properties of a ScheduleReply.
         * @deprecated Use sluice.v1.ScheduleReply.$Properties instead.
         */
        interface IScheduleReply extends sluice.v1.ScheduleReply.$Properties {
        }

        /** Represents a ScheduleReply. */
        class ScheduleReply {

            /**
             * Constructs a new ScheduleReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleReply schedule. */
            schedule?: (sluice.v1.ScheduleInfo.$Properties|null);

            /** ScheduleReply change. */
            change: sluice.v1.ScheduleReply.Change;

            /** ScheduleReply nextTicks. */
            nextTicks: number[];

            /**
             * Creates a new ScheduleReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleReply instance
             */
            static create(properties: sluice.v1.ScheduleReply.$Shape): sluice.v1.ScheduleReply & sluice.v1.ScheduleReply.$Shape;
            static create(properties?: sluice.v1.ScheduleReply.$Properties): sluice.v1.ScheduleReply;

            /**
             * Encodes the specified ScheduleReply message. Does not implicitly {@link sluice.v1.ScheduleReply.verify|verify} messages.
             * @param message ScheduleReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleReply message, length delimited. Does not implicitly {@link sluice.v1.ScheduleReply.verify|verify} messages.
             * @param message ScheduleReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleReply & sluice.v1.ScheduleReply.$Shape} ScheduleReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleReply & sluice.v1.ScheduleReply.$Shape;

            /**
             * Decodes a ScheduleReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleReply & sluice.v1.ScheduleReply.$Shape} ScheduleReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleReply & sluice.v1.ScheduleReply.$Shape;
        }

        namespace ScheduleReply {

            /** Properties of a ScheduleReply. */
            interface $Properties {

                /** ScheduleReply schedule */
                schedule?: (sluice.v1.ScheduleInfo.$Properties|null);

                /** ScheduleReply change */
                change?: (sluice.v1.ScheduleReply.Change|null);

                /** ScheduleReply nextTicks */
                nextTicks?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleReply. */
            type $Shape = sluice.v1.ScheduleReply.$Properties;

            /** Change enum. */
            enum Change {

                /** UNCHANGED value */
                UNCHANGED = 0,

                /** CREATED value */
                CREATED = 1,

                /** CHANGED value */
                CHANGED = 2,

                /** RESUMED value */
                RESUMED = 3
            }
        }

        /**
         * Properties of a ListSchedulesRequest.
         * @deprecated Use sluice.v1.ListSchedulesRequest.$Properties instead.
         */
        interface IListSchedulesRequest extends sluice.v1.ListSchedulesRequest.$Properties {
        }

        /** Represents a ListSchedulesRequest. */
        class ListSchedulesRequest {

            /**
             * Constructs a new ListSchedulesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListSchedulesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSchedulesRequest after. */
            after: string;

            /** ListSchedulesRequest limit. */
            limit: number;

            /**
             * Creates a new ListSchedulesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSchedulesRequest instance
             */
            static create(properties: sluice.v1.ListSchedulesRequest.$Shape): sluice.v1.ListSchedulesRequest & sluice.v1.ListSchedulesRequest.$Shape;
            static create(properties?: sluice.v1.ListSchedulesRequest.$Properties): sluice.v1.ListSchedulesRequest;

            /**
             * Encodes the specified ListSchedulesRequest message. Does not implicitly {@link sluice.v1.ListSchedulesRequest.verify|verify} messages.
             * @param message ListSchedulesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListSchedulesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListSchedulesRequest message, length delimited. Does not implicitly {@link sluice.v1.ListSchedulesRequest.verify|verify} messages.
             * @param message ListSchedulesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListSchedulesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSchedulesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListSchedulesRequest & sluice.v1.ListSchedulesRequest.$Shape} ListSchedulesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListSchedulesRequest & sluice.v1.ListSchedulesRequest.$Shape;

            /**
             * Decodes a ListSchedulesRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListSchedulesRequest & sluice.v1.ListSchedulesRequest.$Shape} ListSchedulesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListSchedulesRequest & sluice.v1.ListSchedulesRequest.$Shape;
        }

        namespace ListSchedulesRequest {

            /** Properties of a ListSchedulesRequest. */
            interface $Properties {

                /** ListSchedulesRequest after */
                after?: (string|null);

                /** ListSchedulesRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSchedulesRequest. */
            type $Shape = sluice.v1.ListSchedulesRequest.$Properties;
        }

        /**
         * Properties of a ListSchedulesReply.
         * @deprecated Use sluice.v1.ListSchedulesReply.$Properties instead.
         */
        interface IListSchedulesReply extends sluice.v1.ListSchedulesReply.$Properties {
        }

        /** Represents a ListSchedulesReply. */
        class ListSchedulesReply {

            /**
             * Constructs a new ListSchedulesReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ListSchedulesReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSchedulesReply schedules. */
            schedules: sluice.v1.ScheduleInfo.$Properties[];

            /** ListSchedulesReply more. */
            more: boolean;

            /**
             * Creates a new ListSchedulesReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSchedulesReply instance
             */
            static create(properties: sluice.v1.ListSchedulesReply.$Shape): sluice.v1.ListSchedulesReply & sluice.v1.ListSchedulesReply.$Shape;
            static create(properties?: sluice.v1.ListSchedulesReply.$Properties): sluice.v1.ListSchedulesReply;

            /**
             * Encodes the specified ListSchedulesReply message. Does not implicitly {@link sluice.v1.ListSchedulesReply.verify|verify} messages.
             * @param message ListSchedulesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ListSchedulesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListSchedulesReply message, length delimited. Does not implicitly {@link sluice.v1.ListSchedulesReply.verify|verify} messages.
             * @param message ListSchedulesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ListSchedulesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSchedulesReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ListSchedulesReply & sluice.v1.ListSchedulesReply.$Shape} ListSchedulesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ListSchedulesReply & sluice.v1.ListSchedulesReply.$Shape;

            /**
             * Decodes a ListSchedulesReply message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ListSchedulesReply & sluice.v1.ListSchedulesReply.$Shape} ListSchedulesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ListSchedulesReply & sluice.v1.ListSchedulesReply.$Shape;
        }

        namespace ListSchedulesReply {

            /** Properties of a ListSchedulesReply. */
            interface $Properties {

                /** ListSchedulesReply schedules */
                schedules?: (sluice.v1.ScheduleInfo.$Properties[]|null);

                /** ListSchedulesReply more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSchedulesReply. */
            type $Shape = sluice.v1.ListSchedulesReply.$Properties;
        }

        /**
         * Properties of a ScheduleRequest.
         * @deprecated Use sluice.v1.ScheduleRequest.$Properties instead.
         */
        interface IScheduleRequest extends sluice.v1.ScheduleRequest.$Properties {
        }

        /** Represents a ScheduleRequest. */
        class ScheduleRequest {

            /**
             * Constructs a new ScheduleRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleRequest name. */
            name: string;

            /** ScheduleRequest ticks. */
            ticks: number;

            /**
             * Creates a new ScheduleRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleRequest instance
             */
            static create(properties: sluice.v1.ScheduleRequest.$Shape): sluice.v1.ScheduleRequest & sluice.v1.ScheduleRequest.$Shape;
            static create(properties?: sluice.v1.ScheduleRequest.$Properties): sluice.v1.ScheduleRequest;

            /**
             * Encodes the specified ScheduleRequest message. Does not implicitly {@link sluice.v1.ScheduleRequest.verify|verify} messages.
             * @param message ScheduleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleRequest message, length delimited. Does not implicitly {@link sluice.v1.ScheduleRequest.verify|verify} messages.
             * @param message ScheduleRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleRequest & sluice.v1.ScheduleRequest.$Shape} ScheduleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleRequest & sluice.v1.ScheduleRequest.$Shape;

            /**
             * Decodes a ScheduleRequest message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleRequest & sluice.v1.ScheduleRequest.$Shape} ScheduleRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleRequest & sluice.v1.ScheduleRequest.$Shape;
        }

        namespace ScheduleRequest {

            /** Properties of a ScheduleRequest. */
            interface $Properties {

                /** ScheduleRequest name */
                name?: (string|null);

                /** ScheduleRequest ticks */
                ticks?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleRequest. */
            type $Shape = sluice.v1.ScheduleRequest.$Properties;
        }

        /** EntryKind enum. */
        enum EntryKind {

            /** ENTRY_UNSPECIFIED value */
            ENTRY_UNSPECIFIED = 0,

            /** ENTRY_MARKER value */
            ENTRY_MARKER = 1,

            /** ENTRY_EPOCH value */
            ENTRY_EPOCH = 2,

            /** ENTRY_FEATURE_LEVEL value */
            ENTRY_FEATURE_LEVEL = 3,

            /** ENTRY_CREATE_TOPIC value */
            ENTRY_CREATE_TOPIC = 4,

            /** ENTRY_DELETE_TOPIC value */
            ENTRY_DELETE_TOPIC = 5,

            /** ENTRY_REGISTER_PRODUCER value */
            ENTRY_REGISTER_PRODUCER = 6,

            /** ENTRY_APPEND value */
            ENTRY_APPEND = 7,

            /** ENTRY_LINEAGE value */
            ENTRY_LINEAGE = 8,

            /** ENTRY_CREATE_QUEUE value */
            ENTRY_CREATE_QUEUE = 9,

            /** ENTRY_DELIVERY value */
            ENTRY_DELIVERY = 10,

            /** ENTRY_MOVE value */
            ENTRY_MOVE = 11,

            /** ENTRY_ALTER_QUEUE value */
            ENTRY_ALTER_QUEUE = 12,

            /** ENTRY_ATOMIC value */
            ENTRY_ATOMIC = 16,

            /** ENTRY_SCHEDULE_UPSERT value */
            ENTRY_SCHEDULE_UPSERT = 19,

            /** ENTRY_SCHEDULE_ALTER value */
            ENTRY_SCHEDULE_ALTER = 20,

            /** ENTRY_SCHEDULE_FIRE value */
            ENTRY_SCHEDULE_FIRE = 21
        }

        /**
         * Properties of an EpochCommand.
         * @deprecated Use sluice.v1.EpochCommand.$Properties instead.
         */
        interface IEpochCommand extends sluice.v1.EpochCommand.$Properties {
        }

        /** Represents an EpochCommand. */
        class EpochCommand {

            /**
             * Constructs a new EpochCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.EpochCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EpochCommand nodeId. */
            nodeId: string;

            /** EpochCommand serverVersion. */
            serverVersion: string;

            /** EpochCommand messageIdKey. */
            messageIdKey: Uint8Array;

            /**
             * Creates a new EpochCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EpochCommand instance
             */
            static create(properties: sluice.v1.EpochCommand.$Shape): sluice.v1.EpochCommand & sluice.v1.EpochCommand.$Shape;
            static create(properties?: sluice.v1.EpochCommand.$Properties): sluice.v1.EpochCommand;

            /**
             * Encodes the specified EpochCommand message. Does not implicitly {@link sluice.v1.EpochCommand.verify|verify} messages.
             * @param message EpochCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.EpochCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified EpochCommand message, length delimited. Does not implicitly {@link sluice.v1.EpochCommand.verify|verify} messages.
             * @param message EpochCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.EpochCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EpochCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.EpochCommand & sluice.v1.EpochCommand.$Shape} EpochCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.EpochCommand & sluice.v1.EpochCommand.$Shape;

            /**
             * Decodes an EpochCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.EpochCommand & sluice.v1.EpochCommand.$Shape} EpochCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.EpochCommand & sluice.v1.EpochCommand.$Shape;
        }

        namespace EpochCommand {

            /** Properties of an EpochCommand. */
            interface $Properties {

                /** EpochCommand nodeId */
                nodeId?: (string|null);

                /** EpochCommand serverVersion */
                serverVersion?: (string|null);

                /** EpochCommand messageIdKey */
                messageIdKey?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EpochCommand. */
            type $Shape = sluice.v1.EpochCommand.$Properties;
        }

        /**
         * Properties of a FeatureLevelCommand.
         * @deprecated Use sluice.v1.FeatureLevelCommand.$Properties instead.
         */
        interface IFeatureLevelCommand extends sluice.v1.FeatureLevelCommand.$Properties {
        }

        /** Represents a FeatureLevelCommand. */
        class FeatureLevelCommand {

            /**
             * Constructs a new FeatureLevelCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FeatureLevelCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FeatureLevelCommand level. */
            level: number;

            /**
             * Creates a new FeatureLevelCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FeatureLevelCommand instance
             */
            static create(properties: sluice.v1.FeatureLevelCommand.$Shape): sluice.v1.FeatureLevelCommand & sluice.v1.FeatureLevelCommand.$Shape;
            static create(properties?: sluice.v1.FeatureLevelCommand.$Properties): sluice.v1.FeatureLevelCommand;

            /**
             * Encodes the specified FeatureLevelCommand message. Does not implicitly {@link sluice.v1.FeatureLevelCommand.verify|verify} messages.
             * @param message FeatureLevelCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FeatureLevelCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FeatureLevelCommand message, length delimited. Does not implicitly {@link sluice.v1.FeatureLevelCommand.verify|verify} messages.
             * @param message FeatureLevelCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FeatureLevelCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FeatureLevelCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FeatureLevelCommand & sluice.v1.FeatureLevelCommand.$Shape} FeatureLevelCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FeatureLevelCommand & sluice.v1.FeatureLevelCommand.$Shape;

            /**
             * Decodes a FeatureLevelCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FeatureLevelCommand & sluice.v1.FeatureLevelCommand.$Shape} FeatureLevelCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FeatureLevelCommand & sluice.v1.FeatureLevelCommand.$Shape;
        }

        namespace FeatureLevelCommand {

            /** Properties of a FeatureLevelCommand. */
            interface $Properties {

                /** FeatureLevelCommand level */
                level?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FeatureLevelCommand. */
            type $Shape = sluice.v1.FeatureLevelCommand.$Properties;
        }

        /**
         * Properties of a LineageCommand.
         * @deprecated Use sluice.v1.LineageCommand.$Properties instead.
         */
        interface ILineageCommand extends sluice.v1.LineageCommand.$Properties {
        }

        /** Represents a LineageCommand. */
        class LineageCommand {

            /**
             * Constructs a new LineageCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.LineageCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LineageCommand lineage. */
            lineage: number;

            /**
             * Creates a new LineageCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LineageCommand instance
             */
            static create(properties: sluice.v1.LineageCommand.$Shape): sluice.v1.LineageCommand & sluice.v1.LineageCommand.$Shape;
            static create(properties?: sluice.v1.LineageCommand.$Properties): sluice.v1.LineageCommand;

            /**
             * Encodes the specified LineageCommand message. Does not implicitly {@link sluice.v1.LineageCommand.verify|verify} messages.
             * @param message LineageCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.LineageCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified LineageCommand message, length delimited. Does not implicitly {@link sluice.v1.LineageCommand.verify|verify} messages.
             * @param message LineageCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.LineageCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LineageCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.LineageCommand & sluice.v1.LineageCommand.$Shape} LineageCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.LineageCommand & sluice.v1.LineageCommand.$Shape;

            /**
             * Decodes a LineageCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.LineageCommand & sluice.v1.LineageCommand.$Shape} LineageCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.LineageCommand & sluice.v1.LineageCommand.$Shape;
        }

        namespace LineageCommand {

            /** Properties of a LineageCommand. */
            interface $Properties {

                /** LineageCommand lineage */
                lineage?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LineageCommand. */
            type $Shape = sluice.v1.LineageCommand.$Properties;
        }

        /**
         * Properties of a CreateTopicCommand.
         * @deprecated Use sluice.v1.CreateTopicCommand.$Properties instead.
         */
        interface ICreateTopicCommand extends sluice.v1.CreateTopicCommand.$Properties {
        }

        /** Represents a CreateTopicCommand. */
        class CreateTopicCommand {

            /**
             * Constructs a new CreateTopicCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CreateTopicCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateTopicCommand name. */
            name: string;

            /** CreateTopicCommand settings. */
            settings?: (sluice.v1.TopicSettings.$Properties|null);

            /**
             * Creates a new CreateTopicCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CreateTopicCommand instance
             */
            static create(properties: sluice.v1.CreateTopicCommand.$Shape): sluice.v1.CreateTopicCommand & sluice.v1.CreateTopicCommand.$Shape;
            static create(properties?: sluice.v1.CreateTopicCommand.$Properties): sluice.v1.CreateTopicCommand;

            /**
             * Encodes the specified CreateTopicCommand message. Does not implicitly {@link sluice.v1.CreateTopicCommand.verify|verify} messages.
             * @param message CreateTopicCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CreateTopicCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CreateTopicCommand message, length delimited. Does not implicitly {@link sluice.v1.CreateTopicCommand.verify|verify} messages.
             * @param message CreateTopicCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CreateTopicCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateTopicCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CreateTopicCommand & sluice.v1.CreateTopicCommand.$Shape} CreateTopicCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CreateTopicCommand & sluice.v1.CreateTopicCommand.$Shape;

            /**
             * Decodes a CreateTopicCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CreateTopicCommand & sluice.v1.CreateTopicCommand.$Shape} CreateTopicCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CreateTopicCommand & sluice.v1.CreateTopicCommand.$Shape;
        }

        namespace CreateTopicCommand {

            /** Properties of a CreateTopicCommand. */
            interface $Properties {

                /** CreateTopicCommand name */
                name?: (string|null);

                /** CreateTopicCommand settings */
                settings?: (sluice.v1.TopicSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateTopicCommand. */
            type $Shape = sluice.v1.CreateTopicCommand.$Properties;
        }

        /**
         * Properties of a CreateQueueCommand.
         * @deprecated Use sluice.v1.CreateQueueCommand.$Properties instead.
         */
        interface ICreateQueueCommand extends sluice.v1.CreateQueueCommand.$Properties {
        }

        /** Represents a CreateQueueCommand. */
        class CreateQueueCommand {

            /**
             * Constructs a new CreateQueueCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.CreateQueueCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateQueueCommand name. */
            name: string;

            /** CreateQueueCommand settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /**
             * Creates a new CreateQueueCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CreateQueueCommand instance
             */
            static create(properties: sluice.v1.CreateQueueCommand.$Shape): sluice.v1.CreateQueueCommand & sluice.v1.CreateQueueCommand.$Shape;
            static create(properties?: sluice.v1.CreateQueueCommand.$Properties): sluice.v1.CreateQueueCommand;

            /**
             * Encodes the specified CreateQueueCommand message. Does not implicitly {@link sluice.v1.CreateQueueCommand.verify|verify} messages.
             * @param message CreateQueueCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.CreateQueueCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified CreateQueueCommand message, length delimited. Does not implicitly {@link sluice.v1.CreateQueueCommand.verify|verify} messages.
             * @param message CreateQueueCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.CreateQueueCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateQueueCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.CreateQueueCommand & sluice.v1.CreateQueueCommand.$Shape} CreateQueueCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.CreateQueueCommand & sluice.v1.CreateQueueCommand.$Shape;

            /**
             * Decodes a CreateQueueCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.CreateQueueCommand & sluice.v1.CreateQueueCommand.$Shape} CreateQueueCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.CreateQueueCommand & sluice.v1.CreateQueueCommand.$Shape;
        }

        namespace CreateQueueCommand {

            /** Properties of a CreateQueueCommand. */
            interface $Properties {

                /** CreateQueueCommand name */
                name?: (string|null);

                /** CreateQueueCommand settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateQueueCommand. */
            type $Shape = sluice.v1.CreateQueueCommand.$Properties;
        }

        /**
         * Properties of an AlterQueueCommand.
         * @deprecated Use sluice.v1.AlterQueueCommand.$Properties instead.
         */
        interface IAlterQueueCommand extends sluice.v1.AlterQueueCommand.$Properties {
        }

        /** Represents an AlterQueueCommand. */
        class AlterQueueCommand {

            /**
             * Constructs a new AlterQueueCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AlterQueueCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AlterQueueCommand topicUid. */
            topicUid: number;

            /** AlterQueueCommand settings. */
            settings?: (sluice.v1.QueueSettings.$Properties|null);

            /** AlterQueueCommand paused. */
            paused?: (boolean|null);

            /**
             * Creates a new AlterQueueCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AlterQueueCommand instance
             */
            static create(properties: sluice.v1.AlterQueueCommand.$Shape): sluice.v1.AlterQueueCommand & sluice.v1.AlterQueueCommand.$Shape;
            static create(properties?: sluice.v1.AlterQueueCommand.$Properties): sluice.v1.AlterQueueCommand;

            /**
             * Encodes the specified AlterQueueCommand message. Does not implicitly {@link sluice.v1.AlterQueueCommand.verify|verify} messages.
             * @param message AlterQueueCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AlterQueueCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AlterQueueCommand message, length delimited. Does not implicitly {@link sluice.v1.AlterQueueCommand.verify|verify} messages.
             * @param message AlterQueueCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AlterQueueCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AlterQueueCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AlterQueueCommand & sluice.v1.AlterQueueCommand.$Shape} AlterQueueCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AlterQueueCommand & sluice.v1.AlterQueueCommand.$Shape;

            /**
             * Decodes an AlterQueueCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AlterQueueCommand & sluice.v1.AlterQueueCommand.$Shape} AlterQueueCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AlterQueueCommand & sluice.v1.AlterQueueCommand.$Shape;
        }

        namespace AlterQueueCommand {

            /** Properties of an AlterQueueCommand. */
            interface $Properties {

                /** AlterQueueCommand topicUid */
                topicUid?: (number|null);

                /** AlterQueueCommand settings */
                settings?: (sluice.v1.QueueSettings.$Properties|null);

                /** AlterQueueCommand paused */
                paused?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AlterQueueCommand. */
            type $Shape = sluice.v1.AlterQueueCommand.$Properties;
        }

        /**
         * Properties of a DeleteTopicCommand.
         * @deprecated Use sluice.v1.DeleteTopicCommand.$Properties instead.
         */
        interface IDeleteTopicCommand extends sluice.v1.DeleteTopicCommand.$Properties {
        }

        /** Represents a DeleteTopicCommand. */
        class DeleteTopicCommand {

            /**
             * Constructs a new DeleteTopicCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeleteTopicCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteTopicCommand topicUid. */
            topicUid: number;

            /**
             * Creates a new DeleteTopicCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteTopicCommand instance
             */
            static create(properties: sluice.v1.DeleteTopicCommand.$Shape): sluice.v1.DeleteTopicCommand & sluice.v1.DeleteTopicCommand.$Shape;
            static create(properties?: sluice.v1.DeleteTopicCommand.$Properties): sluice.v1.DeleteTopicCommand;

            /**
             * Encodes the specified DeleteTopicCommand message. Does not implicitly {@link sluice.v1.DeleteTopicCommand.verify|verify} messages.
             * @param message DeleteTopicCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeleteTopicCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeleteTopicCommand message, length delimited. Does not implicitly {@link sluice.v1.DeleteTopicCommand.verify|verify} messages.
             * @param message DeleteTopicCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeleteTopicCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTopicCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeleteTopicCommand & sluice.v1.DeleteTopicCommand.$Shape} DeleteTopicCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeleteTopicCommand & sluice.v1.DeleteTopicCommand.$Shape;

            /**
             * Decodes a DeleteTopicCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeleteTopicCommand & sluice.v1.DeleteTopicCommand.$Shape} DeleteTopicCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeleteTopicCommand & sluice.v1.DeleteTopicCommand.$Shape;
        }

        namespace DeleteTopicCommand {

            /** Properties of a DeleteTopicCommand. */
            interface $Properties {

                /** DeleteTopicCommand topicUid */
                topicUid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTopicCommand. */
            type $Shape = sluice.v1.DeleteTopicCommand.$Properties;
        }

        /**
         * Properties of a RegisterProducerCommand.
         * @deprecated Use sluice.v1.RegisterProducerCommand.$Properties instead.
         */
        interface IRegisterProducerCommand extends sluice.v1.RegisterProducerCommand.$Properties {
        }

        /** Represents a RegisterProducerCommand. */
        class RegisterProducerCommand {

            /**
             * Constructs a new RegisterProducerCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.RegisterProducerCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegisterProducerCommand name. */
            name: string;

            /**
             * Creates a new RegisterProducerCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegisterProducerCommand instance
             */
            static create(properties: sluice.v1.RegisterProducerCommand.$Shape): sluice.v1.RegisterProducerCommand & sluice.v1.RegisterProducerCommand.$Shape;
            static create(properties?: sluice.v1.RegisterProducerCommand.$Properties): sluice.v1.RegisterProducerCommand;

            /**
             * Encodes the specified RegisterProducerCommand message. Does not implicitly {@link sluice.v1.RegisterProducerCommand.verify|verify} messages.
             * @param message RegisterProducerCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.RegisterProducerCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified RegisterProducerCommand message, length delimited. Does not implicitly {@link sluice.v1.RegisterProducerCommand.verify|verify} messages.
             * @param message RegisterProducerCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.RegisterProducerCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegisterProducerCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.RegisterProducerCommand & sluice.v1.RegisterProducerCommand.$Shape} RegisterProducerCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.RegisterProducerCommand & sluice.v1.RegisterProducerCommand.$Shape;

            /**
             * Decodes a RegisterProducerCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.RegisterProducerCommand & sluice.v1.RegisterProducerCommand.$Shape} RegisterProducerCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.RegisterProducerCommand & sluice.v1.RegisterProducerCommand.$Shape;
        }

        namespace RegisterProducerCommand {

            /** Properties of a RegisterProducerCommand. */
            interface $Properties {

                /** RegisterProducerCommand name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegisterProducerCommand. */
            type $Shape = sluice.v1.RegisterProducerCommand.$Properties;
        }

        /**
         * Properties of an AppendCommand.
         * @deprecated Use sluice.v1.AppendCommand.$Properties instead.
         */
        interface IAppendCommand extends sluice.v1.AppendCommand.$Properties {
        }

        /** Represents an AppendCommand. */
        class AppendCommand {

            /**
             * Constructs a new AppendCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AppendCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendCommand producerId. */
            producerId: number;

            /** AppendCommand producerEpoch. */
            producerEpoch: number;

            /** AppendCommand sequence. */
            sequence: number;

            /** AppendCommand deliveries. */
            deliveries?: (sluice.v1.DeliveryCommand.$Properties|null);

            /** AppendCommand appends. */
            appends: sluice.v1.TopicAppend.$Properties[];

            /**
             * Creates a new AppendCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppendCommand instance
             */
            static create(properties: sluice.v1.AppendCommand.$Shape): sluice.v1.AppendCommand & sluice.v1.AppendCommand.$Shape;
            static create(properties?: sluice.v1.AppendCommand.$Properties): sluice.v1.AppendCommand;

            /**
             * Encodes the specified AppendCommand message. Does not implicitly {@link sluice.v1.AppendCommand.verify|verify} messages.
             * @param message AppendCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AppendCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AppendCommand message, length delimited. Does not implicitly {@link sluice.v1.AppendCommand.verify|verify} messages.
             * @param message AppendCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AppendCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AppendCommand & sluice.v1.AppendCommand.$Shape} AppendCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AppendCommand & sluice.v1.AppendCommand.$Shape;

            /**
             * Decodes an AppendCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AppendCommand & sluice.v1.AppendCommand.$Shape} AppendCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AppendCommand & sluice.v1.AppendCommand.$Shape;
        }

        namespace AppendCommand {

            /** Properties of an AppendCommand. */
            interface $Properties {

                /** AppendCommand producerId */
                producerId?: (number|null);

                /** AppendCommand producerEpoch */
                producerEpoch?: (number|null);

                /** AppendCommand sequence */
                sequence?: (number|null);

                /** AppendCommand deliveries */
                deliveries?: (sluice.v1.DeliveryCommand.$Properties|null);

                /** AppendCommand appends */
                appends?: (sluice.v1.TopicAppend.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendCommand. */
            type $Shape = sluice.v1.AppendCommand.$Properties;
        }

        /**
         * Properties of a TopicAppend.
         * @deprecated Use sluice.v1.TopicAppend.$Properties instead.
         */
        interface ITopicAppend extends sluice.v1.TopicAppend.$Properties {
        }

        /** Represents a TopicAppend. */
        class TopicAppend {

            /**
             * Constructs a new TopicAppend.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.TopicAppend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicAppend topicUid. */
            topicUid: number;

            /** TopicAppend partitioningVersion. */
            partitioningVersion: number;

            /** TopicAppend batches. */
            batches: sluice.v1.PartitionAppend.$Properties[];

            /**
             * Creates a new TopicAppend instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicAppend instance
             */
            static create(properties: sluice.v1.TopicAppend.$Shape): sluice.v1.TopicAppend & sluice.v1.TopicAppend.$Shape;
            static create(properties?: sluice.v1.TopicAppend.$Properties): sluice.v1.TopicAppend;

            /**
             * Encodes the specified TopicAppend message. Does not implicitly {@link sluice.v1.TopicAppend.verify|verify} messages.
             * @param message TopicAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.TopicAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified TopicAppend message, length delimited. Does not implicitly {@link sluice.v1.TopicAppend.verify|verify} messages.
             * @param message TopicAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.TopicAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicAppend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.TopicAppend & sluice.v1.TopicAppend.$Shape} TopicAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.TopicAppend & sluice.v1.TopicAppend.$Shape;

            /**
             * Decodes a TopicAppend message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.TopicAppend & sluice.v1.TopicAppend.$Shape} TopicAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.TopicAppend & sluice.v1.TopicAppend.$Shape;
        }

        namespace TopicAppend {

            /** Properties of a TopicAppend. */
            interface $Properties {

                /** TopicAppend topicUid */
                topicUid?: (number|null);

                /** TopicAppend partitioningVersion */
                partitioningVersion?: (number|null);

                /** TopicAppend batches */
                batches?: (sluice.v1.PartitionAppend.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicAppend. */
            type $Shape = sluice.v1.TopicAppend.$Properties;
        }

        /**
         * Properties of a PartitionAppend.
         * @deprecated Use sluice.v1.PartitionAppend.$Properties instead.
         */
        interface IPartitionAppend extends sluice.v1.PartitionAppend.$Properties {
        }

        /** Represents a PartitionAppend. */
        class PartitionAppend {

            /**
             * Constructs a new PartitionAppend.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionAppend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionAppend partition. */
            partition: number;

            /** PartitionAppend count. */
            count: number;

            /** PartitionAppend crc. */
            crc: number;

            /** PartitionAppend codec. */
            codec: sluice.v1.Codec;

            /** PartitionAppend expectedOffset. */
            expectedOffset?: (number|null);

            /** PartitionAppend attributes. */
            attributes: Uint8Array;

            /** PartitionAppend records. */
            records: Uint8Array;

            /**
             * Creates a new PartitionAppend instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionAppend instance
             */
            static create(properties: sluice.v1.PartitionAppend.$Shape): sluice.v1.PartitionAppend & sluice.v1.PartitionAppend.$Shape;
            static create(properties?: sluice.v1.PartitionAppend.$Properties): sluice.v1.PartitionAppend;

            /**
             * Encodes the specified PartitionAppend message. Does not implicitly {@link sluice.v1.PartitionAppend.verify|verify} messages.
             * @param message PartitionAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionAppend message, length delimited. Does not implicitly {@link sluice.v1.PartitionAppend.verify|verify} messages.
             * @param message PartitionAppend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionAppend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionAppend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionAppend & sluice.v1.PartitionAppend.$Shape} PartitionAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionAppend & sluice.v1.PartitionAppend.$Shape;

            /**
             * Decodes a PartitionAppend message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionAppend & sluice.v1.PartitionAppend.$Shape} PartitionAppend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionAppend & sluice.v1.PartitionAppend.$Shape;
        }

        namespace PartitionAppend {

            /** Properties of a PartitionAppend. */
            interface $Properties {

                /** PartitionAppend partition */
                partition?: (number|null);

                /** PartitionAppend count */
                count?: (number|null);

                /** PartitionAppend crc */
                crc?: (number|null);

                /** PartitionAppend codec */
                codec?: (sluice.v1.Codec|null);

                /** PartitionAppend expectedOffset */
                expectedOffset?: (number|null);

                /** PartitionAppend attributes */
                attributes?: (Uint8Array|null);

                /** PartitionAppend records */
                records?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionAppend. */
            type $Shape = sluice.v1.PartitionAppend.$Properties;
        }

        /**
         * Properties of an AttributeColumn.
         * @deprecated Use sluice.v1.AttributeColumn.$Properties instead.
         */
        interface IAttributeColumn extends sluice.v1.AttributeColumn.$Properties {
        }

        /** Represents an AttributeColumn. */
        class AttributeColumn {

            /**
             * Constructs a new AttributeColumn.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.AttributeColumn.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttributeColumn priority. */
            priority: number;

            /** AttributeColumn deliverAt. */
            deliverAt: number[];

            /** AttributeColumn expiresAt. */
            expiresAt: number[];

            /** AttributeColumn messageIds. */
            messageIds: Uint8Array;

            /** AttributeColumn held. */
            held: number[];

            /**
             * Creates a new AttributeColumn instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AttributeColumn instance
             */
            static create(properties: sluice.v1.AttributeColumn.$Shape): sluice.v1.AttributeColumn & sluice.v1.AttributeColumn.$Shape;
            static create(properties?: sluice.v1.AttributeColumn.$Properties): sluice.v1.AttributeColumn;

            /**
             * Encodes the specified AttributeColumn message. Does not implicitly {@link sluice.v1.AttributeColumn.verify|verify} messages.
             * @param message AttributeColumn message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.AttributeColumn.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified AttributeColumn message, length delimited. Does not implicitly {@link sluice.v1.AttributeColumn.verify|verify} messages.
             * @param message AttributeColumn message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.AttributeColumn.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttributeColumn message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.AttributeColumn & sluice.v1.AttributeColumn.$Shape} AttributeColumn
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.AttributeColumn & sluice.v1.AttributeColumn.$Shape;

            /**
             * Decodes an AttributeColumn message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.AttributeColumn & sluice.v1.AttributeColumn.$Shape} AttributeColumn
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.AttributeColumn & sluice.v1.AttributeColumn.$Shape;
        }

        namespace AttributeColumn {

            /** Properties of an AttributeColumn. */
            interface $Properties {

                /** AttributeColumn priority */
                priority?: (number|null);

                /** AttributeColumn deliverAt */
                deliverAt?: (number[]|null);

                /** AttributeColumn expiresAt */
                expiresAt?: (number[]|null);

                /** AttributeColumn messageIds */
                messageIds?: (Uint8Array|null);

                /** AttributeColumn held */
                held?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttributeColumn. */
            type $Shape = sluice.v1.AttributeColumn.$Properties;
        }

        /**
         * Properties of a DeliveryCommand.
         * @deprecated Use sluice.v1.DeliveryCommand.$Properties instead.
         */
        interface IDeliveryCommand extends sluice.v1.DeliveryCommand.$Properties {
        }

        /** Represents a DeliveryCommand. */
        class DeliveryCommand {

            /**
             * Constructs a new DeliveryCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.DeliveryCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeliveryCommand logs. */
            logs: sluice.v1.LogDeliveries.$Properties[];

            /**
             * Creates a new DeliveryCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeliveryCommand instance
             */
            static create(properties: sluice.v1.DeliveryCommand.$Shape): sluice.v1.DeliveryCommand & sluice.v1.DeliveryCommand.$Shape;
            static create(properties?: sluice.v1.DeliveryCommand.$Properties): sluice.v1.DeliveryCommand;

            /**
             * Encodes the specified DeliveryCommand message. Does not implicitly {@link sluice.v1.DeliveryCommand.verify|verify} messages.
             * @param message DeliveryCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.DeliveryCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified DeliveryCommand message, length delimited. Does not implicitly {@link sluice.v1.DeliveryCommand.verify|verify} messages.
             * @param message DeliveryCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.DeliveryCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeliveryCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.DeliveryCommand & sluice.v1.DeliveryCommand.$Shape} DeliveryCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.DeliveryCommand & sluice.v1.DeliveryCommand.$Shape;

            /**
             * Decodes a DeliveryCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.DeliveryCommand & sluice.v1.DeliveryCommand.$Shape} DeliveryCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.DeliveryCommand & sluice.v1.DeliveryCommand.$Shape;
        }

        namespace DeliveryCommand {

            /** Properties of a DeliveryCommand. */
            interface $Properties {

                /** DeliveryCommand logs */
                logs?: (sluice.v1.LogDeliveries.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeliveryCommand. */
            type $Shape = sluice.v1.DeliveryCommand.$Properties;
        }

        /**
         * Properties of a LogDeliveries.
         * @deprecated Use sluice.v1.LogDeliveries.$Properties instead.
         */
        interface ILogDeliveries extends sluice.v1.LogDeliveries.$Properties {
        }

        /** Represents a LogDeliveries. */
        class LogDeliveries {

            /**
             * Constructs a new LogDeliveries.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.LogDeliveries.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogDeliveries partitionUid. */
            partitionUid: number;

            /** LogDeliveries settled. */
            settled: number[];

            /** LogDeliveries failed. */
            failed: number[];

            /** LogDeliveries marks. */
            marks: number[];

            /** LogDeliveries dueMark. */
            dueMark: number;

            /** LogDeliveries purged. */
            purged: number[];

            /** LogDeliveries settledNotes. */
            settledNotes: sluice.v1.SettledNote.$Properties[];

            /** LogDeliveries failedNotes. */
            failedNotes: sluice.v1.FailedNote.$Properties[];

            /**
             * Creates a new LogDeliveries instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogDeliveries instance
             */
            static create(properties: sluice.v1.LogDeliveries.$Shape): sluice.v1.LogDeliveries & sluice.v1.LogDeliveries.$Shape;
            static create(properties?: sluice.v1.LogDeliveries.$Properties): sluice.v1.LogDeliveries;

            /**
             * Encodes the specified LogDeliveries message. Does not implicitly {@link sluice.v1.LogDeliveries.verify|verify} messages.
             * @param message LogDeliveries message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.LogDeliveries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified LogDeliveries message, length delimited. Does not implicitly {@link sluice.v1.LogDeliveries.verify|verify} messages.
             * @param message LogDeliveries message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.LogDeliveries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogDeliveries message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.LogDeliveries & sluice.v1.LogDeliveries.$Shape} LogDeliveries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.LogDeliveries & sluice.v1.LogDeliveries.$Shape;

            /**
             * Decodes a LogDeliveries message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.LogDeliveries & sluice.v1.LogDeliveries.$Shape} LogDeliveries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.LogDeliveries & sluice.v1.LogDeliveries.$Shape;
        }

        namespace LogDeliveries {

            /** Properties of a LogDeliveries. */
            interface $Properties {

                /** LogDeliveries partitionUid */
                partitionUid?: (number|null);

                /** LogDeliveries settled */
                settled?: (number[]|null);

                /** LogDeliveries failed */
                failed?: (number[]|null);

                /** LogDeliveries marks */
                marks?: (number[]|null);

                /** LogDeliveries dueMark */
                dueMark?: (number|null);

                /** LogDeliveries purged */
                purged?: (number[]|null);

                /** LogDeliveries settledNotes */
                settledNotes?: (sluice.v1.SettledNote.$Properties[]|null);

                /** LogDeliveries failedNotes */
                failedNotes?: (sluice.v1.FailedNote.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogDeliveries. */
            type $Shape = sluice.v1.LogDeliveries.$Properties;
        }

        /**
         * Properties of a SettledNote.
         * @deprecated Use sluice.v1.SettledNote.$Properties instead.
         */
        interface ISettledNote extends sluice.v1.SettledNote.$Properties {
        }

        /** Represents a SettledNote. */
        class SettledNote {

            /**
             * Constructs a new SettledNote.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.SettledNote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SettledNote first. */
            first: number;

            /** SettledNote count. */
            count: number;

            /** SettledNote consumer. */
            consumer: string;

            /** SettledNote result. */
            result?: (Uint8Array|null);

            /** SettledNote failed. */
            failed: boolean;

            /**
             * Creates a new SettledNote instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SettledNote instance
             */
            static create(properties: sluice.v1.SettledNote.$Shape): sluice.v1.SettledNote & sluice.v1.SettledNote.$Shape;
            static create(properties?: sluice.v1.SettledNote.$Properties): sluice.v1.SettledNote;

            /**
             * Encodes the specified SettledNote message. Does not implicitly {@link sluice.v1.SettledNote.verify|verify} messages.
             * @param message SettledNote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.SettledNote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified SettledNote message, length delimited. Does not implicitly {@link sluice.v1.SettledNote.verify|verify} messages.
             * @param message SettledNote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.SettledNote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SettledNote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.SettledNote & sluice.v1.SettledNote.$Shape} SettledNote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.SettledNote & sluice.v1.SettledNote.$Shape;

            /**
             * Decodes a SettledNote message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.SettledNote & sluice.v1.SettledNote.$Shape} SettledNote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.SettledNote & sluice.v1.SettledNote.$Shape;
        }

        namespace SettledNote {

            /** Properties of a SettledNote. */
            interface $Properties {

                /** SettledNote first */
                first?: (number|null);

                /** SettledNote count */
                count?: (number|null);

                /** SettledNote consumer */
                consumer?: (string|null);

                /** SettledNote result */
                result?: (Uint8Array|null);

                /** SettledNote failed */
                failed?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SettledNote. */
            type $Shape = sluice.v1.SettledNote.$Properties;
        }

        /**
         * Properties of a FailedNote.
         * @deprecated Use sluice.v1.FailedNote.$Properties instead.
         */
        interface IFailedNote extends sluice.v1.FailedNote.$Properties {
        }

        /** Represents a FailedNote. */
        class FailedNote {

            /**
             * Constructs a new FailedNote.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.FailedNote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FailedNote first. */
            first: number;

            /** FailedNote count. */
            count: number;

            /** FailedNote error. */
            error: string;

            /** FailedNote consumer. */
            consumer: string;

            /**
             * Creates a new FailedNote instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FailedNote instance
             */
            static create(properties: sluice.v1.FailedNote.$Shape): sluice.v1.FailedNote & sluice.v1.FailedNote.$Shape;
            static create(properties?: sluice.v1.FailedNote.$Properties): sluice.v1.FailedNote;

            /**
             * Encodes the specified FailedNote message. Does not implicitly {@link sluice.v1.FailedNote.verify|verify} messages.
             * @param message FailedNote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.FailedNote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FailedNote message, length delimited. Does not implicitly {@link sluice.v1.FailedNote.verify|verify} messages.
             * @param message FailedNote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.FailedNote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FailedNote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.FailedNote & sluice.v1.FailedNote.$Shape} FailedNote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.FailedNote & sluice.v1.FailedNote.$Shape;

            /**
             * Decodes a FailedNote message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.FailedNote & sluice.v1.FailedNote.$Shape} FailedNote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.FailedNote & sluice.v1.FailedNote.$Shape;
        }

        namespace FailedNote {

            /** Properties of a FailedNote. */
            interface $Properties {

                /** FailedNote first */
                first?: (number|null);

                /** FailedNote count */
                count?: (number|null);

                /** FailedNote error */
                error?: (string|null);

                /** FailedNote consumer */
                consumer?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FailedNote. */
            type $Shape = sluice.v1.FailedNote.$Properties;
        }

        /**
         * Properties of a MoveCommand.
         * @deprecated Use sluice.v1.MoveCommand.$Properties instead.
         */
        interface IMoveCommand extends sluice.v1.MoveCommand.$Properties {
        }

        /** Represents a MoveCommand. */
        class MoveCommand {

            /**
             * Constructs a new MoveCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.MoveCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MoveCommand moves. */
            moves: sluice.v1.Move.$Properties[];

            /**
             * Creates a new MoveCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MoveCommand instance
             */
            static create(properties: sluice.v1.MoveCommand.$Shape): sluice.v1.MoveCommand & sluice.v1.MoveCommand.$Shape;
            static create(properties?: sluice.v1.MoveCommand.$Properties): sluice.v1.MoveCommand;

            /**
             * Encodes the specified MoveCommand message. Does not implicitly {@link sluice.v1.MoveCommand.verify|verify} messages.
             * @param message MoveCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.MoveCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified MoveCommand message, length delimited. Does not implicitly {@link sluice.v1.MoveCommand.verify|verify} messages.
             * @param message MoveCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.MoveCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MoveCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.MoveCommand & sluice.v1.MoveCommand.$Shape} MoveCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.MoveCommand & sluice.v1.MoveCommand.$Shape;

            /**
             * Decodes a MoveCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.MoveCommand & sluice.v1.MoveCommand.$Shape} MoveCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.MoveCommand & sluice.v1.MoveCommand.$Shape;
        }

        namespace MoveCommand {

            /** Properties of a MoveCommand. */
            interface $Properties {

                /** MoveCommand moves */
                moves?: (sluice.v1.Move.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MoveCommand. */
            type $Shape = sluice.v1.MoveCommand.$Properties;
        }

        /**
         * Properties of a Move.
         * @deprecated Use sluice.v1.Move.$Properties instead.
         */
        interface IMove extends sluice.v1.Move.$Properties {
        }

        /** Represents a Move. */
        class Move {

            /**
             * Constructs a new Move.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.Move.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Move sourcePartitionUid. */
            sourcePartitionUid: number;

            /** Move offset. */
            offset: number;

            /** Move attempts. */
            attempts: number;

            /** Move outcome. */
            outcome: number;

            /** Move targetTopicUid. */
            targetTopicUid: number;

            /** Move failed. */
            failed: boolean;

            /** Move consumer. */
            consumer: string;

            /** Move batch. */
            batch?: (sluice.v1.PartitionAppend.$Properties|null);

            /**
             * Creates a new Move instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Move instance
             */
            static create(properties: sluice.v1.Move.$Shape): sluice.v1.Move & sluice.v1.Move.$Shape;
            static create(properties?: sluice.v1.Move.$Properties): sluice.v1.Move;

            /**
             * Encodes the specified Move message. Does not implicitly {@link sluice.v1.Move.verify|verify} messages.
             * @param message Move message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.Move.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Move message, length delimited. Does not implicitly {@link sluice.v1.Move.verify|verify} messages.
             * @param message Move message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.Move.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Move message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.Move & sluice.v1.Move.$Shape} Move
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.Move & sluice.v1.Move.$Shape;

            /**
             * Decodes a Move message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.Move & sluice.v1.Move.$Shape} Move
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.Move & sluice.v1.Move.$Shape;
        }

        namespace Move {

            /** Properties of a Move. */
            interface $Properties {

                /** Move sourcePartitionUid */
                sourcePartitionUid?: (number|null);

                /** Move offset */
                offset?: (number|null);

                /** Move attempts */
                attempts?: (number|null);

                /** Move outcome */
                outcome?: (number|null);

                /** Move targetTopicUid */
                targetTopicUid?: (number|null);

                /** Move failed */
                failed?: (boolean|null);

                /** Move consumer */
                consumer?: (string|null);

                /** Move batch */
                batch?: (sluice.v1.PartitionAppend.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Move. */
            type $Shape = sluice.v1.Move.$Properties;
        }

        /**
         * Properties of a ScheduleUpsertCommand.
         * @deprecated Use sluice.v1.ScheduleUpsertCommand.$Properties instead.
         */
        interface IScheduleUpsertCommand extends sluice.v1.ScheduleUpsertCommand.$Properties {
        }

        /** Represents a ScheduleUpsertCommand. */
        class ScheduleUpsertCommand {

            /**
             * Constructs a new ScheduleUpsertCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleUpsertCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleUpsertCommand name. */
            name: string;

            /** ScheduleUpsertCommand spec. */
            spec?: (sluice.v1.ScheduleSpec.$Properties|null);

            /** ScheduleUpsertCommand anchor. */
            anchor: number;

            /** ScheduleUpsertCommand nextAt. */
            nextAt: number;

            /** ScheduleUpsertCommand keepNext. */
            keepNext: boolean;

            /**
             * Creates a new ScheduleUpsertCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleUpsertCommand instance
             */
            static create(properties: sluice.v1.ScheduleUpsertCommand.$Shape): sluice.v1.ScheduleUpsertCommand & sluice.v1.ScheduleUpsertCommand.$Shape;
            static create(properties?: sluice.v1.ScheduleUpsertCommand.$Properties): sluice.v1.ScheduleUpsertCommand;

            /**
             * Encodes the specified ScheduleUpsertCommand message. Does not implicitly {@link sluice.v1.ScheduleUpsertCommand.verify|verify} messages.
             * @param message ScheduleUpsertCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleUpsertCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleUpsertCommand message, length delimited. Does not implicitly {@link sluice.v1.ScheduleUpsertCommand.verify|verify} messages.
             * @param message ScheduleUpsertCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleUpsertCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleUpsertCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleUpsertCommand & sluice.v1.ScheduleUpsertCommand.$Shape} ScheduleUpsertCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleUpsertCommand & sluice.v1.ScheduleUpsertCommand.$Shape;

            /**
             * Decodes a ScheduleUpsertCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleUpsertCommand & sluice.v1.ScheduleUpsertCommand.$Shape} ScheduleUpsertCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleUpsertCommand & sluice.v1.ScheduleUpsertCommand.$Shape;
        }

        namespace ScheduleUpsertCommand {

            /** Properties of a ScheduleUpsertCommand. */
            interface $Properties {

                /** ScheduleUpsertCommand name */
                name?: (string|null);

                /** ScheduleUpsertCommand spec */
                spec?: (sluice.v1.ScheduleSpec.$Properties|null);

                /** ScheduleUpsertCommand anchor */
                anchor?: (number|null);

                /** ScheduleUpsertCommand nextAt */
                nextAt?: (number|null);

                /** ScheduleUpsertCommand keepNext */
                keepNext?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleUpsertCommand. */
            type $Shape = sluice.v1.ScheduleUpsertCommand.$Properties;
        }

        /**
         * Properties of a ScheduleAlterCommand.
         * @deprecated Use sluice.v1.ScheduleAlterCommand.$Properties instead.
         */
        interface IScheduleAlterCommand extends sluice.v1.ScheduleAlterCommand.$Properties {
        }

        /** Represents a ScheduleAlterCommand. */
        class ScheduleAlterCommand {

            /**
             * Constructs a new ScheduleAlterCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleAlterCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleAlterCommand uid. */
            uid: number;

            /** ScheduleAlterCommand version. */
            version: number;

            /** ScheduleAlterCommand paused. */
            paused: boolean;

            /** ScheduleAlterCommand reason. */
            reason: string;

            /** ScheduleAlterCommand nextAt. */
            nextAt: number;

            /** ScheduleAlterCommand removed. */
            removed: boolean;

            /**
             * Creates a new ScheduleAlterCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleAlterCommand instance
             */
            static create(properties: sluice.v1.ScheduleAlterCommand.$Shape): sluice.v1.ScheduleAlterCommand & sluice.v1.ScheduleAlterCommand.$Shape;
            static create(properties?: sluice.v1.ScheduleAlterCommand.$Properties): sluice.v1.ScheduleAlterCommand;

            /**
             * Encodes the specified ScheduleAlterCommand message. Does not implicitly {@link sluice.v1.ScheduleAlterCommand.verify|verify} messages.
             * @param message ScheduleAlterCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleAlterCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleAlterCommand message, length delimited. Does not implicitly {@link sluice.v1.ScheduleAlterCommand.verify|verify} messages.
             * @param message ScheduleAlterCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleAlterCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleAlterCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleAlterCommand & sluice.v1.ScheduleAlterCommand.$Shape} ScheduleAlterCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleAlterCommand & sluice.v1.ScheduleAlterCommand.$Shape;

            /**
             * Decodes a ScheduleAlterCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleAlterCommand & sluice.v1.ScheduleAlterCommand.$Shape} ScheduleAlterCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleAlterCommand & sluice.v1.ScheduleAlterCommand.$Shape;
        }

        namespace ScheduleAlterCommand {

            /** Properties of a ScheduleAlterCommand. */
            interface $Properties {

                /** ScheduleAlterCommand uid */
                uid?: (number|null);

                /** ScheduleAlterCommand version */
                version?: (number|null);

                /** ScheduleAlterCommand paused */
                paused?: (boolean|null);

                /** ScheduleAlterCommand reason */
                reason?: (string|null);

                /** ScheduleAlterCommand nextAt */
                nextAt?: (number|null);

                /** ScheduleAlterCommand removed */
                removed?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleAlterCommand. */
            type $Shape = sluice.v1.ScheduleAlterCommand.$Properties;
        }

        /**
         * Properties of a ScheduleFireCommand.
         * @deprecated Use sluice.v1.ScheduleFireCommand.$Properties instead.
         */
        interface IScheduleFireCommand extends sluice.v1.ScheduleFireCommand.$Properties {
        }

        /** Represents a ScheduleFireCommand. */
        class ScheduleFireCommand {

            /**
             * Constructs a new ScheduleFireCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleFireCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleFireCommand fires. */
            fires: sluice.v1.ScheduleFire.$Properties[];

            /**
             * Creates a new ScheduleFireCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleFireCommand instance
             */
            static create(properties: sluice.v1.ScheduleFireCommand.$Shape): sluice.v1.ScheduleFireCommand & sluice.v1.ScheduleFireCommand.$Shape;
            static create(properties?: sluice.v1.ScheduleFireCommand.$Properties): sluice.v1.ScheduleFireCommand;

            /**
             * Encodes the specified ScheduleFireCommand message. Does not implicitly {@link sluice.v1.ScheduleFireCommand.verify|verify} messages.
             * @param message ScheduleFireCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleFireCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleFireCommand message, length delimited. Does not implicitly {@link sluice.v1.ScheduleFireCommand.verify|verify} messages.
             * @param message ScheduleFireCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleFireCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleFireCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleFireCommand & sluice.v1.ScheduleFireCommand.$Shape} ScheduleFireCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleFireCommand & sluice.v1.ScheduleFireCommand.$Shape;

            /**
             * Decodes a ScheduleFireCommand message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleFireCommand & sluice.v1.ScheduleFireCommand.$Shape} ScheduleFireCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleFireCommand & sluice.v1.ScheduleFireCommand.$Shape;
        }

        namespace ScheduleFireCommand {

            /** Properties of a ScheduleFireCommand. */
            interface $Properties {

                /** ScheduleFireCommand fires */
                fires?: (sluice.v1.ScheduleFire.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleFireCommand. */
            type $Shape = sluice.v1.ScheduleFireCommand.$Properties;
        }

        /**
         * Properties of a ScheduleFire.
         * @deprecated Use sluice.v1.ScheduleFire.$Properties instead.
         */
        interface IScheduleFire extends sluice.v1.ScheduleFire.$Properties {
        }

        /** Represents a ScheduleFire. */
        class ScheduleFire {

            /**
             * Constructs a new ScheduleFire.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleFire.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleFire uid. */
            uid: number;

            /** ScheduleFire version. */
            version: number;

            /** ScheduleFire due. */
            due: number;

            /** ScheduleFire nextAt. */
            nextAt: number;

            /** ScheduleFire scheduledFor. */
            scheduledFor: number;

            /** ScheduleFire ticks. */
            ticks: number;

            /** ScheduleFire targetTopicUid. */
            targetTopicUid: number;

            /** ScheduleFire batch. */
            batch?: (sluice.v1.PartitionAppend.$Properties|null);

            /**
             * Creates a new ScheduleFire instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleFire instance
             */
            static create(properties: sluice.v1.ScheduleFire.$Shape): sluice.v1.ScheduleFire & sluice.v1.ScheduleFire.$Shape;
            static create(properties?: sluice.v1.ScheduleFire.$Properties): sluice.v1.ScheduleFire;

            /**
             * Encodes the specified ScheduleFire message. Does not implicitly {@link sluice.v1.ScheduleFire.verify|verify} messages.
             * @param message ScheduleFire message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleFire.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleFire message, length delimited. Does not implicitly {@link sluice.v1.ScheduleFire.verify|verify} messages.
             * @param message ScheduleFire message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleFire.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleFire message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleFire & sluice.v1.ScheduleFire.$Shape} ScheduleFire
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleFire & sluice.v1.ScheduleFire.$Shape;

            /**
             * Decodes a ScheduleFire message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleFire & sluice.v1.ScheduleFire.$Shape} ScheduleFire
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleFire & sluice.v1.ScheduleFire.$Shape;
        }

        namespace ScheduleFire {

            /** Properties of a ScheduleFire. */
            interface $Properties {

                /** ScheduleFire uid */
                uid?: (number|null);

                /** ScheduleFire version */
                version?: (number|null);

                /** ScheduleFire due */
                due?: (number|null);

                /** ScheduleFire nextAt */
                nextAt?: (number|null);

                /** ScheduleFire scheduledFor */
                scheduledFor?: (number|null);

                /** ScheduleFire ticks */
                ticks?: (number|null);

                /** ScheduleFire targetTopicUid */
                targetTopicUid?: (number|null);

                /** ScheduleFire batch */
                batch?: (sluice.v1.PartitionAppend.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleFire. */
            type $Shape = sluice.v1.ScheduleFire.$Properties;
        }

        /**
         * Properties of a ShardRow.
         * @deprecated Use sluice.v1.ShardRow.$Properties instead.
         */
        interface IShardRow extends sluice.v1.ShardRow.$Properties {
        }

        /** Represents a ShardRow. */
        class ShardRow {

            /**
             * Constructs a new ShardRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ShardRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShardRow nextTopicUid. */
            nextTopicUid: number;

            /** ShardRow nextProducerId. */
            nextProducerId: number;

            /** ShardRow featureLevel. */
            featureLevel: number;

            /** ShardRow partitioningVersions. */
            partitioningVersions: number;

            /** ShardRow lineage. */
            lineage: number;

            /** ShardRow lineageIndex. */
            lineageIndex: number;

            /** ShardRow messageIdKey. */
            messageIdKey: Uint8Array;

            /**
             * Creates a new ShardRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShardRow instance
             */
            static create(properties: sluice.v1.ShardRow.$Shape): sluice.v1.ShardRow & sluice.v1.ShardRow.$Shape;
            static create(properties?: sluice.v1.ShardRow.$Properties): sluice.v1.ShardRow;

            /**
             * Encodes the specified ShardRow message. Does not implicitly {@link sluice.v1.ShardRow.verify|verify} messages.
             * @param message ShardRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ShardRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ShardRow message, length delimited. Does not implicitly {@link sluice.v1.ShardRow.verify|verify} messages.
             * @param message ShardRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ShardRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShardRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ShardRow & sluice.v1.ShardRow.$Shape} ShardRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ShardRow & sluice.v1.ShardRow.$Shape;

            /**
             * Decodes a ShardRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ShardRow & sluice.v1.ShardRow.$Shape} ShardRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ShardRow & sluice.v1.ShardRow.$Shape;
        }

        namespace ShardRow {

            /** Properties of a ShardRow. */
            interface $Properties {

                /** ShardRow nextTopicUid */
                nextTopicUid?: (number|null);

                /** ShardRow nextProducerId */
                nextProducerId?: (number|null);

                /** ShardRow featureLevel */
                featureLevel?: (number|null);

                /** ShardRow partitioningVersions */
                partitioningVersions?: (number|null);

                /** ShardRow lineage */
                lineage?: (number|null);

                /** ShardRow lineageIndex */
                lineageIndex?: (number|null);

                /** ShardRow messageIdKey */
                messageIdKey?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShardRow. */
            type $Shape = sluice.v1.ShardRow.$Properties;
        }

        /**
         * Properties of a TopicRow.
         * @deprecated Use sluice.v1.TopicRow.$Properties instead.
         */
        interface ITopicRow extends sluice.v1.TopicRow.$Properties {
        }

        /** Represents a TopicRow. */
        class TopicRow {

            /**
             * Constructs a new TopicRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.TopicRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicRow name. */
            name: string;

            /** TopicRow uid. */
            uid: number;

            /** TopicRow settings. */
            settings?: (sluice.v1.TopicSettings.$Properties|null);

            /** TopicRow partitioningVersion. */
            partitioningVersion: number;

            /** TopicRow createdAt. */
            createdAt: number;

            /** TopicRow queue. */
            queue?: (sluice.v1.QueueSettings.$Properties|null);

            /** TopicRow paused. */
            paused: boolean;

            /**
             * Creates a new TopicRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicRow instance
             */
            static create(properties: sluice.v1.TopicRow.$Shape): sluice.v1.TopicRow & sluice.v1.TopicRow.$Shape;
            static create(properties?: sluice.v1.TopicRow.$Properties): sluice.v1.TopicRow;

            /**
             * Encodes the specified TopicRow message. Does not implicitly {@link sluice.v1.TopicRow.verify|verify} messages.
             * @param message TopicRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.TopicRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified TopicRow message, length delimited. Does not implicitly {@link sluice.v1.TopicRow.verify|verify} messages.
             * @param message TopicRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.TopicRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.TopicRow & sluice.v1.TopicRow.$Shape} TopicRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.TopicRow & sluice.v1.TopicRow.$Shape;

            /**
             * Decodes a TopicRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.TopicRow & sluice.v1.TopicRow.$Shape} TopicRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.TopicRow & sluice.v1.TopicRow.$Shape;
        }

        namespace TopicRow {

            /** Properties of a TopicRow. */
            interface $Properties {

                /** TopicRow name */
                name?: (string|null);

                /** TopicRow uid */
                uid?: (number|null);

                /** TopicRow settings */
                settings?: (sluice.v1.TopicSettings.$Properties|null);

                /** TopicRow partitioningVersion */
                partitioningVersion?: (number|null);

                /** TopicRow createdAt */
                createdAt?: (number|null);

                /** TopicRow queue */
                queue?: (sluice.v1.QueueSettings.$Properties|null);

                /** TopicRow paused */
                paused?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicRow. */
            type $Shape = sluice.v1.TopicRow.$Properties;
        }

        /**
         * Properties of a PartitionRow.
         * @deprecated Use sluice.v1.PartitionRow.$Properties instead.
         */
        interface IPartitionRow extends sluice.v1.PartitionRow.$Properties {
        }

        /** Represents a PartitionRow. */
        class PartitionRow {

            /**
             * Constructs a new PartitionRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionRow endOffset. */
            endOffset: number;

            /** PartitionRow lowWatermark. */
            lowWatermark: number;

            /** PartitionRow endPosition. */
            endPosition: number;

            /** PartitionRow segmentBaseOffset. */
            segmentBaseOffset: number;

            /** PartitionRow segmentBasePosition. */
            segmentBasePosition: number;

            /** PartitionRow segmentFirstTime. */
            segmentFirstTime: number;

            /**
             * Creates a new PartitionRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionRow instance
             */
            static create(properties: sluice.v1.PartitionRow.$Shape): sluice.v1.PartitionRow & sluice.v1.PartitionRow.$Shape;
            static create(properties?: sluice.v1.PartitionRow.$Properties): sluice.v1.PartitionRow;

            /**
             * Encodes the specified PartitionRow message. Does not implicitly {@link sluice.v1.PartitionRow.verify|verify} messages.
             * @param message PartitionRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionRow message, length delimited. Does not implicitly {@link sluice.v1.PartitionRow.verify|verify} messages.
             * @param message PartitionRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionRow & sluice.v1.PartitionRow.$Shape} PartitionRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionRow & sluice.v1.PartitionRow.$Shape;

            /**
             * Decodes a PartitionRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionRow & sluice.v1.PartitionRow.$Shape} PartitionRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionRow & sluice.v1.PartitionRow.$Shape;
        }

        namespace PartitionRow {

            /** Properties of a PartitionRow. */
            interface $Properties {

                /** PartitionRow endOffset */
                endOffset?: (number|null);

                /** PartitionRow lowWatermark */
                lowWatermark?: (number|null);

                /** PartitionRow endPosition */
                endPosition?: (number|null);

                /** PartitionRow segmentBaseOffset */
                segmentBaseOffset?: (number|null);

                /** PartitionRow segmentBasePosition */
                segmentBasePosition?: (number|null);

                /** PartitionRow segmentFirstTime */
                segmentFirstTime?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionRow. */
            type $Shape = sluice.v1.PartitionRow.$Properties;
        }

        /**
         * Properties of a PartitionCutsRow.
         * @deprecated Use sluice.v1.PartitionCutsRow.$Properties instead.
         */
        interface IPartitionCutsRow extends sluice.v1.PartitionCutsRow.$Properties {
        }

        /** Represents a PartitionCutsRow. */
        class PartitionCutsRow {

            /**
             * Constructs a new PartitionCutsRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.PartitionCutsRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PartitionCutsRow cuts. */
            cuts: number[];

            /**
             * Creates a new PartitionCutsRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PartitionCutsRow instance
             */
            static create(properties: sluice.v1.PartitionCutsRow.$Shape): sluice.v1.PartitionCutsRow & sluice.v1.PartitionCutsRow.$Shape;
            static create(properties?: sluice.v1.PartitionCutsRow.$Properties): sluice.v1.PartitionCutsRow;

            /**
             * Encodes the specified PartitionCutsRow message. Does not implicitly {@link sluice.v1.PartitionCutsRow.verify|verify} messages.
             * @param message PartitionCutsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.PartitionCutsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified PartitionCutsRow message, length delimited. Does not implicitly {@link sluice.v1.PartitionCutsRow.verify|verify} messages.
             * @param message PartitionCutsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.PartitionCutsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionCutsRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.PartitionCutsRow & sluice.v1.PartitionCutsRow.$Shape} PartitionCutsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.PartitionCutsRow & sluice.v1.PartitionCutsRow.$Shape;

            /**
             * Decodes a PartitionCutsRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.PartitionCutsRow & sluice.v1.PartitionCutsRow.$Shape} PartitionCutsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.PartitionCutsRow & sluice.v1.PartitionCutsRow.$Shape;
        }

        namespace PartitionCutsRow {

            /** Properties of a PartitionCutsRow. */
            interface $Properties {

                /** PartitionCutsRow cuts */
                cuts?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionCutsRow. */
            type $Shape = sluice.v1.PartitionCutsRow.$Properties;
        }

        /**
         * Properties of a ProducerRow.
         * @deprecated Use sluice.v1.ProducerRow.$Properties instead.
         */
        interface IProducerRow extends sluice.v1.ProducerRow.$Properties {
        }

        /** Represents a ProducerRow. */
        class ProducerRow {

            /**
             * Constructs a new ProducerRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ProducerRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProducerRow name. */
            name: string;

            /** ProducerRow epoch. */
            epoch: number;

            /** ProducerRow nextSequence. */
            nextSequence: number;

            /** ProducerRow lastUsed. */
            lastUsed: number;

            /** ProducerRow lastUsedIndex. */
            lastUsedIndex: number;

            /**
             * Creates a new ProducerRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProducerRow instance
             */
            static create(properties: sluice.v1.ProducerRow.$Shape): sluice.v1.ProducerRow & sluice.v1.ProducerRow.$Shape;
            static create(properties?: sluice.v1.ProducerRow.$Properties): sluice.v1.ProducerRow;

            /**
             * Encodes the specified ProducerRow message. Does not implicitly {@link sluice.v1.ProducerRow.verify|verify} messages.
             * @param message ProducerRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ProducerRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ProducerRow message, length delimited. Does not implicitly {@link sluice.v1.ProducerRow.verify|verify} messages.
             * @param message ProducerRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ProducerRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProducerRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ProducerRow & sluice.v1.ProducerRow.$Shape} ProducerRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ProducerRow & sluice.v1.ProducerRow.$Shape;

            /**
             * Decodes a ProducerRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ProducerRow & sluice.v1.ProducerRow.$Shape} ProducerRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ProducerRow & sluice.v1.ProducerRow.$Shape;
        }

        namespace ProducerRow {

            /** Properties of a ProducerRow. */
            interface $Properties {

                /** ProducerRow name */
                name?: (string|null);

                /** ProducerRow epoch */
                epoch?: (number|null);

                /** ProducerRow nextSequence */
                nextSequence?: (number|null);

                /** ProducerRow lastUsed */
                lastUsed?: (number|null);

                /** ProducerRow lastUsedIndex */
                lastUsedIndex?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProducerRow. */
            type $Shape = sluice.v1.ProducerRow.$Properties;
        }

        /**
         * Properties of a ProducerResultRow.
         * @deprecated Use sluice.v1.ProducerResultRow.$Properties instead.
         */
        interface IProducerResultRow extends sluice.v1.ProducerResultRow.$Properties {
        }

        /** Represents a ProducerResultRow. */
        class ProducerResultRow {

            /**
             * Constructs a new ProducerResultRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ProducerResultRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProducerResultRow sequence. */
            sequence: number;

            /** ProducerResultRow appendTime. */
            appendTime: number;

            /** ProducerResultRow results. */
            results: number[];

            /** ProducerResultRow duplicates. */
            duplicates: number[];

            /**
             * Creates a new ProducerResultRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProducerResultRow instance
             */
            static create(properties: sluice.v1.ProducerResultRow.$Shape): sluice.v1.ProducerResultRow & sluice.v1.ProducerResultRow.$Shape;
            static create(properties?: sluice.v1.ProducerResultRow.$Properties): sluice.v1.ProducerResultRow;

            /**
             * Encodes the specified ProducerResultRow message. Does not implicitly {@link sluice.v1.ProducerResultRow.verify|verify} messages.
             * @param message ProducerResultRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ProducerResultRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ProducerResultRow message, length delimited. Does not implicitly {@link sluice.v1.ProducerResultRow.verify|verify} messages.
             * @param message ProducerResultRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ProducerResultRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProducerResultRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ProducerResultRow & sluice.v1.ProducerResultRow.$Shape} ProducerResultRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ProducerResultRow & sluice.v1.ProducerResultRow.$Shape;

            /**
             * Decodes a ProducerResultRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ProducerResultRow & sluice.v1.ProducerResultRow.$Shape} ProducerResultRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ProducerResultRow & sluice.v1.ProducerResultRow.$Shape;
        }

        namespace ProducerResultRow {

            /** Properties of a ProducerResultRow. */
            interface $Properties {

                /** ProducerResultRow sequence */
                sequence?: (number|null);

                /** ProducerResultRow appendTime */
                appendTime?: (number|null);

                /** ProducerResultRow results */
                results?: (number[]|null);

                /** ProducerResultRow duplicates */
                duplicates?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProducerResultRow. */
            type $Shape = sluice.v1.ProducerResultRow.$Properties;
        }

        /**
         * Properties of a ScheduleRow.
         * @deprecated Use sluice.v1.ScheduleRow.$Properties instead.
         */
        interface IScheduleRow extends sluice.v1.ScheduleRow.$Properties {
        }

        /** Represents a ScheduleRow. */
        class ScheduleRow {

            /**
             * Constructs a new ScheduleRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleRow name. */
            name: string;

            /** ScheduleRow spec. */
            spec?: (sluice.v1.ScheduleSpec.$Properties|null);

            /** ScheduleRow anchor. */
            anchor: number;

            /** ScheduleRow createdAt. */
            createdAt: number;

            /**
             * Creates a new ScheduleRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleRow instance
             */
            static create(properties: sluice.v1.ScheduleRow.$Shape): sluice.v1.ScheduleRow & sluice.v1.ScheduleRow.$Shape;
            static create(properties?: sluice.v1.ScheduleRow.$Properties): sluice.v1.ScheduleRow;

            /**
             * Encodes the specified ScheduleRow message. Does not implicitly {@link sluice.v1.ScheduleRow.verify|verify} messages.
             * @param message ScheduleRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleRow message, length delimited. Does not implicitly {@link sluice.v1.ScheduleRow.verify|verify} messages.
             * @param message ScheduleRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleRow & sluice.v1.ScheduleRow.$Shape} ScheduleRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleRow & sluice.v1.ScheduleRow.$Shape;

            /**
             * Decodes a ScheduleRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleRow & sluice.v1.ScheduleRow.$Shape} ScheduleRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleRow & sluice.v1.ScheduleRow.$Shape;
        }

        namespace ScheduleRow {

            /** Properties of a ScheduleRow. */
            interface $Properties {

                /** ScheduleRow name */
                name?: (string|null);

                /** ScheduleRow spec */
                spec?: (sluice.v1.ScheduleSpec.$Properties|null);

                /** ScheduleRow anchor */
                anchor?: (number|null);

                /** ScheduleRow createdAt */
                createdAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleRow. */
            type $Shape = sluice.v1.ScheduleRow.$Properties;
        }

        /**
         * Properties of a ScheduleStateRow.
         * @deprecated Use sluice.v1.ScheduleStateRow.$Properties instead.
         */
        interface IScheduleStateRow extends sluice.v1.ScheduleStateRow.$Properties {
        }

        /** Represents a ScheduleStateRow. */
        class ScheduleStateRow {

            /**
             * Constructs a new ScheduleStateRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: sluice.v1.ScheduleStateRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScheduleStateRow version. */
            version: number;

            /** ScheduleStateRow paused. */
            paused: boolean;

            /** ScheduleStateRow reason. */
            reason: string;

            /** ScheduleStateRow nextAt. */
            nextAt: number;

            /** ScheduleStateRow fired. */
            fired: number;

            /** ScheduleStateRow skipped. */
            skipped: number;

            /** ScheduleStateRow lastAt. */
            lastAt: number;

            /** ScheduleStateRow lastFor. */
            lastFor: number;

            /**
             * Creates a new ScheduleStateRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScheduleStateRow instance
             */
            static create(properties: sluice.v1.ScheduleStateRow.$Shape): sluice.v1.ScheduleStateRow & sluice.v1.ScheduleStateRow.$Shape;
            static create(properties?: sluice.v1.ScheduleStateRow.$Properties): sluice.v1.ScheduleStateRow;

            /**
             * Encodes the specified ScheduleStateRow message. Does not implicitly {@link sluice.v1.ScheduleStateRow.verify|verify} messages.
             * @param message ScheduleStateRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: sluice.v1.ScheduleStateRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ScheduleStateRow message, length delimited. Does not implicitly {@link sluice.v1.ScheduleStateRow.verify|verify} messages.
             * @param message ScheduleStateRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: sluice.v1.ScheduleStateRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScheduleStateRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {sluice.v1.ScheduleStateRow & sluice.v1.ScheduleStateRow.$Shape} ScheduleStateRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): sluice.v1.ScheduleStateRow & sluice.v1.ScheduleStateRow.$Shape;

            /**
             * Decodes a ScheduleStateRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {sluice.v1.ScheduleStateRow & sluice.v1.ScheduleStateRow.$Shape} ScheduleStateRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): sluice.v1.ScheduleStateRow & sluice.v1.ScheduleStateRow.$Shape;
        }

        namespace ScheduleStateRow {

            /** Properties of a ScheduleStateRow. */
            interface $Properties {

                /** ScheduleStateRow version */
                version?: (number|null);

                /** ScheduleStateRow paused */
                paused?: (boolean|null);

                /** ScheduleStateRow reason */
                reason?: (string|null);

                /** ScheduleStateRow nextAt */
                nextAt?: (number|null);

                /** ScheduleStateRow fired */
                fired?: (number|null);

                /** ScheduleStateRow skipped */
                skipped?: (number|null);

                /** ScheduleStateRow lastAt */
                lastAt?: (number|null);

                /** ScheduleStateRow lastFor */
                lastFor?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScheduleStateRow. */
            type $Shape = sluice.v1.ScheduleStateRow.$Properties;
        }
    }
}
