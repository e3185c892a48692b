/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule stands as a line "May import" in the package's {@code package-info}. */
class ArchitectureTest {

    private static final String CAMEL = "org.apache.camel";
    private static final String SPRING = "org.springframework";
    private static final String NETTY = "io.netty";
    private static final String JACKSON = "com.fasterxml.jackson";

    private static final List<Boundary> BOUNDARIES = List.of(
            Boundary.of("audio"),
            Boundary.of("voice")
                    .mayUse("voice.session", "voice.spi", "media", "audio")
                    .and(CAMEL, "io.netty.channel"),
            Boundary.of("voice.recording").mayUse("voice.session", "voice.spi", "audio"),
            Boundary.of("voice.session").mayUse("voice.spi", "audio"),
            Boundary.of("voice.spi").mayUse("audio"),
            Boundary.of("voice.cascade").mayUse("voice.spi", "audio"),
            Boundary.of("provider.echo").mayUse("voice.spi", "audio"),
            Boundary.of("media").mayUse("audio").and("io.netty.channel", "io.netty.handler.codec", "io.netty.util"),
            Boundary.of("media.audiosocket")
                    .mayUse("audio")
                    .and("io.netty.buffer", "io.netty.channel", "io.netty.handler.codec", "io.netty.util"),
            Boundary.of("media.websocket").mayUse("media", "websocket", "audio").and(JACKSON),
            Boundary.of("media.audiostream")
                    .mayUse("media.websocket", "websocket", "audio")
                    .and(JACKSON),
            Boundary.of("media.audiofork")
                    .mayUse("media.websocket", "websocket", "audio")
                    .and(JACKSON),
            Boundary.of("media.browser")
                    .mayUse("media.websocket", "websocket", "audio")
                    .and(JACKSON),
            Boundary.of("admin.voicesession").mayUse("admin", "voice.session").and(CAMEL, JACKSON),
            Boundary.of("admin.voicesession").mayUse("admin", "voice.session").and(CAMEL, JACKSON, SPRING),
            Boundary.of("media.freeswitch")
                    .mayUse("media", "audio")
                    .and("io.netty.buffer", "io.netty.channel", "io.netty.util"),
            Boundary.of("voice.freeswitch")
                    .mayUse(
                            "voice",
                            "voice.session",
                            "media.freeswitch",
                            "call.from.freeswitch",
                            "esl",
                            "esl.client",
                            "esl.codec")
                    .and(CAMEL, JACKSON),
            Boundary.of("esl.codec")
                    .and("io.netty.buffer", "io.netty.channel", "io.netty.handler.codec", "io.netty.util"),
            Boundary.of("esl.client").mayUse("esl.codec").and(NETTY, JACKSON),
            Boundary.of("esl").mayUse("esl.client", "esl.codec").and(CAMEL, NETTY),
            Boundary.of("webhook").and(CAMEL, JACKSON),
            Boundary.of("websocket").and(CAMEL, SPRING, "jakarta.websocket", "jakarta.servlet"),
            Boundary.of("simulator.caller").mayUse("media.audiosocket", "audio").and(NETTY),
            Boundary.of("simulator").mayUse("esl.codec").and(NETTY, SPRING, JACKSON, "jakarta.servlet"),
            Boundary.of("call").and(JACKSON, SPRING),
            Boundary.of("call.from.freeswitch")
                    .mayUse("call", "esl.client", "esl.codec")
                    .and(JACKSON),
            Boundary.of("call.from.voice")
                    .mayUse("call", "voice.session", "voice.spi")
                    .and(JACKSON),
            Boundary.of("admin")
                    .mayUse("call", "call.from.freeswitch", "provisioning")
                    .and(
                            CAMEL,
                            SPRING,
                            JACKSON,
                            "jakarta.servlet",
                            "com.atlassian.oai",
                            "io.swagger.v3",
                            "org.yaml.snakeyaml"),
            Boundary.of("security").and(SPRING, JACKSON, "com.nimbusds", "io.github.bucket4j", "jakarta.servlet"),
            Boundary.of("admin.call")
                    .mayUse("admin", "esl.client", "esl.codec")
                    .and(CAMEL, SPRING, JACKSON, "com.google.i18n.phonenumbers"),
            Boundary.of("admin.voiceagent")
                    .mayUse("admin", "voice.session", "voice.spi")
                    .and(CAMEL, SPRING, JACKSON),
            Boundary.of("operation").and(SPRING, "io.micrometer", "jakarta.servlet"),
            Boundary.of("kafka").mayUse("call").and(CAMEL, "org.apache.kafka", "kafka."),
            Boundary.of("reload").and(CAMEL, SPRING),
            Boundary.of("provisioning").and(CAMEL, SPRING, "freemarker", "org.xml.sax"),
            Boundary.of("provider.local").mayUse("voice.cascade", "voice.spi", "audio"),
            Boundary.of("provider.local.activity"),
            Boundary.of("provider.local.grammar"),
            Boundary.of("provider.local.recognition")
                    .mayUse("provider.local.grammar")
                    .and("com.sun.jna", "edu.cmu.sphinx"),
            Boundary.of("provider.local.synthesis").and("com.sun.jna", "com.sun.speech"),
            Boundary.of("provider.local.dialogue")
                    .mayUse("provider.local.grammar", "provider.local.recognition")
                    .and(JACKSON, "org.yaml.snakeyaml"));

    private static final JavaClasses VOXROUTE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.voxroute");

    private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages("archsample.org.voxroute");

    @ParameterizedTest
    @MethodSource("boundaries")
    void aPackageImportsOnlyWhatItsPackageInfoAllows(Boundary boundary) {
        boundary.rule("org.voxroute", BOUNDARIES).check(VOXROUTE);
    }

    /** A rule that nothing can break guards nothing: each has a sample class that does. */
    @ParameterizedTest
    @MethodSource("boundaries")
    void theRuleFindsAClassThatBreaksIt(Boundary boundary) {
        assertThatThrownBy(() ->
                        boundary.rule("archsample.org.voxroute", BOUNDARIES).check(SAMPLES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Breaks");
    }

    @Test
    void everyPackageHasABoundaryOrIsTheOneThatPutsThingsTogether() {
        var known = BOUNDARIES.stream()
                .map(boundary -> "org.voxroute." + boundary.packageName())
                .toList();
        var strangers = VOXROUTE.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .filter(name -> !name.equals("org.voxroute") && !name.startsWith("org.voxroute.config"))
                .filter(name -> known.stream().noneMatch(own -> name.equals(own) || name.startsWith(own + ".")))
                .toList();
        assertThat(strangers).isEmpty();
    }

    static Stream<Boundary> boundaries() {
        return BOUNDARIES.stream();
    }
}
