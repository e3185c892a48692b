/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.Random;
import java.util.UUID;

/** The numbers and tags of a simulated SIP world; the same seed gives the same ones. */
final class SipIdentity {

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Random random;
    private int cseq = 123_060_000;

    SipIdentity(Random random) {
        this.random = random;
    }

    String uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = high << 8 | bytes[i] & 0xff;
            low = low << 8 | bytes[i + 8] & 0xff;
        }
        return new UUID(high, low).toString();
    }

    String tag() {
        StringBuilder tag = new StringBuilder(13);
        for (int i = 0; i < 13; i++) {
            tag.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return tag.toString();
    }

    String shortTag() {
        return Integer.toHexString(random.nextInt() | 0x10000000);
    }

    int mediaPort() {
        return 20000 + 2 * random.nextInt(6000);
    }

    String ssrc() {
        return Long.toString(random.nextInt() & 0xffffffffL);
    }

    int cseq() {
        return ++cseq;
    }
}
