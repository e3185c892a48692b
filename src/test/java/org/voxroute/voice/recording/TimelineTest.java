/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline(100);
    private final List<Short> left = new ArrayList<>();
    private final List<Short> right = new ArrayList<>();

    private void add(int caller, int agent) {
        timeline.add(frame(caller), frame(agent));
    }

    private static short @Nullable [] frame(int value) {
        if (value < 0) {
            return null;
        }
        short[] samples = new short[10];
        Arrays.fill(samples, (short) value);
        return samples;
    }

    private void write(boolean all) throws IOException {
        timeline.writeTo(
                (caller, agent) -> {
                    for (int i = 0; i < caller.length; i += 10) {
                        left.add(caller[i]);
                        right.add(agent[i]);
                    }
                },
                all);
    }

    @Test
    void bothSidesStandAtTheSameTime() throws IOException {
        add(1, 11);
        add(2, 12);
        write(false);
        add(3, 13);
        write(true);
        assertThat(left).containsExactly(s(1), s(2), s(3));
        assertThat(right).containsExactly(s(11), s(12), s(13));
    }

    @Test
    void aPauseOfTheCallerIsSilence() throws IOException {
        add(1, 11);
        add(-1, 12);
        write(true);
        assertThat(left).containsExactly(s(1), s(0));
        assertThat(right).containsExactly(s(11), s(12));
    }

    /** As the network has it: three frames come late, the first is answered in its turn, the others are not. */
    @Test
    void whatComesLateTakesThePlaceOfTheSilence() throws IOException {
        add(1, 11);
        add(-1, 12);
        add(-1, 13);
        write(false);
        add(2, 14);
        add(3, -1);
        add(4, -1);
        add(5, 15);
        write(true);
        assertThat(left).containsExactly(s(1), s(2), s(3), s(4), s(5));
        assertThat(right).containsExactly(s(11), s(12), s(13), s(14), s(15));
    }

    @Test
    void aPauseThatLastsIsWrittenMeanwhile() throws IOException {
        for (int i = 0; i < 100; i++) {
            add(-1, 1);
        }
        write(false);
        assertThat(left).hasSize(100).containsOnly(s(0));
    }

    @Test
    void lostFramesAreSilenceOfBoth() throws IOException {
        add(1, 11);
        timeline.lost(20);
        add(2, 12);
        write(true);
        assertThat(left).containsExactly(s(1), s(0), s(0), s(2));
        assertThat(right).containsExactly(s(11), s(0), s(0), s(12));
    }

    private static Short s(int value) {
        return (short) value;
    }
}
