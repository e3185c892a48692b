/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.websocket;

/** Breaks the boundary of {@code media.websocket} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
