/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import org.apache.camel.spi.Metadata;

/** Names of the headers that go with {@code esl:} exchanges. They begin with Camel, so no HTTP client can set them. */
public final class EslConstants {

    @Metadata(
            label = "consumer",
            description =
                    "Name of the event; VOXROUTE_CONNECTED, VOXROUTE_LOST and VOXROUTE_RESYNCED are the life cycle",
            javaType = "String")
    public static final String EVENT = "CamelEslEvent";

    @Metadata(label = "consumer", description = "Subclass of a CUSTOM event", javaType = "String")
    public static final String SUBCLASS = "CamelEslSubclass";

    @Metadata(
            description = "Name of the FreeSWITCH node that the event came from, or that the command goes to",
            javaType = "String")
    public static final String NODE = "CamelEslNode";

    @Metadata(
            description = "Id of the channel that the event is about, or that an application is executed on",
            javaType = "String")
    public static final String UUID = "CamelEslUuid";

    @Metadata(
            label = "consumer",
            description = "The switch's number of the event; -1 if it has none. Gaps and steps back occur without loss",
            javaType = "Long")
    public static final String SEQUENCE = "CamelEslSequence";

    @Metadata(
            label = "consumer",
            description = "Number of the connection that the event came over, from 1",
            javaType = "Long")
    public static final String EPOCH = "CamelEslEpoch";

    @Metadata(
            label = "consumer",
            description = "True if no switch sent the event: it was found by comparing channels after a gap",
            javaType = "Boolean")
    public static final String SYNTHETIC = "CamelEslSynthetic";

    @Metadata(label = "producer", description = "The API command, if the option command isn't set", javaType = "String")
    public static final String COMMAND = "CamelEslCommand";

    @Metadata(label = "producer", description = "The application, if the option app isn't set", javaType = "String")
    public static final String APP = "CamelEslApp";

    @Metadata(
            label = "producer",
            description =
                    "Id of an execution: CHANNEL_EXECUTE_COMPLETE has it as Application-UUID. Made if it isn't set",
            javaType = "String")
    public static final String EVENT_UUID = "CamelEslEventUuid";

    @Metadata(label = "producer", description = "Whether the switch's answer says success", javaType = "Boolean")
    public static final String OK = "CamelEslOk";

    private EslConstants() {}
}
