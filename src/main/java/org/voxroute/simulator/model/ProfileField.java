/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** The fields of a caller profile, in the order in which events name them; each header is {@code Caller-} or {@code Other-Leg-} and this word. */
public enum ProfileField {
    DIRECTION("Direction"),
    LOGICAL_DIRECTION("Logical-Direction"),
    USERNAME("Username"),
    DIALPLAN("Dialplan"),
    CALLER_ID_NAME("Caller-ID-Name"),
    CALLER_ID_NUMBER("Caller-ID-Number"),
    ORIG_CALLER_ID_NAME("Orig-Caller-ID-Name"),
    ORIG_CALLER_ID_NUMBER("Orig-Caller-ID-Number"),
    CALLEE_ID_NAME("Callee-ID-Name"),
    CALLEE_ID_NUMBER("Callee-ID-Number"),
    NETWORK_ADDR("Network-Addr"),
    ANI("ANI"),
    DESTINATION("Destination-Number"),
    UNIQUE_ID("Unique-ID"),
    SOURCE("Source"),
    TRANSFER_SOURCE("Transfer-Source"),
    CONTEXT("Context"),
    RDNIS("RDNIS"),
    CHANNEL_NAME("Channel-Name"),
    INDEX("Profile-Index");

    private final String word;

    ProfileField(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
