/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import org.springframework.security.core.AuthenticationException;

/** Who asks can't be checked at the moment, because somebody else's service is away: trying again helps. */
final class CheckUnavailable extends AuthenticationException {

    CheckUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
