/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Call detail records: pages, single records, statistics; and those that a switch posts.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.record;
