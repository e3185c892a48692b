/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Remembers users that were looked up: for half a minute nobody is asked again, and while the database is away, whoever
 * logged in within the last ten minutes still can, so that a person on a live call isn't locked out by its restart. What
 * changes of a user is therefore seen within half a minute. Safe on any thread.
 */
public final class KnownUsers implements UserDetailsService {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** A database that is away is not waited for by every request. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private static final int MOST = 1_000;

    private final UserDetailsService users;
    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private Instant askedAgain = Instant.MIN;

    private record Known(User user, Instant since) {}

    public KnownUsers(UserDetailsService users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public User loadUserByUsername(String username) {
        User fresh = within(FRESH, username);
        if (fresh != null) {
            return fresh;
        }
        User kept = within(KEPT, username);
        if (kept != null && isLeftAlone()) {
            return kept;
        }
        try {
            var user = (User) users.loadUserByUsername(username);
            remember(username, user);
            return user;
        } catch (DataAccessException e) {
            leaveAlone();
            if (kept == null) {
                throw e;
            }
            return kept;
        }
    }

    /** What was changed of this user is seen at once, on this hub. */
    public synchronized void forget(String username) {
        known.remove(username);
    }

    private synchronized boolean isLeftAlone() {
        return clock.instant().isBefore(askedAgain);
    }

    private synchronized void leaveAlone() {
        askedAgain = clock.instant().plus(LEFT_ALONE);
    }

    private synchronized @Nullable User within(Duration age, String username) {
        Known last = known.get(username);
        return last != null && last.since().plus(age).isAfter(clock.instant()) ? last.user() : null;
    }

    private synchronized void remember(String username, User user) {
        known.put(username, new Known(user, clock.instant()));
    }
}
