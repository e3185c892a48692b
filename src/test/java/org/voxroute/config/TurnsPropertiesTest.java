/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.voxroute.voice.cascade.CascadeSettings;

class TurnsPropertiesTest {

    /** @param properties name=value, without the prefix */
    private static TurnsProperties bound(String... properties) {
        var source = Arrays.stream(properties)
                .map(property -> property.split("="))
                .collect(Collectors.toMap(pair -> TurnsProperties.PREFIX + "." + pair[0], pair -> pair[1]));
        return new Binder(new MapConfigurationPropertySource(source))
                .bindOrCreate(TurnsProperties.PREFIX, TurnsProperties.class);
    }

    @Test
    void whatIsntSetIsAsItWasMeasured() {
        assertThat(bound().settings()).isEqualTo(CascadeSettings.USUAL);
    }

    @Test
    void eachSettingHasItsProperty() {
        CascadeSettings settings = bound(
                        "speech-begins=0.6",
                        "speech-ends=0.2",
                        "start=101ms",
                        "hold=102ms",
                        "sure=103ms",
                        "longest=104ms",
                        "over=105ms",
                        "least=106ms",
                        "finished=107ms",
                        "open=108ms",
                        "unfinished=109",
                        "most=110",
                        "keys=3s")
                .settings();
        assertThat(settings.hearing())
                .isEqualTo(new CascadeSettings.Hearing(
                        0.6f, 0.2f, millis(101), millis(102), millis(103), millis(104), millis(105)));
        assertThat(settings.ending())
                .isEqualTo(new CascadeSettings.Ending(millis(107), millis(108), millis(109), millis(106), millis(110)));
        assertThat(settings.keys()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.words()).isEqualTo(CascadeSettings.Words.ENGLISH);
    }

    /** As a shell has them. */
    @Test
    void theEnvironmentHasThemWithoutDashes() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "VOXROUTE_VOICE_TURNS_UNFINISHED", "1800ms",
                                        "VOXROUTE_VOICE_TURNS_SPEECHBEGINS", "0.7")));
        TurnsProperties turns = Binder.get(environment).bindOrCreate(TurnsProperties.PREFIX, TurnsProperties.class);
        assertThat(turns.unfinished()).isEqualTo(millis(1800));
        assertThat(turns.speechBegins()).isEqualTo(0.7f);
    }

    @Test
    void theLocalVoiceAgentHasThem() {
        var local = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("voxroute.local", LocalVoiceProperties.class);
        CascadeSettings turns = bound("finished=500ms").settings();
        assertThat(local.settings(Path.of("data"), turns).turns().ending().finished())
                .isEqualTo(millis(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speech-begins | 0 | is 0.0: it must be above 0, and 1 at most",
                "speech-begins | 1.01 | is 1.01: it must be above 0, and 1 at most",
                "speech-begins | NaN | is NaN: it must be above 0, and 1 at most",
                "speech-ends | -0.1 | is -0.1: it must be above 0, and 1 at most",
                "speech-ends | 0.51 | is 0.51: it must not be above speech-begins, which is 0.5",
                "start | 31ms | is 31 ms: it must be 32 to 1000 ms",
                "start | 1001ms | is 1001 ms: it must be 32 to 1000 ms",
                "hold | 0 | is 0 ms: it must be 32 to 1000 ms",
                "hold | 801ms | is 801 ms: it must not be longer than sure, which is 800 ms",
                "sure | 5001ms | is 5001 ms: it must be 32 to 5000 ms",
                "sure | 1121ms | is 1121 ms: it must not be longer than longest, which is 1120 ms",
                "longest | 11s | is 11000 ms: it must be 32 to 10000 ms",
                "over | 3s | is 3000 ms: it must be 32 to 2000 ms",
                "least | 99ms | is 99 ms: it must be 100 to 10000 ms",
                "least | 351ms | is 351 ms: it must not be longer than finished, which is 350 ms",
                "finished | -1ms | is -1 ms: it must be 100 to 10000 ms",
                "finished | 651ms | is 651 ms: it must not be longer than open, which is 650 ms",
                "open | 1201ms | is 1201 ms: it must not be longer than unfinished, which is 1200 ms",
                "unfinished | 2001ms | is 2001 ms: it must not be longer than most, which is 2000 ms",
                "most | 10001ms | is 10001 ms: it must be 100 to 10000 ms",
                "keys | 199ms | is 199 ms: it must be 200 to 30000 ms",
                "keys | 31s | is 31000 ms: it must be 200 to 30000 ms"
            })
    void whatIsOutOfRangeIsRefusedByName(String name, String value, String problem) {
        assertThatThrownBy(() -> bound(name + "=" + value))
                .rootCause()
                .hasMessage("voxroute.voice.turns." + name + " " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"speech-begins=1", "speech-ends=0.5", "start=32ms", "hold=800ms", "least=100ms", "most=10s"})
    void theEndsOfARangeBelongToIt(String property) {
        assertThat(bound(property)).isNotNull();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
