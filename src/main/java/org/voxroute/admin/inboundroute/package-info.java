/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Inbound routes: where calls to a number (DID) go, to an agent's extension or to a voice agent.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.inboundroute;
