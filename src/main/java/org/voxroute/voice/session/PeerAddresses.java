/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** A set of IP addresses: single ones and networks ({@code 10.1.0.0/16}, {@code fd00::/8}). Immutable. */
public final class PeerAddresses {

    /** No names: what a name stands for is for its name server to say. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*");

    /** This machine. Stands after what it is read with. */
    public static final PeerAddresses LOOPBACK = of(List.of("127.0.0.0/8", "::1"));

    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0);
        }
    }

    private PeerAddresses(List<Network> networks) {
        this.networks = networks;
    }

    /** @throws IllegalArgumentException if one is neither an address nor a network */
    public static PeerAddresses of(Collection<String> texts) {
        return new PeerAddresses(texts.stream().map(PeerAddresses::network).toList());
    }

    public boolean contains(InetAddress peer) {
        byte[] address = peer.getAddress();
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash), text);
        int all = address.length * 8;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw refused(text);
        }
        return new Network(address, bits);
    }

    private static byte[] address(String address, String text) {
        if (!ADDRESS.matcher(address).matches()) {
            throw refused(text);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw refused(text);
        }
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is neither an IP address nor a network such as 10.1.0.0/16");
    }
}
