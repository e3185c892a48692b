/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the simulated switch says: events as ordered lists of headers, and their plain, JSON and XML forms, byte for byte as a FreeSWITCH writes them.
 *
 * <p>May import: the JDK.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.event;
