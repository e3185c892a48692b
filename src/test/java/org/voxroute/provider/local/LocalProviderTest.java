/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.audio.AudioFormat;
import org.voxroute.provider.local.LocalSettings.Answers;
import org.voxroute.voice.cascade.CascadeSettings;
import org.voxroute.voice.cascade.Workers;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceRequest;

/** Calls that it can't take, which is known before anything is loaded. */
class LocalProviderTest {

    @TempDir
    private Path folder;

    private Workers workers;
    private LocalProvider provider;

    @BeforeEach
    void open() {
        workers = new Workers(1);
        provider = new LocalProvider(
                new LocalSettings(
                        folder.resolve("work"),
                        null,
                        "slt",
                        folder,
                        "reception",
                        Answers.DIALOGUE,
                        Duration.ofSeconds(1),
                        CascadeSettings.USUAL,
                        null),
                workers);
    }

    @AfterEach
    void nothingWasLoaded() {
        provider.close();
        workers.close();
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void refusesADialogueThatIsNotThere() {
        assertThatThrownBy(() -> open(Map.of("dialogue", "fruit")))
                .isInstanceOf(ProviderError.class)
                .hasMessage("There is no dialogue fruit");
    }

    @Test
    void refusesANameThatLeadsElsewhere() {
        assertThatThrownBy(() -> open(Map.of("dialogue", "../secret"))).hasMessageContaining("no name of a dialogue");
    }

    @Test
    void saysWhatIsWrongInADialogue() throws IOException {
        Files.writeString(folder.resolve("fruit.dialogue.yaml"), "name: fruit\nstart: nowhere\nstates: {}\n");

        assertThatThrownBy(() -> open(Map.of("dialogue", "fruit"))).hasMessageContaining("nowhere");
    }

    @Test
    void refusesALanguageModelThatNobodyConfigured() {
        assertThatThrownBy(() -> open(Map.of("answers", "chat")))
                .hasMessage("No language model is configured")
                .satisfies(e -> assertThat(((ProviderError) e).hint()).contains("LLM_BASE_URL"));
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        assertThatThrownBy(() -> open(Map.of("answers", "magic"))).hasMessageContaining("'magic' answers nobody");
    }

    private void open(Map<String, String> options) throws ProviderError {
        var profile = AgentProfile.of("test", 1, "local");
        provider.open(new VoiceRequest(UUID.randomUUID(), AudioFormat.pcm16(8_000), profile, options), null)
                .close();
    }
}
