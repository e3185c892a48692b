/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.operation;

/** Breaks the boundary of {@code operation} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
