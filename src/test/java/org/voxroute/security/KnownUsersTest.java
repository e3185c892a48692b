/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.voxroute.kit.TestClock;

class KnownUsersTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

    private boolean databaseIsAway;
    private List<String> roles = List.of("viewer");
    private int lookUps;

    private final UserDetailsService database = name -> {
        lookUps++;
        if (databaseIsAway) {
            throw new DataAccessResourceFailureException("away");
        }
        if (!name.equals("ann")) {
            throw new UsernameNotFoundException("No such user");
        }
        return new User(1, name, "hash", roles);
    };
    private final KnownUsers users = new KnownUsers(database, clock);

    @Test
    void asksOnceInHalfAMinute() {
        users.loadUserByUsername("ann");
        clock.advance(Duration.ofSeconds(29));
        users.loadUserByUsername("ann");
        assertThat(lookUps).isEqualTo(1);
    }

    @Test
    void seesAChangeAfterHalfAMinute() {
        users.loadUserByUsername("ann");
        roles = List.of("admin");
        clock.advance(Duration.ofSeconds(31));
        assertThat(users.loadUserByUsername("ann").roles()).containsExactly("admin");
    }

    @Test
    void letsInWhoWasKnownWhileTheDatabaseIsAway() {
        users.loadUserByUsername("ann");
        databaseIsAway = true;
        clock.advance(Duration.ofMinutes(9));
        assertThat(users.loadUserByUsername("ann").username()).isEqualTo("ann");
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> users.loadUserByUsername("ann"))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void doesNotRememberThatSomebodyIsUnknown() {
        assertThatThrownBy(() -> users.loadUserByUsername("bob")).isInstanceOf(UsernameNotFoundException.class);
        assertThatThrownBy(() -> users.loadUserByUsername("bob")).isInstanceOf(UsernameNotFoundException.class);
        assertThat(lookUps).isEqualTo(2);
    }
}
