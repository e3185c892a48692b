/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the simulated switch does: inbound and originated calls, dialplan applications, bridges, transfers, hangups. Everything here runs on the switch's one thread.
 *
 * <p>May import: simulator.event, simulator.media, simulator.model, simulator.xml, SLF4J.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.engine;
