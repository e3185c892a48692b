/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.freeswitch;

/** Breaks the boundary of {@code media.freeswitch} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
