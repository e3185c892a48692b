/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The event socket of the simulated switch: the server that clients log in to, their subscriptions and filters, and the outbound connections of the dialplan's socket application.
 *
 * <p>May import: simulator, simulator.event, simulator.model, simulator.engine, simulator.api, simulator.xml, Netty.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.esl;
