/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.List;

/** A part of what may be said. Immutable. */
public sealed interface Phrase {

    /** A single word, in lower case. */
    record Word(String text) implements Phrase {}

    /** One after another. */
    record Sequence(List<Phrase> parts) implements Phrase {

        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of them. */
    record Choice(List<Phrase> options) implements Phrase {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Said or left out. */
    record Maybe(Phrase part) implements Phrase {}

    /** Said once or more. */
    record Repeated(Phrase part) implements Phrase {}

    /** What the rule of that name says. */
    record Reference(String rule) implements Phrase {}

    /** What the rule says, kept under the slot's name. */
    record Slot(String name, String rule) implements Phrase {}
}
