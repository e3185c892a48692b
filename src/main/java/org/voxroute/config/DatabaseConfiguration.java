/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The data folder and the database: a server by URL, or PostgreSQL inside the hub. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataDirectory dataDirectory(VoxrouteProperties properties) {
        return DataDirectory.take(properties.dataDir());
    }

    @Bean
    @Conditional(NoDatabaseUrl.class)
    EmbeddedDatabase embeddedDatabase(DataDirectory data) {
        return EmbeddedDatabase.start(data.resolve("postgres"));
    }

    @Bean
    DataSource dataSource(VoxrouteProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase database = embedded.getIfAvailable();
        DatabaseUrl url =
                DatabaseUrl.parse(database == null ? properties.database().url() : database.jdbcUrl());
        var pool = new HikariDataSource();
        pool.setPoolName("voxroute");
        pool.setJdbcUrl(url.jdbcUrl());
        if (url.user() != null) {
            pool.setUsername(url.user());
        }
        if (url.password() != null) {
            pool.setPassword(url.password());
        }
        pool.setMaximumPoolSize(properties.database().poolSize());
        // A database that is away must be noticed before a caller of the API gives up.
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(30_000);
        // A plan that was kept from when a table was empty reads all of it for each batch once it has grown.
        pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        return pool;
    }

    /** No server was named: PostgreSQL runs inside the hub. */
    static final class NoDatabaseUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("voxroute.database.url", "")
                    .isBlank();
        }
    }
}
