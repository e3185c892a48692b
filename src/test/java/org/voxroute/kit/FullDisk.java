/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** A disk that has room for so many bytes of each file: a write beyond puts there what fits and the next one fails, as Linux does it. What is there can be overwritten. */
public final class FullDisk {

    public static final String MESSAGE = "No space left on device";

    private final long room;
    private final boolean roomLater;

    /** @param roomLater whether others have made room once a write has failed */
    public FullDisk(long room, boolean roomLater) {
        this.room = room;
        this.roomLater = roomLater;
    }

    /** Makes a file that isn't there. */
    public SeekableByteChannel create(Path file, FileAttribute<?>... attributes) throws IOException {
        return new Limited(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
    }

    private final class Limited implements SeekableByteChannel {

        private final SeekableByteChannel file;
        private boolean failed;

        Limited(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (failed && roomLater) {
                return file.write(bytes);
            }
            int fits = (int) Math.max(0, Math.min(bytes.remaining(), room - file.position()));
            if (fits == 0 && bytes.hasRemaining()) {
                failed = true;
                throw new IOException(MESSAGE);
            }
            int written = file.write(bytes.slice().limit(fits));
            bytes.position(bytes.position() + written);
            return written;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
