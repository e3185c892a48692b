/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.SwitchReading;

/** Whatever stands in a field of a request: the switch reads it as the data that it is, or it is refused. */
class SwitchArgumentsProperties {

    private static final String UUID = "6f1d0a52-0000-4000-8000-000000000009";
    private static final String NUMBER = "+18005551234";

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("a1+ '\"\\,=|;:&<>^#*()!{}[]$%~@/.-\n\r\t\0\u0085\u2028")
                .ofMaxLength(15);
        Arbitrary<String> dialled =
                Arbitraries.strings().withChars("+0123456789*#").ofMinLength(1).ofMaxLength(15);
        return Arbitraries.oneOf(any, nasty, dialled, Arbitraries.of(Injections.ALL));
    }

    @Property
    void aDestinationIsDialledAsItIsOrNotAtAll(@ForAll("texts") String destination) {
        accepted(() -> originate("1020", destination, null, null)).ifPresent(line -> {
            assertThat(destination).matches("\\+?[0-9*#]+");
            reads(line, destination);
        });
    }

    @Property
    void aNumberThatSomebodyWroteIsDialledAsANumberOrNotAtAll(@ForAll("texts") String written) {
        accepted(() -> PhoneNumbers.e164("destination", written, "US")).ifPresent(number -> {
            assertThat(number).matches("\\+[1-9][0-9]{1,16}");
            reads(originate("1020", number, null, null), number);
        });
    }

    @Property
    void anAgentIsAnExtensionOrNobody(@ForAll("texts") String extension) {
        accepted(() -> originate(extension, NUMBER, null, null)).ifPresent(line -> {
            assertThat(extension).matches("[0-9]{2,10}");
            reads(line, NUMBER);
        });
    }

    @Property
    void aCallerIdArrivesAsItIsOrNotAtAll(@ForAll("texts") String number) {
        accepted(() -> originate("1020", NUMBER, number, null)).ifPresent(line -> {
            assertThat(SwitchReading.variables(line))
                    .containsEntry("effective_caller_id_number", number)
                    .containsEntry("origination_caller_id_number", number);
            reads(line, NUMBER);
        });
    }

    @Property
    void aNameArrivesAsDataWithoutWhatSteers(@ForAll("texts") String name) {
        String line = originate("1020", NUMBER, null, name);
        String shown = SwitchArguments.name(name);
        assertThat(shown).doesNotContainPattern("[\"\\\\{}\\[\\]|:;<>$%^\\p{Cc}]");
        if (shown.isEmpty()) {
            assertThat(SwitchReading.variables(line)).doesNotContainKey("effective_caller_id_name");
        } else {
            assertThat(SwitchReading.variables(line))
                    .containsEntry("effective_caller_id_name", shown)
                    .containsEntry("origination_caller_id_name", shown);
        }
        reads(line, NUMBER);
    }

    @Property
    void everyOtherArgumentIsOneWordOrIsRefused(@ForAll("texts") String text) {
        List<Supplier<List<String>>> commands = List.of(
                () -> SwitchArguments.leg(text),
                () -> SwitchArguments.unhold(text),
                () -> SwitchArguments.stopRecording(text),
                () -> SwitchArguments.bridge(UUID, text),
                () -> SwitchArguments.variable(text, "bridge_uuid"),
                () -> SwitchArguments.transfer(UUID, CallSide.BOTH, text, "default"),
                () -> SwitchArguments.digits(UUID, text),
                () -> SwitchArguments.play(UUID, text, CallSide.A),
                () -> SwitchArguments.record(UUID, "/recordings", text),
                () -> SwitchArguments.record(UUID, text, "a.wav"),
                () -> SwitchArguments.gatewayStatus(text));
        for (Supplier<List<String>> command : commands) {
            accepted(command).ifPresent(arguments -> {
                String line = ApiCommand.of("command", arguments).arguments();
                assertThat(SwitchReading.arguments(line)).isEqualTo(arguments);
                assertThat(line).doesNotContainPattern("[{}\\[\\]$'\"\\\\;|\\p{Cc}]");
                assertThat(line).doesNotContain("::", "..", "//", "!");
            });
        }
    }

    /** As the switch reads the line: the agent and what to do then, nothing expanded, and only our own variables. */
    private static void reads(String line, String destination) {
        List<String> words = SwitchReading.arguments(line);
        assertThat(words).hasSize(2);
        assertThat(words.get(0)).matches("(?s)\\{.*}user/[0-9]{2,10}");
        assertThat(words.get(1)).isEqualTo("&bridge({originate_timeout=60}sofia/gateway/telnyx/" + destination + ")");
        assertThat(SwitchReading.variables(line).keySet())
                .isSubsetOf(
                        "origination_uuid",
                        "origination_caller_id_number",
                        "origination_caller_id_name",
                        "effective_caller_id_number",
                        "effective_caller_id_name",
                        "originate_timeout",
                        "ignore_early_media",
                        "voxroute_tenant",
                        "voxroute_destination");
        assertThat(SwitchReading.variables(line)).containsEntry("voxroute_destination", destination);
        assertThat(line).doesNotContain("$", "%").doesNotContainPattern("\\p{Cc}");
        assertThat(ApiCommand.written("originate", line).arguments()).isEqualTo(line);
    }

    private static String originate(
            String extension, String destination, @Nullable String number, @Nullable String name) {
        return SwitchArguments.originate(Requests.dial(UUID, extension, destination, number, name), Requests.RULES);
    }

    private static <T> Optional<T> accepted(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (EslException e) {
            assertThat(e.kind()).isEqualTo(EslException.Kind.INVALID);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
