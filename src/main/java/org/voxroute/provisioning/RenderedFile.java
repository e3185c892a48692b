/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as it is to stand in the switch's folder.
 *
 * @param path relative to the configuration folder
 * @param identity what the switch will know it by: the user's id, or the extension's name
 * @param hash SHA-256 of the bytes
 */
record RenderedFile(FileKey key, int tenantId, String path, String identity, String text, String hash) {

    static RenderedFile of(SwitchFile file, String path, String identity, String text) {
        return new RenderedFile(file.key(), file.tenantId(), path, identity, text, hash(bytes(text)));
    }

    byte[] bytes() {
        return bytes(text);
    }

    /** What stands between {@code <include>} and {@code </include>}: mod_xml_curl wants it without. */
    String content() {
        var out = new StringBuilder(text.length());
        text.lines()
                .filter(line ->
                        !line.strip().equals("<include>") && !line.strip().equals("</include>"))
                .forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text may hold a password. */
    @Override
    public String toString() {
        return "RenderedFile[" + key + ", " + path + "]";
    }
}
