/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/** What one file of a switch says, before it is rendered. Immutable. */
public sealed interface SwitchFile permits AgentFile, InboundRouteFile {

    FileKey key();

    int tenantId();
}
