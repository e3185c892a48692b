/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.voice.freeswitch;

/** Breaks the boundary of {@code voice.freeswitch} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
