/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/** The kinds of files that the hub deploys to a switch. */
public enum FileKind {
    /** A user of the directory, named by its extension. */
    AGENT,
    /** An extension of the public dialplan, named by its DID as stored. */
    INBOUND_ROUTE
}
