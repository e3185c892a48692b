/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.provider.local;

/** Breaks the boundary of {@code provider.local} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
