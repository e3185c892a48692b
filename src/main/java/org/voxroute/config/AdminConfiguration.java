/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.voxroute.admin.TenantIsolation;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.call.ActiveCalls;
import org.voxroute.admin.http.ApiAnswers;
import org.voxroute.admin.http.ApiEdge;
import org.voxroute.admin.http.ApiErrors;
import org.voxroute.admin.http.Contract;
import org.voxroute.admin.http.ContractCheck;
import org.voxroute.admin.http.OpenApiController;
import org.voxroute.admin.record.CallRecords;
import org.voxroute.admin.record.CallStatistics;
import org.voxroute.admin.record.CallStatisticsUpkeep;
import org.voxroute.admin.record.SwitchCdrController;
import org.voxroute.security.CurrentTenant;

/** The admin API: its edge, and the service behind each operation. */
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

    /** The longest is a call record that a switch posts, URL-encoded; uploads will have a way of their own. */
    private static final int BODY_BYTES_AT_MOST = 4 * 1024 * 1024;

    /**
     * Camel's routes run on the thread of their request: the number of threads is limited in one place, and who has
     * logged in is known to them.
     */
    @Bean("platform-http-engine")
    PlatformHttpEngine platformHttpEngine(Environment environment) {
        return new SpringBootPlatformHttpEngine(
                environment.getProperty("server.port", Integer.class, 8080), Runnable::run);
    }

    @Bean
    ApiAnswers apiAnswers(ObjectMapper json) {
        return new ApiAnswers(json);
    }

    @Bean
    ContractCheck contractCheck(ApiAnswers answers) {
        return new ContractCheck(answers);
    }

    @Bean
    ApiEdge apiEdge(ObjectMapper json) {
        return new ApiEdge(Contract.load(), json, BODY_BYTES_AT_MOST);
    }

    @Bean
    ApiErrors apiErrors() {
        return new ApiErrors();
    }

    @Bean
    OpenApiController openApiController(ObjectMapper json) {
        return new OpenApiController(json);
    }

    @Bean
    TenantQueries tenantQueries(DataSource database, CurrentTenant tenant) {
        return new TenantQueries(database, tenant::id);
    }

    @Bean
    ApplicationRunner tenantIsolation(DataSource database) {
        return arguments -> TenantIsolation.of(database).tell();
    }

    @Bean
    ActiveCalls activeCalls(TenantQueries queries) {
        return new ActiveCalls(queries);
    }

    @Bean
    CallRecords callRecords(TenantQueries queries) {
        return new CallRecords(queries);
    }

    @Bean
    CallStatistics callStatistics(TenantQueries queries) {
        return new CallStatistics(queries);
    }

    @Bean
    CallStatisticsUpkeep callStatisticsUpkeep(DataSource database) {
        return new CallStatisticsUpkeep(database);
    }

    @Bean
    SwitchCdrController switchCdrController(ProducerTemplate camel) {
        return new SwitchCdrController(camel);
    }
}
