/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;
import org.voxroute.voice.freeswitch.People;

/**
 * Audio of FreeSWITCH's calls over UDP: {@code voxroute.freeswitch.media.*}.
 *
 * @param listen address of this machine where datagrams are received; the route {@code audio-freeswitch} opens the socket
 * @param address of the hub as the switch sees it; empty: the one it listens on
 * @param switchAddress from where the switch sends; empty: the host of its event socket
 * @param switchPorts a range of ports of the switch, one for each call
 * @param fallback extension or number that takes calls whose audio fails; empty: they are hung up
 * @param context of the dialplan where extensions and numbers are called
 * @param first how long until the first datagram
 * @param silence how long nothing may come afterwards
 */
@ConfigurationProperties("voxroute.freeswitch.media")
record FreeSwitchMediaProperties(
        @DefaultValue("127.0.0.1") String listen,
        @DefaultValue("") String address,
        @DefaultValue("") String switchAddress,
        @DefaultValue("12000-13999") String switchPorts,
        @DefaultValue("") String fallback,
        @DefaultValue("default") String context,
        @DefaultValue("2s") Duration first,
        @DefaultValue("30s") Duration silence) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    FreeSwitchMediaProperties {
        if (address.isBlank() && resolve(listen).isAnyLocalAddress()) {
            throw new IllegalArgumentException(
                    "FS_MEDIA_LISTEN is " + listen
                            + ", which is no address to send to: set FS_MEDIA_ADDRESS to the hub's address as FreeSWITCH sees it");
        }
    }

    /** The hub, as the switch is told. */
    InetAddress hub() {
        return resolve(address.isBlank() ? listen : address);
    }

    SwitchPorts ports() {
        Matcher range = RANGE.matcher(switchPorts.strip());
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "FS_MEDIA_SWITCH_PORTS is '" + switchPorts + "' and no range such as 12000-13999");
        }
        return new SwitchPorts(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    People people() {
        return new People(fallback, context);
    }

    UnicastLines.Limits limits() {
        return new UnicastLines.Limits(first, silence, UnicastLines.Limits.DEFAULT.linger());
    }

    static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no host " + host, e);
        }
    }
}
