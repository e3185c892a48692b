/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kamelet is a form that people fill in: it must say what each value means. */
class KameletFormTest {

    static Stream<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("kamelets"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsNameIsTheFilesNameAndSaysItsKind(Path file) throws IOException {
        JsonNode metadata = new YAMLMapper().readTree(file.toFile()).path("metadata");
        String name = metadata.path("name").asText();

        assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
        assertThat(name)
                .endsWith("-"
                        + metadata.path("labels")
                                .path("camel.apache.org/kamelet.type")
                                .asText());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsDescribed(Path file) throws IOException {
        JsonNode definition =
                new YAMLMapper().readTree(file.toFile()).path("spec").path("definition");

        assertThat(definition.path("title").asText()).isNotBlank();
        assertThat(definition.path("description").asText()).isNotBlank();
        assertThat(definition.path("properties")).isNotEmpty().allSatisfy(property -> {
            assertThat(property.path("title").asText()).isNotBlank();
            assertThat(property.path("description").asText()).isNotBlank();
            assertThat(property.path("type").asText()).isNotBlank();
        });
    }
}
