/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

/** Which way a leg was set up, as the switch sees it: somebody called the switch, or the switch called somebody. */
public enum Heading {
    INCOMING,
    OUTGOING
}
