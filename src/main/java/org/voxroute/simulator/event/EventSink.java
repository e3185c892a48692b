/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

/** Someone who listens to the switch. Called on the switch's thread, so neither method may wait. */
public interface EventSink {

    /** Whether events of this kind are worth making; may say yes too often. */
    boolean wants(String name, String subclass);

    void accept(SwitchEvent event);
}
