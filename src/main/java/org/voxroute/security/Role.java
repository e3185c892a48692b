/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a user may do; each may do what those after it may. */
public enum Role {
    /** Everything, the hub's own inside included. */
    ADMIN,
    /** Live calls of others. */
    SUPERVISOR,
    /** Own calls. */
    AGENT,
    /** Looking. */
    VIEWER;

    /** As claims and the users table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String authority() {
        return "ROLE_" + name();
    }

    /** The role of this word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Whether somebody with these authorities may do what this role may. */
    boolean isHeldBy(Collection<? extends GrantedAuthority> authorities) {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .anyMatch(role -> authorities.contains(new SimpleGrantedAuthority(role.authority())));
    }

    /** Spring's authorities for these words; unknown words give none. */
    static List<GrantedAuthority> authorities(Collection<String> words) {
        return Arrays.stream(values())
                .filter(role -> words.contains(role.word()))
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }
}
