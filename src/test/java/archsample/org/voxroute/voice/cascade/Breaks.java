/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.voice.cascade;

/** Breaks the boundary of {@code voice.cascade} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
