/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A built-in user.
 *
 * @param passwordHash bcrypt
 * @param roles words of {@link Role}
 * @param isEnabled whether the user may log in
 * @param tokenVersion counts what makes earlier tokens void
 */
public record User(
        int tenantId, String username, String passwordHash, List<String> roles, boolean isEnabled, int tokenVersion)
        implements UserDetails {

    /** A new user. */
    public User(int tenantId, String username, String passwordHash, List<String> roles) {
        this(tenantId, username, passwordHash, roles, true, 0);
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return Role.authorities(roles);
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String toString() {
        return "User[" + username + ", tenant " + tenantId + ", " + roles + "]";
    }
}
