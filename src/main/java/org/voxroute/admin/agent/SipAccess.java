/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where agents' telephones log in.
 *
 * @param domain of the switch's directory, a literal that the switch and the telephones use
 * @param websocketUrl for browsers
 * @param sipServer for telephones
 * @param stunServer by which a browser learns its public address; empty: none
 */
public record SipAccess(String domain, String websocketUrl, String sipServer, int sipPort, String stunServer) {

    /** As the answer to a creation shows it. */
    Map<String, @Nullable Object> credentials(String extension, String password) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("username", extension);
        shown.put("password", password);
        shown.put("domain", domain);
        shown.put("websocket_url", websocketUrl);
        shown.put("sip_server", sipServer);
        shown.put("sip_port", sipPort);
        return shown;
    }

    /** And with the STUN server. */
    Map<String, @Nullable Object> allCredentials(String extension, String password) {
        Map<String, @Nullable Object> shown = credentials(extension, password);
        shown.put("stun_server", stunServer.isEmpty() ? null : stunServer);
        return shown;
    }
}
