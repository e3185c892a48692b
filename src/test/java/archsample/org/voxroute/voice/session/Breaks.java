/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.voice.session;

/** Breaks the boundary of {@code voice.session} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
