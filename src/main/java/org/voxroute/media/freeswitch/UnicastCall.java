/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import java.net.InetSocketAddress;
import java.util.UUID;

/**
 * A call whose audio is expected.
 *
 * @param channel its id at the switch
 * @param node the switch
 * @param peer from where the switch will send, and where it wants the answers
 * @param tenant whose call it is
 * @param voiceAgent name of who is to talk
 */
public record UnicastCall(
        UUID id,
        String channel,
        String node,
        InetSocketAddress peer,
        UnicastCodec codec,
        int tenant,
        String voiceAgent) {}
