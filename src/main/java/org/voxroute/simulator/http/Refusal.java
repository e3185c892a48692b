/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import org.springframework.http.HttpStatus;

/** The request is understood and can't be fulfilled. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    Refusal(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
