/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.voxroute.voice.session.VoiceSessions;

class VoicePropertiesTest {

    /** The same property says whose calls of switches are that say nothing of it. */
    @ParameterizedTest
    @CsvSource({"voxroute.calls.tenant, 7, 7", "voxroute.calls.max-open, 100, 1"})
    void callsThatNobodyAnnouncedAreTheConfiguredTenants(String property, String value, int tenant) {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of(property, value)));
        try (VoiceSessions sessions = new VoiceConfiguration()
                .voiceSessions(
                        binder.bindOrCreate("voxroute.voice", VoiceProperties.class),
                        binder.bindOrCreate("voxroute.calls", CallProperties.class))) {
            assertThat(sessions.tenant()).isEqualTo(tenant);
        }
    }
}
