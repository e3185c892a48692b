/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.call.from.freeswitch;

/** Breaks the boundary of {@code call.from.freeswitch} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
