/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded traffic of a real FreeSWITCH: {@code .esl} is what it sent, {@code .sent} what the client sent. */
final class Recordings {

    private static final Path FOLDER = Path.of("src/test/resources/fixtures/freeswitch");

    private Recordings() {}

    /** All recordings of what the switch sent. */
    static List<String> names() {
        return namesWith(".esl");
    }

    static List<String> namesWith(String ending) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording with a char for each byte. */
    static String text(String name) {
        return new String(bytes(name), ISO_8859_1);
    }

    static List<EslEvent> events(String name) {
        return Wire.decode(bytes(name)).stream()
                .filter(EslMessage::isEvent)
                .map(EslMessage::event)
                .toList();
    }
}
