/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.caller;

import java.util.List;

/**
 * What a caller does, in order; then he hangs up.
 *
 * @param say one utterance after the other
 * @param press keys, after the last utterance
 * @param waitForAnswers whether he speaks only once he was answered and it is quiet
 */
public record CallerScript(List<String> say, String press, boolean waitForAnswers) {

    public CallerScript {
        say = List.copyOf(say);
    }
}
