/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.audio;

/** Breaks the boundary of {@code audio} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
