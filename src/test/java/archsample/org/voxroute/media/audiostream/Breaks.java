/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.audiostream;

/** Breaks the boundary of {@code media.audiostream} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
