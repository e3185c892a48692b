/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request comes from. Stateless. */
public final class Source {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F.]{0,4}:[0-9a-fA-F:.]{1,40}");

    private Source() {}

    /**
     * The address that the request came from. A proxy on this machine speaks for somebody elsewhere: the last address
     * that it names is the one that it saw itself; those before may be made up.
     */
    public static String address(HttpServletRequest request) {
        String seen = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !isLoopback(seen)) {
            return seen;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : seen;
    }

    /** The same, with all addresses that one IPv6 customer has (a /64) as one. */
    static String network(HttpServletRequest request) {
        String address = address(request);
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon in it, nobody looks for a name.
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** @param address as digits, never a name */
    static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
