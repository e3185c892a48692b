/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.admin.agent.SipAccess;

/**
 * What agents' telephones log in with, and where: {@code voxroute.agents.*}.
 *
 * @param domain of the switch's directory; empty: the switch's host, or the simulated switch's domain
 * @param websocketUrl empty: {@code wss://<domain>:7443}
 * @param sipServer empty: the domain
 * @param stunServer empty: none
 * @param reservedExtensions {@code 1000-1019,1911}
 * @param secretKey encrypts passwords; 32 bytes at least; empty: one is made and kept in the data folder
 */
@ConfigurationProperties("voxroute.agents")
record AgentsProperties(
        @DefaultValue("") String domain,
        @DefaultValue("") String websocketUrl,
        @DefaultValue("") String sipServer,
        @DefaultValue("5060") int sipPort,
        @DefaultValue("") String stunServer,
        @DefaultValue("1000-1019") String reservedExtensions,
        @DefaultValue("") String secretKey) {

    /** Of the shipped configuration folder, where nothing else is said. */
    private static final String SIMULATED_DOMAIN = "127.0.0.1";

    /** @param host of the switch; empty: it is simulated */
    SipAccess access(String host) {
        String known = !domain.isBlank() ? domain : host.isBlank() ? SIMULATED_DOMAIN : host;
        return new SipAccess(
                known,
                websocketUrl.isBlank() ? "wss://" + known + ":7443" : websocketUrl,
                sipServer.isBlank() ? known : sipServer,
                sipPort,
                stunServer);
    }

    @Override
    public String toString() {
        return "AgentsProperties[" + domain + "]";
    }
}
