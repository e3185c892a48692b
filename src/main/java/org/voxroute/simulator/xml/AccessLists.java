/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who may connect: {@code acl.conf}, and the lists that {@code event_socket.conf} applies. */
public final class AccessLists {

    private final SwitchXml xml;

    public AccessLists(SwitchXml xml) {
        this.xml = xml;
    }

    /** Whether the event socket takes this client; without a list it takes all. */
    public boolean permitEventSocket(InetAddress from) {
        List<String> lists = xml.configuration("event_socket.conf")
                .flatMap(configuration -> configuration.child("settings"))
                .map(settings -> settings.children("param").stream()
                        .filter(param -> param.attribute("name").equals("apply-inbound-acl"))
                        .map(param -> param.attribute("value"))
                        .filter(value -> !value.isEmpty())
                        .toList())
                .orElse(List.of());
        return lists.stream().allMatch(list -> permits(list, from));
    }

    boolean permits(String list, InetAddress from) {
        return switch (list) {
            case "loopback.auto" -> from.isLoopbackAddress();
            case "localnet.auto", "rfc1918.auto" -> from.isLoopbackAddress() || from.isSiteLocalAddress();
            case "any_v4.auto" -> from.getAddress().length == 4;
            case "any_v6.auto" -> from.getAddress().length == 16;
            default -> permitsConfigured(list, from);
        };
    }

    /** The last node that fits decides; a list that doesn't exist permits nobody. */
    private boolean permitsConfigured(String list, InetAddress from) {
        XmlNode found = xml.configuration("acl.conf")
                .flatMap(configuration -> configuration.child("network-lists"))
                .flatMap(lists -> lists.child("list", "name", list))
                .orElse(null);
        if (found == null) {
            return false;
        }
        boolean permitted = found.attribute("default").equals("allow");
        for (XmlNode node : found.children("node")) {
            if (contains(node.attribute("cidr"), from)) {
                permitted = node.attribute("type").equals("allow");
            }
        }
        return permitted;
    }

    static boolean contains(String cidr, InetAddress address) {
        int slash = cidr.indexOf('/');
        String network = slash < 0 ? cidr : cidr.substring(0, slash);
        // A name would be looked up on the network: only literal addresses are taken.
        if (!network.matches("[0-9a-fA-F:.]+")) {
            return false;
        }
        try {
            byte[] wanted = InetAddress.getByName(network).getAddress();
            byte[] actual = address.getAddress();
            int bits = slash < 0 ? wanted.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (wanted.length != actual.length || bits < 0 || bits > wanted.length * 8) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((wanted[bit / 8] & mask) != (actual[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | NumberFormatException notANetwork) {
            return false;
        }
    }
}
