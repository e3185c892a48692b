/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What did harm on a real switch: destinations and caller names of the recorded attempts. */
final class Injections {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/freeswitch");
    private static final Pattern DESTINATION =
            Pattern.compile("(?s)sofia/gateway/telnyx/(.*?)(?:\\)? &park\\(\\)|\\))?$");
    private static final Pattern NAME =
            Pattern.compile("(?s)origination_caller_id_name=(.*?)(?:[,:|;]origination_caller_id_number=123)?}user/");
    private static final String HARMLESS = "\\+[0-9]+";

    /** Destinations that are no telephone numbers. */
    static final List<String> DESTINATIONS = Stream.concat(
                    found("61_injection.sent", DESTINATION), found("61b_escaping.sent", DESTINATION))
            .filter(destination -> !destination.matches(HARMLESS))
            .distinct()
            .toList();

    static final List<String> NAMES = Stream.concat(
                    Stream.concat(found("61_injection.sent", NAME), found("61b_escaping.sent", NAME)),
                    Stream.of(
                            "x',api_on_answer='system touch F",
                            "x',execute_on_answer='system touch F",
                            "x',origination_caller_id_number=666,y='"))
            .distinct()
            .toList();

    static final List<String> ALL =
            Stream.concat(DESTINATIONS.stream(), NAMES.stream()).toList();

    private Injections() {}

    private static Stream<String> found(String file, Pattern what) {
        try {
            String sent = Files.readString(FIXTURES.resolve(file), StandardCharsets.ISO_8859_1);
            return Stream.of(sent.split("\n\n"))
                    .map(what::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
