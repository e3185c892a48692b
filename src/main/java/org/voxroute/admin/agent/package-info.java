/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Agents: people with an extension. Their rows, passwords and credentials, whether their telephone is registered, and the
 * directory entries that the switches hold of them.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.agent;
