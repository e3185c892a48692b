/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agents and inbound routes get into the switches: {@code voxroute.provisioning.*}.
 *
 * @param mode {@code files}: XML in the switch's configuration folder; {@code xml-curl}: the switch asks by mod_xml_curl
 * @param templatesDir the FreeMarker templates; what is missing there is taken from the hub itself
 * @param nodes which read the configuration folder; empty: all
 * @param domain of the agents; empty: each node is asked for its own
 * @param sipProfile at which agents register
 * @param agentsFolder in the configuration folder
 * @param inboundRoutesFolder in the configuration folder
 * @param publicContext of the dialplan, where DIDs stand
 * @param batch files at most that one reload brings
 * @param xml the access of mod_xml_curl
 */
@ConfigurationProperties("voxroute.provisioning")
record ProvisioningProperties(
        @DefaultValue("files") String mode,
        @DefaultValue("freeswitch-templates") Path templatesDir,
        @DefaultValue List<String> nodes,
        @DefaultValue("") String domain,
        @DefaultValue("internal") String sipProfile,
        @DefaultValue("directory/default") String agentsFolder,
        @DefaultValue("dialplan/public") String inboundRoutesFolder,
        @DefaultValue("public") String publicContext,
        @DefaultValue("10000") int batch,
        @DefaultValue Xml xml) {

    ProvisioningProperties {
        String word = mode.toLowerCase(Locale.ROOT);
        if (!word.equals("files") && !word.equals("xml-curl")) {
            throw new IllegalArgumentException("voxroute.provisioning.mode is files or xml-curl, not " + mode);
        }
        if (word.equals("xml-curl") && xml.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "voxroute.provisioning.mode is xml-curl: set voxroute.provisioning.xml.password, and the same as"
                            + " gateway-credentials in xml_curl.conf.xml");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("voxroute.provisioning.batch must be at least 1");
        }
    }

    boolean isFiles() {
        return mode.equalsIgnoreCase("files");
    }

    /**
     * @param password empty: {@code /freeswitch/xml} is not there
     */
    record Xml(
            @DefaultValue("freeswitch") String user,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Xml[" + user + "]";
        }
    }
}
