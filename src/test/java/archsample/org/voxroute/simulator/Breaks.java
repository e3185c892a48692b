/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.simulator;

/** Breaks the boundary of {@code simulator} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
