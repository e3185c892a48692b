/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import jakarta.servlet.http.HttpServletRequest;

/** Which role an operation of the API wants at least. Called on the request's thread, before anything else knows of it. */
@FunctionalInterface
public interface OperationRoles {

    /** @return the strictest if nothing is known of the operation */
    Role of(String method, String path);

    /** The role that this request wants. */
    default Role of(HttpServletRequest request) {
        return of(request.getMethod(), request.getRequestURI());
    }
}
