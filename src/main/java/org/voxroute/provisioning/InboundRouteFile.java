/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * A DID and where calls to it go: to an extension or to a voice agent.
 *
 * @param didNumber as stored, with or without {@code +}
 */
public record InboundRouteFile(
        int tenantId,
        String didNumber,
        @Nullable String destinationExtension,
        @Nullable String voiceAgent) implements SwitchFile {

    @Override
    public FileKey key() {
        return new FileKey(FileKind.INBOUND_ROUTE, didNumber);
    }
}
