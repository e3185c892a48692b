/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A simulated FreeSWITCH and simulated callers, for tests, demonstrations and the first minute. Speaks the same protocol as the real one; the hub never asks whether it is simulated.
 *
 * <p>May import: simulator.api, simulator.engine, simulator.esl, simulator.event, simulator.media, simulator.model, simulator.xml.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator;
