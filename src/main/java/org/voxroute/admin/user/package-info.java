/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The built-in users of a tenant, as its administrators see and change them.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.user;
