/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Where a command goes.
 *
 * @param uuid of the leg, as the switch names it
 * @param callId of the call that the leg belongs to
 * @param node the FreeSWITCH that has it; null: the only one
 */
record CallTarget(String uuid, String callId, @Nullable String node) {

    private static final String NODE = "CamelEslNode";

    /** Lets {@code esl:} send to that node. */
    static void toNode(Exchange exchange, @Nullable String node) {
        if (node == null) {
            exchange.getMessage().removeHeader(NODE);
        } else {
            exchange.getMessage().setHeader(NODE, node);
        }
    }
}
