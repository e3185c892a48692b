/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Calls as people mean them: legs, call events, call detail records, and the outbox that carries them away. Knows no switch and no wire.
 *
 * <p>May import: the JDK, spring-jdbc, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.call;
