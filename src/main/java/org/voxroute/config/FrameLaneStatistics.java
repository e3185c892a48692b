/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/** Takes Camel's statistics off the routes that run for each frame. {@code voxroute.voice.*} counts those frames, and each route's JMX bean stays, with its state. */
final class FrameLaneStatistics extends LifecycleStrategySupport {

    static final String FRAME_LANE = "audio-";

    @Override
    public void onRouteContextCreate(Route route) {
        if (route.getRouteId().startsWith(FRAME_LANE)) {
            route.setManagementInterceptStrategy(null);
        }
    }
}
