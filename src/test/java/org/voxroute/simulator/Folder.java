/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a configuration folder that a test may change. */
record Folder(Path root) {

    static Folder copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Folder(to);
    }

    void write(String file, String text) {
        try {
            Files.writeString(root.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A section that goes into the configuration, such as an access list. */
    void configure(String configuration) {
        String whole = read("freeswitch.xml");
        write(
                "freeswitch.xml",
                whole.replace(
                        "<section name=\"configuration\">", "<section name=\"configuration\">\n" + configuration));
    }

    void extension(String number, String user) {
        write("directory/default/" + number + ".xml", "<include>\n" + user + "\n</include>\n");
    }
}
