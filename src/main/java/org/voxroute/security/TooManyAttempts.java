/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: this source has to wait. */
final class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many failed logins");
        this.wait = wait;
    }

    /** Whole seconds, at least one. */
    long seconds() {
        return Math.max(1, wait.toSeconds() + 1);
    }
}
