/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether PostgreSQL does keep tenants apart, for the database user that the hub has. */
public final class TenantIsolation {

    private static final Logger LOG = LoggerFactory.getLogger(TenantIsolation.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private TenantIsolation(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.transaction.setReadOnly(true);
    }

    public static TenantIsolation of(DataSource database) {
        return new TenantIsolation(database);
    }

    /** Tables that have a tenant, and whose rows PostgreSQL does not hide from other tenants; none is as it should be. */
    public List<String> gaps() {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.query("select enter_tenant(0)", row -> {});
            return jdbc.queryForList("""
                    select c.relname from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
                      and not row_security_active(c.oid)
                    order by 1""", String.class);
        }));
    }

    /** Says so if something is missing: the statements of the API, each bound to its tenant, are all that is left then. */
    public void tell() {
        List<String> gaps = gaps();
        if (!gaps.isEmpty()) {
            LOG.warn(
                    "Row level security does not hold for the hub's database user in {}: the user bypasses it"
                            + " (superuser or BYPASSRLS) and may not make or use the role voxroute_tenant",
                    gaps);
        }
    }
}
