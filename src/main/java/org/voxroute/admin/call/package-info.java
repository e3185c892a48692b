/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Calls that are going on.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.call;
