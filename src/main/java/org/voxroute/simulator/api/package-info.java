/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The API commands of the simulated switch (show, sofia, uuid_kill, originate, reloadxml, ...) and their replies.
 *
 * <p>May import: simulator.event, simulator.model, simulator.engine, simulator.xml.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.api;
