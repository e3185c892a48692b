/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media.browser;

/** Breaks the boundary of {@code media.browser} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
