/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reads the configuration and puts the hub together. The only reader of {@code voxroute.*}.
 *
 * <p>May import: everything.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.config;
