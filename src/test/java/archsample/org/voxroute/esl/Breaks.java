/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.esl;

/** Breaks the boundary of {@code esl} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
