/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The built-in users, in the database. */
public final class Users implements UserDetailsService {

    private final JdbcTemplate jdbc;

    public Users(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    @Override
    public User loadUserByUsername(String username) {
        return jdbc
                .query(
                        "select tenant_id, username, password_hash, roles, enabled, token_version from users"
                                + " where username = ?",
                        (row, n) -> new User(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                List.of((String[]) row.getArray(4).getArray()),
                                row.getBoolean(5),
                                row.getInt(6)),
                        username)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("No such user"));
    }

    boolean isEmpty() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select not exists (select from users)", Boolean.class));
    }

    /** Nothing happens if there is a user of that name. */
    boolean add(User user) {
        return jdbc.update(
                        "insert into users (tenant_id, username, password_hash, roles) values (?, ?, ?, ?::varchar[])"
                                + " on conflict (username) do nothing",
                        user.tenantId(),
                        user.username(),
                        user.passwordHash(),
                        "{" + String.join(",", user.roles()) + "}")
                == 1;
    }
}
