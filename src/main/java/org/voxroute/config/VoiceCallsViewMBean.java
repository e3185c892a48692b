/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import javax.management.openmbean.TabularData;

/** The calls that talk, for JMX and Hawtio. */
public interface VoiceCallsViewMBean {

    int getInProgress();

    int getCapacity();

    /** Frames of callers a second, over the last second or since it was last asked. */
    double getFramesPerSecond();

    /** Frames of callers that came too late to be answered, since the start. */
    long getLateFrames();

    /** Events that wait for those who listen. */
    int getWaitingEvents();

    /** A row each call: id, transport, agent, provider, seconds, frames, late, waitingMillis. */
    TabularData getCalls();
}
