/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.audiofork;

/** Breaks the boundary of {@code media.audiofork} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
