/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.voxroute.operation.ComponentHealth.Level;

class HubHealthTest {

    private static final HealthCheck WELL = check("database", ComponentHealth.up(Map.of()));
    private static final HealthCheck ILL =
            check("switch", ComponentHealth.degraded("default: refused the password", Map.of("node", "default")));

    @Test
    void isAsBadAsItsWorstPart() {
        var health = new HubHealth(List.of(WELL, ILL, check("x", ComponentHealth.down("gone"))));
        assertThat(HubHealth.worst(health.components())).isEqualTo(Level.DOWN);
    }

    @Test
    void tellsAPartThatFailsToAnswerFromTheOthers() {
        var health = new HubHealth(List.of(WELL, new HealthCheck() {
            @Override
            public String component() {
                return "broken";
            }

            @Override
            public ComponentHealth check() {
                throw new IllegalStateException("secret");
            }
        }));
        assertThat(health.components().get("broken").problem()).doesNotContain("secret");
        assertThat(health.components().get("database").level()).isEqualTo(Level.UP);
    }

    @Test
    void answersStrangersWithoutReasons() {
        assertThat(get(false, ILL))
                .hasStatusOk()
                .bodyText()
                .contains("DEGRADED")
                .doesNotContain("password");
    }

    @Test
    void answersWithReasonsWhenSecurityIsOff() {
        assertThat(get(true, ILL)).hasStatusOk().bodyText().contains("refused the password");
    }

    @Test
    void is503WhenTheHubCannotWork() {
        assertThat(get(false, check("database", ComponentHealth.down("gone")))).hasStatus(503);
    }

    @Test
    void findsEventsThatWaitTooLongOnlyWhereKafkaIsConfigured() {
        assertThat(outbox(true, Duration.ofMinutes(5)).level()).isEqualTo(Level.DEGRADED);
        assertThat(outbox(true, Duration.ofSeconds(1)).level()).isEqualTo(Level.UP);
        assertThat(outbox(false, Duration.ofMinutes(5)).level()).isEqualTo(Level.UP);
    }

    private static ComponentHealth outbox(boolean kafka, Duration age) {
        return new OutboxHealth(kafka, () -> 3, () -> age).check();
    }

    private static org.springframework.test.web.servlet.assertj.MvcTestResult get(boolean open, HealthCheck... checks) {
        var controller = new HealthController(new HubHealth(List.of(checks)), open);
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(controller).build())
                .get()
                .uri("/health")
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private static HealthCheck check(String name, ComponentHealth health) {
        return new HealthCheck() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public ComponentHealth check() {
                return health;
            }
        };
    }
}
