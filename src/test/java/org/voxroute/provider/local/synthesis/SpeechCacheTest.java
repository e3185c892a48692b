/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechCacheTest {

    private final SpeechCache cache = new SpeechCache(1000);

    @Test
    void forgetsWhatWasNotAskedForLongest() {
        for (int i = 0; i < 10; i++) {
            cache.put(sentence("" + i, 100));
        }
        cache.get("0");
        cache.put(sentence("new", 100));

        assertThat(cache.get("0")).isNotNull();
        assertThat(cache.get("1")).isNull();
        assertThat(cache.samples()).isEqualTo(1000);
    }

    @Test
    void neverHoldsMoreThanItsCapacity() {
        for (int i = 0; i < 1000; i++) {
            cache.put(sentence("" + i % 37, i % 300));
            assertThat(cache.samples()).isLessThanOrEqualTo(1000);
        }
        cache.put(sentence("long", 900));
        assertThat(cache.get("long")).isNull();
    }

    private static SpokenSentence sentence(String text, int length) {
        return new SpokenSentence(text, 8000, new short[length]);
    }
}
