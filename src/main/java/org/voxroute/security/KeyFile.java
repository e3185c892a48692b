/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A file with a key that the hub made for itself: base64, readable by its owner only. */
final class KeyFile {

    private KeyFile() {}

    /** Whole or not at all, whenever the machine stops: half a key would be a lost key. One hub at a time uses the folder. */
    static void make(Path file, int bytes) throws IOException {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out =
                FileChannel.open(beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            ByteBuffer text = ByteBuffer.wrap(Base64.getEncoder().encode(key));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            // The name is the folder's: it has to be on disk too.
            try (var folder = FileChannel.open(parent)) {
                folder.force(true);
            }
        }
    }

    /** The key that the file holds; not checked for its length. */
    static byte[] read(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
