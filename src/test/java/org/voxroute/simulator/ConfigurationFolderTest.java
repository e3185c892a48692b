/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The configuration that comes with the project: well-formed for any XML parser, and such that nothing is open that shouldn't be. */
class ConfigurationFolderTest {

    private static final Path FOLDER = Path.of("freeswitch/conf");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isWellFormed(Path file) {
        assertThatCode(() -> parse(file)).doesNotThrowAnyException();
    }

    /** Whole lines with {@code <include>} are dropped, with whatever stands beside it. */
    @ParameterizedTest
    @MethodSource("files")
    void hasItsIncludeTagsOnLinesOfTheirOwn(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("<include>") || line.contains("</include>"))
                .allSatisfy(line -> assertThat(line.strip()).isIn("<include>", "</include>"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsNoPasswordOfItsOwn(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.matches(".*<param name=\"(?!allow-)[^\"]*password\".*"))
                .allSatisfy(line -> assertThat(line).containsPattern("value=\"(\\$\\$\\{[a-z_]+}|)\""));
    }

    @Test
    void startsASwitch() {
        try (SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(FOLDER, "secret"))) {
            fs.start();
            try (TestClient client = TestClient.of(fs, "secret")) {
                assertThat(client.api("reloadxml")).isEqualTo("+OK [Success]\n");
                assertThat(client.api("user_exists id 1000 " + client.api("global_getvar domain")))
                        .isEqualTo("true");
                assertThat(client.api("sofia status gateway telnyx")).contains("Name    \ttelnyx\n");
            }
        }
    }

    private static void parse(Path file) throws ParserConfigurationException, IOException, SAXException {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        builder.parse(file.toFile());
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
