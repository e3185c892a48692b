/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.provider.local.LocalSettings;
import org.voxroute.provider.local.LocalSettings.Answers;
import org.voxroute.provider.local.dialogue.ChatSettings;
import org.voxroute.voice.cascade.CascadeSettings;

/**
 * The local voice agent: {@code voxroute.local.*}.
 *
 * @param model folder of an acoustic model; empty for the one that is shipped
 * @param voice of flite: slt, rms, awb, kal or kal16
 * @param dialogues folder of dialogue files
 * @param dialogue the one that counts where a route names none
 * @param answers dialogue, chat or route; empty for chat if there is a language model, else dialogue
 * @param patience how long a route may take to answer
 * @param prepare whether a new hub writes at its start what its first call would wait for
 * @param llm an OpenAI-compatible language model
 */
@ConfigurationProperties("voxroute.local")
record LocalVoiceProperties(
        @DefaultValue("") String model,
        @DefaultValue("slt") String voice,
        @DefaultValue("dialogues") Path dialogues,
        @DefaultValue("reception") String dialogue,
        @DefaultValue("") String answers,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("true") boolean prepare,
        @DefaultValue Llm llm) {

    /**
     * A language model.
     *
     * @param url as in {@code http://127.0.0.1:11434/v1}; empty for none
     */
    record Llm(
            @DefaultValue("") String url,
            @DefaultValue("") String model,
            @DefaultValue("") String key) {

        @Nullable
        ChatSettings settings() {
            if (url.isBlank()) {
                return null;
            }
            if (model.isBlank()) {
                throw new IllegalArgumentException("LLM_BASE_URL is set and LLM_MODEL is not: which model answers?");
            }
            return ChatSettings.of(URI.create(url), model, key.isBlank() ? null : key);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Llm[" + url + ", " + model + "]";
        }
    }

    /**
     * @param data the hub's data folder
     * @param turns how voice agents of the hub's own take turns
     */
    LocalSettings settings(Path data, CascadeSettings turns) {
        ChatSettings chat = llm.settings();
        Answers usual = chat == null ? Answers.DIALOGUE : Answers.CHAT;
        return new LocalSettings(
                data.resolve("local-voice"),
                model.isBlank() ? null : Path.of(model),
                voice,
                dialogues,
                dialogue,
                answers.isBlank() ? usual : Answers.of(answers),
                patience,
                turns,
                chat);
    }
}
