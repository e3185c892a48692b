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

    @Metadata(description = "Name of the voice agent that talks on the call", javaType = "String")
    public static final String AGENT = "CamelVoiceAgent";

    @Metadata(description = "Tenant whose call it is", javaType = "Integer")
    public static final String TENANT = "CamelVoiceTenant";

    private VoiceConstants() {}
}
