/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

/** {@code sofia status profile internal}. */
final class ProfileText {

    private static final String LINE =
            "=================================================================================================\n";

    private ProfileText() {}

    static String profile(String name, String ip, int registrations) {
        String url = "sip:mod_sofia@" + ip + (name.equals("internal") ? ":5060" : ":5080");
        StringBuilder out = new StringBuilder(LINE);
        line(out, "Name", name);
        line(out, "Domain Name", "N/A");
        line(out, "Auto-NAT", "false");
        line(out, "DBName", "sofia_reg_" + name);
        line(out, "Pres Hosts", ip + ',' + ip);
        line(out, "Dialplan", "XML");
        line(out, "Context", "public");
        line(out, "Challenge Realm", "auto_from");
        line(out, "RTP-IP", ip);
        line(out, "Ext-RTP-IP", ip);
        line(out, "SIP-IP", ip);
        line(out, "Ext-SIP-IP", ip);
        line(out, "URL", url);
        line(out, "BIND-URL", url + ";maddr=" + ip + ";transport=udp,tcp");
        line(out, "HOLD-MUSIC", "local_stream://moh");
        line(out, "OUTBOUND-PROXY", "N/A");
        line(out, "CODECS IN", "PCMU,PCMA");
        line(out, "CODECS OUT", "PCMU,PCMA");
        line(out, "TEL-EVENT", "101");
        line(out, "DTMF-MODE", "rfc2833");
        line(out, "CNG", "13");
        line(out, "SESSION-TO", "0");
        line(out, "MAX-DIALOG", "0");
        line(out, "MAX-RECV-RPS", "1000");
        line(out, "NOMEDIA", "false");
        line(out, "LATE-NEG", "true");
        line(out, "PROXY-MEDIA", "false");
        line(out, "AGGRESSIVENAT", "false");
        line(out, "CALLS-IN", "0");
        line(out, "FAILED-CALLS-IN", "0");
        line(out, "CALLS-OUT", "0");
        line(out, "FAILED-CALLS-OUT", "0");
        line(out, "REGISTRATIONS", Integer.toString(registrations));
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(String.format("%-17s\t%s\n", key, value));
    }
}
