/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whose data the present request may see: the one place that says so. On the request's thread. */
public final class CurrentTenant {

    /** The tenant of a hub that has only one, and of everybody where security is off. */
    public static final int DEFAULT = 1;

    private final boolean open;

    /** @param open whether security is off */
    public CurrentTenant(boolean open) {
        this.open = open;
    }

    /** @throws AccessDeniedException if nobody is logged in */
    public int id() {
        if (open) {
            return DEFAULT;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Integer tenant = authentication == null ? null : of(authentication.getPrincipal());
        if (tenant == null) {
            throw new AccessDeniedException("Nobody is logged in");
        }
        return tenant;
    }

    /** The tenant of a user or a token; null of anything else. */
    public static @Nullable Integer of(@Nullable Object principal) {
        if (principal instanceof User user) {
            return user.tenantId();
        }
        if (principal instanceof Jwt jwt && jwt.getClaim(Tokens.TENANT) instanceof Number tenant) {
            return tenant.intValue();
        }
        return null;
    }
}
