/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What has not reached the switches, as the API shows it.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.provisioning;
