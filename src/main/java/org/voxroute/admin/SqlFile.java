/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Statements of the resource folder {@code sql/}. */
public final class SqlFile {

    private SqlFile() {}

    /** @throws IllegalArgumentException if there is no such file */
    public static String read(String name) {
        try (InputStream in = SqlFile.class.getResourceAsStream("/sql/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no sql/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
