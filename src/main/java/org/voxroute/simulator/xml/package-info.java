/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The switch's configuration folder as the switch reads it: preprocessing, includes, directory and dialplan.
 *
 * <p>May import: the JDK.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.xml;
