/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/**
 * An agent as the switch's directory knows him.
 *
 * @param password in clear: the switch needs it so; never logged
 */
public record AgentFile(int tenantId, String extension, String password, String callerIdName, String callerIdNumber)
        implements SwitchFile {

    @Override
    public FileKey key() {
        return new FileKey(FileKind.AGENT, extension);
    }

    @Override
    public String toString() {
        return "AgentFile[" + extension + ", tenant " + tenantId + "]";
    }
}
