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

            /** Frame body. */
            body?: ("hello"|"welcome"|"error"|"ping"|"pong"|"goodbye"|"ok"|"publish"|"published"|"initProducer"|"producer"|"atomic"|"atomicDone"|"subscribe"|"subscribed"|"credit"|"batches"|"unsubscribe"|"subscriptionEnded"|"createTopic"|"topic"|"listTopics"|"topics"|"describeTopic"|"deleteTopic"|"ensureTopic"|"topicDeleted");

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

                /** Frame body */
                body?: ("hello"|"welcome"|"error"|"ping"|"pong"|"goodbye"|"ok"|"publish"|"published"|"initProducer"|"producer"|"atomic"|"atomicDone"|"subscribe"|"subscribed"|"credit"|"batches"|"unsubscribe"|"subscriptionEnded"|"createTopic"|"topic"|"listTopics"|"topics"|"describeTopic"|"deleteTopic"|"ensureTopic"|"topicDeleted");

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
              createTopic?: sluice.v1.CreateTopicRequest.$Shape|null;
              topic?: sluice.v1.TopicReply.$Shape|null;
              listTopics?: sluice.v1.ListTopicsRequest.$Shape|null;
              topics?: sluice.v1.ListTopicsReply.$Shape|null;
              describeTopic?: sluice.v1.DescribeTopicRequest.$Shape|null;
              deleteTopic?: sluice.v1.DeleteTopicRequest.$Shape|null;
              ensureTopic?: sluice.v1.EnsureTopicRequest.$Shape|null;
              topicDeleted?: sluice.v1.DeleteTopicReply.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "hello"; hello: sluice.v1.Hello.$Shape; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "welcome"; hello?: null; welcome: sluice.v1.Welcome.$Shape; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "error"; hello?: null; welcome?: null; error: sluice.v1.Error.$Shape; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "ping"; hello?: null; welcome?: null; error?: null; ping: sluice.v1.Ping.$Shape; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "pong"; hello?: null; welcome?: null; error?: null; ping?: null; pong: sluice.v1.Pong.$Shape; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "goodbye"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye: sluice.v1.Goodbye.$Shape; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "ok"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok: sluice.v1.Ok.$Shape; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "publish"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish: sluice.v1.PublishRequest.$Shape; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "published"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published: sluice.v1.PublishReply.$Shape; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "initProducer"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer: sluice.v1.InitProducerRequest.$Shape; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "producer"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer: sluice.v1.InitProducerReply.$Shape; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "atomic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic: sluice.v1.AtomicRequest.$Shape; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "atomicDone"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone: sluice.v1.AtomicReply.$Shape; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "subscribe"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe: sluice.v1.SubscribeRequest.$Shape; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "subscribed"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed: sluice.v1.SubscribeReply.$Shape; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "credit"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit: sluice.v1.Credit.$Shape; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "batches"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches: sluice.v1.Batches.$Shape; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "unsubscribe"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe: sluice.v1.UnsubscribeRequest.$Shape; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "subscriptionEnded"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded: sluice.v1.SubscriptionEnded.$Shape; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "createTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic: sluice.v1.CreateTopicRequest.$Shape; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "topic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic: sluice.v1.TopicReply.$Shape; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "listTopics"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics: sluice.v1.ListTopicsRequest.$Shape; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "topics"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics: sluice.v1.ListTopicsReply.$Shape; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "describeTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic: sluice.v1.DescribeTopicRequest.$Shape; deleteTopic?: null; ensureTopic?: null; topicDeleted?: null }|{ body?: "deleteTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic: sluice.v1.DeleteTopicRequest.$Shape; ensureTopic?: null; topicDeleted?: null }|{ body?: "ensureTopic"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic: sluice.v1.EnsureTopicRequest.$Shape; topicDeleted?: null }|{ body?: "topicDeleted"; hello?: null; welcome?: null; error?: null; ping?: null; pong?: null; goodbye?: null; ok?: null; publish?: null; published?: null; initProducer?: null; producer?: null; atomic?: null; atomicDone?: null; subscribe?: null; subscribed?: null; credit?: null; batches?: null; unsubscribe?: null; subscriptionEnded?: null; createTopic?: null; topic?: null; listTopics?: null; topics?: null; describeTopic?: null; deleteTopic?: null; ensureTopic?: null; topicDeleted: sluice.v1.DeleteTopicReply.$Shape })
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
            RESULT_UNKNOWN = 28
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

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AtomicRequest. */
            type $Shape = sluice.v1.AtomicRequest.$Properties;
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
            ENTRY_LINEAGE = 8
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

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProducerResultRow. */
            type $Shape = sluice.v1.ProducerResultRow.$Properties;
        }
    }
}
