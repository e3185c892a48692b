/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings as the engines take them: 16-bit mono samples of a WAV file with the plain header of 44 bytes. */
public final class Sound {

    private static final int HEADER = 44;

    private Sound() {}

    /** @param name of a recording among the fixtures, without {@code .wav} */
    public static short[] read(String name) {
        return read(Path.of("src/test/resources/fixtures/local", name + ".wav"));
    }

    public static short[] read(Path wav) {
        try {
            byte[] bytes = Files.readAllBytes(wav);
            short[] samples = new short[(bytes.length - HEADER) / Short.BYTES];
            ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
