/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.security;

/** Breaks the boundary of {@code security} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
