/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/**
 * A phone that the switch can reach.
 *
 * @param contact the SIP URI without angle brackets
 * @param expires in seconds since 1970
 */
public record Registration(
        String user, String domain, String callId, String contact, String agent, String ip, int port, long expires) {

    public String address() {
        return user + '@' + domain;
    }
}
