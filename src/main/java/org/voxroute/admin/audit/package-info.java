/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who changed what through the API: written with each change, shown to administrators.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.audit;
