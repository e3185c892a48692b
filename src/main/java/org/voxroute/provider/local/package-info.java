/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The provider {@code local}: a voice agent that needs no key and no network. {@link org.voxroute.provider.local.LocalProvider} composes a cascade of this package's engines; what it answers comes from a dialogue file, a language
 * model or an integrator's route. Nothing is loaded before the first call.
 *
 * <p>May import: {@code voice.cascade}, {@code voice.spi}, {@code audio}, its own sub-packages.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local;
