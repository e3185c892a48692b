/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.util.List;
import org.voxroute.provider.local.recognition.Recognized;

/**
 * What was made of one phrase.
 *
 * @param set of phrases
 * @param firstInterimMillis after the beginning of the utterance, or -1
 */
record Heard(String set, Voice voice, String said, Recognized recognized, long firstInterimMillis) {

    int errors() {
        return WordErrors.between(List.of(said.split(" ")), recognized.words());
    }

    int words() {
        return said.split(" ").length;
    }
}
