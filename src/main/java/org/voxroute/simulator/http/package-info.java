/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The simulated switch driven over HTTP: calls, registrations, gateways, restarts.
 *
 * <p>May import: simulator, simulator.engine, simulator.model, Spring Web, Jackson, the servlet API.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.http;
