/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the simulated switch knows: channels with their variables and profiles, registrations, gateways, and the events that a channel gives.
 *
 * <p>May import: simulator.event, simulator.xml.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.model;
