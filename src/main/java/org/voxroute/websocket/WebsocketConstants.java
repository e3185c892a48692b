/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import org.apache.camel.spi.Metadata;

/** Headers of the component. They begin with {@code Camel}: what comes from outside can't set them. */
public final class WebsocketConstants {

    @Metadata(
            label = "common",
            javaType = "String",
            description = "Names the connection that a message came from, or that it goes to")
    public static final String SESSION_KEY = "CamelWebsocketSessionKey";

    @Metadata(
            label = "consumer",
            javaType = "org.voxroute.websocket.WebsocketConnection",
            description = "The connection itself, for those who answer without an exchange")
    public static final String CONNECTION = "CamelWebsocketConnection";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the message goes to all connections of the path; wins over the option sendToAll")
    public static final String SEND_TO_ALL = "CamelWebsocketSendToAll";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "Closes the connections that the message is for with this code, after the message if it has a body")
    public static final String CLOSE = "CamelWebsocketClose";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "Set by the producer: how many connections took the message")
    public static final String SENT_TO = "CamelWebsocketSentTo";

    @Metadata(
            label = "consumer",
            javaType = "String",
            description = "What happened: message; with the option lifecycle also open, close and error")
    public static final String EVENT = "CamelWebsocketEvent";

    @Metadata(label = "consumer", javaType = "String", description = "The path that was asked for, without query")
    public static final String PATH = "CamelWebsocketPath";

    @Metadata(
            label = "consumer",
            javaType = "Map<String, String>",
            description = "Query parameters of the handshake, without secrets")
    public static final String QUERY = "CamelWebsocketQuery";

    @Metadata(label = "consumer", javaType = "Map<String, String>", description = "Variables of the path")
    public static final String VARIABLES = "CamelWebsocketVariables";

    @Metadata(
            label = "consumer",
            javaType = "String",
            description = "Who connected, if the handshake was authenticated")
    public static final String PRINCIPAL = "CamelWebsocketPrincipal";

    @Metadata(
            label = "consumer",
            javaType = "Map<String, Object>",
            description = "What the token of the handshake says, its tenant for instance")
    public static final String CLAIMS = "CamelWebsocketClaims";

    @Metadata(label = "consumer", javaType = "String", description = "The address that the connection comes from")
    public static final String REMOTE_ADDRESS = "CamelWebsocketRemoteAddress";

    @Metadata(label = "consumer", javaType = "Integer", description = "With the event close: the close code")
    public static final String CLOSE_CODE = "CamelWebsocketCloseCode";

    @Metadata(
            label = "consumer",
            javaType = "String",
            description = "With the event close: the reason, if one was given")
    public static final String CLOSE_REASON = "CamelWebsocketCloseReason";

    private WebsocketConstants() {}
}
