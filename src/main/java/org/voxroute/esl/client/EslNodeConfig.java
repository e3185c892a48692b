/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * One FreeSWITCH: where it is and how to speak with it.
 *
 * @param name of the node, as routes and events name it
 * @param user {@code extension@domain} for {@code userauth}; null for the password of the event socket itself
 * @param tls null for none; FreeSWITCH has no TLS of its own here, a proxy such as stunnel has
 * @param format how the switch writes events
 */
public record EslNodeConfig(
        String name,
        String host,
        int port,
        String password,
        @Nullable String user,
        @Nullable SslContext tls,
        Format format,
        EslTiming timing,
        EslLimits limits) {

    /** How the switch writes events. JSON keeps what plain loses: a literal percent sign. */
    public enum Format {
        JSON,
        PLAIN;

        String word() {
            return this == JSON ? "json" : "plain";
        }
    }

    public EslNodeConfig {
        if (name.isBlank() || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A node needs a name, a host and a port: " + name);
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("The node " + name + " has no password");
        }
        if ((password + user).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "User or password of the node " + name + " has a line break or control character");
        }
    }

    /** A node with the defaults: no user, no TLS, JSON. */
    public static EslNodeConfig of(String name, String host, int port, String password) {
        return new EslNodeConfig(
                name, host, port, password, null, null, Format.JSON, EslTiming.DEFAULT, EslLimits.DEFAULT);
    }

    public EslNodeConfig withUser(@Nullable String userAtDomain) {
        return new EslNodeConfig(name, host, port, password, userAtDomain, tls, format, timing, limits);
    }

    /** TLS with host name verification, as {@code context} trusts. */
    public EslNodeConfig withTls(SslContext context) {
        return new EslNodeConfig(name, host, port, password, user, context, format, timing, limits);
    }

    public EslNodeConfig withFormat(Format wanted) {
        return new EslNodeConfig(name, host, port, password, user, tls, wanted, timing, limits);
    }

    public EslNodeConfig withTiming(EslTiming wanted) {
        return new EslNodeConfig(name, host, port, password, user, tls, format, wanted, limits);
    }

    public EslNodeConfig withLimits(EslLimits wanted) {
        return new EslNodeConfig(name, host, port, password, user, tls, format, timing, wanted);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EslNodeConfig[" + name + ", " + host + ":" + port + "]";
    }
}
