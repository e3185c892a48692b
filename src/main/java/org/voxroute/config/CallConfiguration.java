/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallStore;
import org.voxroute.call.FlatEvents;
import org.voxroute.call.Outbox;
import org.voxroute.call.PostgresCallStore;
import org.voxroute.call.from.freeswitch.CdrPosts;
import org.voxroute.call.from.freeswitch.FreeSwitchCalls;

/** Calls: their state, records and events. */
@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    Outbox outbox(DataSource dataSource, CallProperties properties, DataDirectory data) {
        return new Outbox(dataSource, properties.outboxLease(), data.hubId());
    }

    @Bean
    CallStore callStore(DataSource dataSource, Outbox outbox) {
        return new PostgresCallStore(dataSource, outbox);
    }

    @Bean
    CallLog callLog(CallStore callStore, CallProperties properties) {
        return new CallLog(callStore, Clock.systemUTC(), properties.settings());
    }

    @Bean
    FreeSwitchCalls freeSwitchCalls(CallLog callLog) {
        return new FreeSwitchCalls(callLog, Clock.systemUTC());
    }

    @Bean
    CdrPosts cdrPosts(CallLog callLog) {
        return new CdrPosts(callLog, Clock.systemUTC());
    }

    @Bean
    FlatEvents flatEvents(ObjectMapper json) {
        return new FlatEvents(json);
    }
}
