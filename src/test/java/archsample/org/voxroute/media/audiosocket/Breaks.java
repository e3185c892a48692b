/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.audiosocket;

/** Breaks the boundary of {@code media.audiosocket} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
