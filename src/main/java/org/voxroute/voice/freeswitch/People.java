/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.freeswitch;

import java.util.List;
import org.voxroute.esl.client.SwitchText;

/**
 * Who takes calls over from voice agents.
 *
 * @param fallback takes those whose audio fails: an extension or number; empty for nobody
 * @param context of the dialplan where extensions and numbers are called
 */
public record People(String fallback, String context) {

    /** @throws RuntimeException if one of them can't stand in a command; the message says which */
    public People {
        fallback = fallback.isBlank() ? "" : SwitchText.target(fallback.strip());
        context = SwitchText.name("the context", context.strip());
    }

    List<String> transfer(String channel, String to) {
        return List.of(SwitchText.uuid(channel), SwitchText.target(to), "XML", context);
    }
}
