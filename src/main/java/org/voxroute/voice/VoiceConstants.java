/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.spi.Metadata;

/** Names of the headers that go with {@code voice:} exchanges. They begin with Camel, so no HTTP client can set them. */
public final class VoiceConstants {

    @Metadata(description = "Id of the call", javaType = "String")
    public static final String CALL = "CamelVoiceCall";

    @Metadata(description = "How the call's audio comes: audiosocket, …", javaType = "String")
    public static final String TRANSPORT = "CamelVoiceTransport";

    @Metadata(
            label = "producer",
            description = "Who is to talk on the call; with voice:open, if the option provider isn't set",
            javaType = "String")
    public static final String PROVIDER = "CamelVoiceProvider";

    @Metadata(
            description = "How the audio of a call ended that the switch still has: hung-up, refused, never-came, …",
            javaType = "String")
    public static final String LINE_END = "CamelVoiceLineEnd";

    @Metadata(description = "Why something is not as it should be, in words", javaType = "String")
    public static final String REASON = "CamelVoiceReason";

    @Metadata(description = "Name of the voice agent that talks on the call", javaType = "String")
    public static final String AGENT = "CamelVoiceAgent";

    @Metadata(description = "Tenant whose call it is", javaType = "Integer")
    public static final String TENANT = "CamelVoiceTenant";

    @Metadata(
            label = "producer",
            description = "With voice:transfer: who is to go on with the caller, if the option target isn't set",
            javaType = "String")
    public static final String TARGET = "CamelVoiceTarget";

    @Metadata(label = "consumer", description = "Which event it is: began, utterance, ended, …", javaType = "String")
    public static final String EVENT = "CamelVoiceEvent";

    @Metadata(label = "consumer", description = "The turn that an utterance belongs to, from 1", javaType = "Integer")
    public static final String TURN = "CamelVoiceTurn";

    @Metadata(
            label = "consumer",
            description = "How sure the words of an utterance are, 0 to 1; not there if not known",
            javaType = "Double")
    public static final String CONFIDENCE = "CamelVoiceConfidence";

    @Metadata(label = "consumer", description = "With voice:tap: the words of an utterance", javaType = "String")
    public static final String TEXT = "CamelVoiceText";

    @Metadata(
            label = "consumer",
            description = "With voice:tap: when the piece begins, in milliseconds since the tapping began",
            javaType = "Long")
    public static final String FROM = "CamelVoiceFrom";

    private VoiceConstants() {}
}
