/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/**
 * Which file.
 *
 * @param name the extension of an agent, or the DID as stored
 */
public record FileKey(FileKind kind, String name) {

    @Override
    public String toString() {
        return switch (kind) {
            case AGENT -> "agent " + name;
            case INBOUND_ROUTE -> "inbound route " + name;
        };
    }
}
