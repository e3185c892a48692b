/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.voice.spi;

/** Breaks the boundary of {@code voice.spi} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
