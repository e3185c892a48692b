/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What operators watch: the health of the hub's parts in words, and its meters.
 *
 * <p>May import: Spring, Micrometer, jakarta.servlet.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.operation;
