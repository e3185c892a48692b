/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes the first administrator of a hub that has no users. Without a chosen password it makes one of 144 random bits
 * and prints it, once, to the console: never to a log, which others may read.
 */
public final class FirstAdmin {

    static final String NAME = "admin";
    static final int SHORTEST = 12;

    private final Users users;
    private final PasswordEncoder encoder;
    private final String chosen;
    private final PrintStream console;

    /** @param chosen the password that was configured; empty: make one */
    public FirstAdmin(Users users, PasswordEncoder encoder, String chosen, PrintStream console) {
        if (!chosen.isEmpty() && (chosen.length() < SHORTEST || chosen.length() > 72)) {
            throw new IllegalArgumentException("VOXROUTE_ADMIN_PASSWORD must have " + SHORTEST + " to 72 characters");
        }
        this.users = users;
        this.encoder = encoder;
        this.chosen = chosen;
        this.console = console;
    }

    /** Does nothing where there are users: a changed setting does not change a password. */
    public void make() {
        if (!users.isEmpty()) {
            return;
        }
        String password = chosen.isEmpty() ? random() : chosen;
        boolean added = users.add(new User(1, NAME, encoder.encode(password), List.of(Role.ADMIN.word())));
        if (added && chosen.isEmpty()) {
            console.printf(
                    "%n    The first user is \"%s\" with the password  %s%n    It is shown this once: keep it.%n%n",
                    NAME, password);
        }
    }

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
