/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.esl.client;

/** Breaks the boundary of {@code esl.client} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
