/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may attach: the call that a token was issued for. Thread-safe, and quick. */
public interface Admission {

    /** The token's call, if it is good for this transport; nobody can take it a second time. */
    Optional<UUID> take(String token, String transport);

    /** The same, or the reason to close. */
    default UUID admit(@Nullable String token, String transport) throws MediaException {
        if (token == null) {
            throw new MediaException(MediaException.REFUSED, "A token is missing");
        }
        return take(token, transport)
                .orElseThrow(() -> new MediaException(
                        MediaException.REFUSED, "The token is unknown, used, expired or another transport's"));
    }
}
