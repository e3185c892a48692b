/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.provider.echo;

/** Breaks the boundary of {@code provider.echo} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.springframework.context.ApplicationContext.class;
    }
}
