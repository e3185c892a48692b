/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

/** What happens after a reply was said. */
public enum Action {
    /** The caller's turn. */
    LISTEN,
    /** The caller asked for time: a silence is none of his now. */
    WAIT,
    /** The state's question again. */
    REPEAT,
    /** The state's explanation. */
    HELP,
    /** To a person. */
    TRANSFER,
    HANGUP
}
