/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.media;

/** Breaks the boundary of {@code media} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
