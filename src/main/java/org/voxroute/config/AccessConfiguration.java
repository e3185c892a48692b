/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.audit.AuditLog;
import org.voxroute.admin.audit.AuditTrail;
import org.voxroute.admin.audit.AuditUpkeep;
import org.voxroute.admin.http.ApiDocsController;
import org.voxroute.admin.user.UserAccounts;
import org.voxroute.security.KnownUsers;
import org.voxroute.security.Users;

/** Users, the audit log, and the page that shows the API. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    KnownUsers knownUsers(Users users, Clock clock) {
        return new KnownUsers(users, clock);
    }

    @Bean
    UserAccounts userAccounts(TenantQueries queries, PasswordEncoder encoder, ObjectMapper json, KnownUsers known) {
        return new UserAccounts(queries, encoder, json, known::forget);
    }

    @Bean
    AuditLog auditLog(DataSource database) {
        return new AuditLog(database);
    }

    @Bean
    AuditTrail auditTrail(TenantQueries queries) {
        return new AuditTrail(queries);
    }

    @Bean
    AuditUpkeep auditUpkeep(DataSource database, AccessProperties properties, Clock clock) {
        return new AuditUpkeep(database, properties.auditKept(), clock);
    }

    @Bean
    ApiDocsController apiDocsController() {
        return new ApiDocsController();
    }
}
