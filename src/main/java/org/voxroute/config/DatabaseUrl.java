/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is. Reads both customary forms of {@code DATABASE_URL}: {@code postgres://user:password@host:port/name}
 * (as libpq and hosting platforms write it; user and password URL-encoded) and {@code jdbc:postgresql:…}.
 *
 * @param jdbcUrl the URL for the driver, without user and password
 * @param user null if the URL names none
 * @param password null if the URL has none
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    static DatabaseUrl parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must begin with postgres://, postgresql:// or jdbc:postgresql:");
        }
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause would quote the URL, and with it the password.
            throw new IllegalArgumentException(
                    "DATABASE_URL is not a URL: special characters in user or password must be URL-encoded");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("DATABASE_URL needs a host and a database name: postgres://host/name");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null) {
            return new DatabaseUrl(jdbc, null, null);
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new DatabaseUrl(jdbc, decoded(userInfo), null)
                : new DatabaseUrl(jdbc, decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
