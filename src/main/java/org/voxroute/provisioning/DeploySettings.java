/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/**
 * How files are deployed.
 *
 * @param asFiles false: mod_xml_curl asks for everything
 * @param domain of the agents; empty: each node is asked for its own
 * @param batch files at most that one reload brings
 * @param problem why nothing can be deployed as it is configured; empty if it can
 */
public record DeploySettings(boolean asFiles, String domain, int batch, String problem) {}
