/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What sounds on the simulated switch: what people at the far ends say and hear, and the datagrams of unicast. One thread gives the pace to all of it, 20 ms a frame.
 *
 * <p>May import: SLF4J.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.media;
