/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.esl.codec;

/** Breaks the boundary of {@code esl.codec} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.apache.camel.CamelContext.class;
    }
}
