/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tests of the line: the caller hears what he says.
 *
 * <p>May import: {@code voice.spi}, {@code audio}.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.echo;
