/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

/** Something that was begun, to be ended; a second end does nothing. */
@FunctionalInterface
public interface Handle extends AutoCloseable {
    @Override
    void close();
}
