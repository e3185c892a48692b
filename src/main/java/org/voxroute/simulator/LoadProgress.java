/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

/** How far a load is; refused are calls for which the switch had no room. */
public record LoadProgress(boolean running, long placed, long refused, long planned) {}
