/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the language model is and what it may take.
 *
 * @param base address of the API, as in {@code http://127.0.0.1:11434/v1}
 * @param key or null; never in a log
 * @param firstWord how long to wait for the beginning of an answer
 * @param whole how long for all of it
 */
public record ChatSettings(
        URI base,
        String model,
        @Nullable String key,
        Duration firstWord,
        Duration whole,
        int maxTokens,
        int maxCharacters,
        int maxConcurrent) {

    public ChatSettings {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("The language model's address must begin with http: or https:");
        }
    }

    /** Limits that suit a telephone: answers are short, and nobody waits long for them. */
    public static ChatSettings of(URI base, String model, @Nullable String key) {
        return new ChatSettings(base, model, key, Duration.ofSeconds(10), Duration.ofSeconds(30), 300, 2_000, 64);
    }

    URI address(String path) {
        String address = base.toString();
        return URI.create(address.endsWith("/") ? address + path : address + "/" + path);
    }

    @Override
    public String toString() {
        return "ChatSettings[" + base + ", " + model + "]";
    }
}
