/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.time.Duration;
import java.util.List;

/**
 * What was said in an utterance, as well as it was heard.
 *
 * @param text words in lower case; empty if none was heard
 * @param confidence 0 to 1: below 0.5 it is likely that something else was said
 * @param sound length of the utterance
 * @param latency from {@link Recognition#end()} to this result
 */
public record Recognized(String text, double confidence, Duration sound, Duration latency) {

    public List<String> words() {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
