/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

/** A field of a request can't be used. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    BadRequest(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    String field() {
        return field;
    }
}
