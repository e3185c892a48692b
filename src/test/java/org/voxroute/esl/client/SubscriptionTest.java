/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.esl.codec.EslEvent;

class SubscriptionTest {

    @Test
    void readsNamesAndTheSubclassesOfCustom() {
        Subscription subscription =
                Subscription.to("CHANNEL_ANSWER, dtmf,CUSTOM sofia::register sofia::unregister,HEARTBEAT");
        assertThat(subscription.events()).containsExactlyInAnyOrder("CHANNEL_ANSWER", "DTMF", "HEARTBEAT");
        assertThat(subscription.subclasses()).containsExactlyInAnyOrder("sofia::register", "sofia::unregister");
    }

    @Test
    void readsSubclassesAfterACommaToo() {
        assertThat(Subscription.to("CUSTOM sofia::register,sofia::unregister").subclasses())
                .containsExactlyInAnyOrder("sofia::register", "sofia::unregister");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CUSTOM", "CHANNEL-ANSWER", "CHANNEL_ANSWER;api status", "CUSTOM a\u0000b"})
    void refusesWhatCantBeSubscribedTo(String events) {
        assertThatThrownBy(() -> Subscription.to(events)).isInstanceOf(EslException.class);
    }

    @Test
    void wantsWhatItNames() {
        Subscription subscription = Subscription.to("CHANNEL_ANSWER,CUSTOM sofia::register");
        assertThat(subscription.wants(event("CHANNEL_ANSWER"))).isTrue();
        assertThat(subscription.wants(event("CHANNEL_CREATE"))).isFalse();
        assertThat(subscription.wants(custom("sofia::register"))).isTrue();
        assertThat(subscription.wants(custom("sofia::expire"))).isFalse();
        assertThat(subscription.wants(event("CUSTOM"))).isFalse();
    }

    @Test
    void wantsEverythingWithAll() {
        assertThat(Subscription.to("ALL").wants(custom("x::y"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inbound       | true
                    INBOUND       | true
                    outbound      | false
                    /^in/         | true
                    /^IN/i        | true
                    /^IN/         | false
                    -outbound     | false
                    """)
    void comparesAsTheSwitchDoes(String filter, boolean passes) {
        assertThat(Subscription.to("ALL")
                        .where("Call-Direction", filter)
                        .wants(event("CHANNEL_CREATE", "Call-Direction", "inbound")))
                .isEqualTo(passes);
    }

    @Test
    void oneMatchOfSeveralFiltersIsEnough() {
        Subscription either =
                Subscription.to("ALL").where("Call-Direction", "inbound").where("Caller-Context", "public");
        assertThat(either.wants(event("CHANNEL_CREATE", "Caller-Context", "public")))
                .isTrue();
        assertThat(either.wants(event("CHANNEL_CREATE", "Caller-Context", "default")))
                .isFalse();
    }

    @Test
    void aNegativeFilterKeepsAway() {
        Subscription but =
                Subscription.to("ALL").where("Call-Direction", "inbound").where("Caller-Context", "-public");
        assertThat(but.wants(event("A", "Call-Direction", "inbound", "Caller-Context", "public")))
                .isFalse();
        assertThat(but.wants(event("A", "Call-Direction", "inbound", "Caller-Context", "default")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "/(/"})
    void refusesAFilterThatIsNone(String value) {
        assertThatThrownBy(() -> new EventFilter("Call-Direction", value)).isInstanceOf(EslException.class);
    }

    @Test
    void refusesAHeaderThatIsNone() {
        assertThatThrownBy(() -> new EventFilter("delete all\n", "x")).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> new EventFilter("Call Direction", "x")).isInstanceOf(EslException.class);
    }

    /** The switch takes a plus in front of a value as a mark of its own, and then finds no number with one. */
    @Test
    void asksForANumberWithAPlusByAnExpression() {
        var filter = new EventFilter("Caller-Caller-ID-Number", "+15550100001");
        assertThat(filter.addCommand()).isEqualTo("filter Caller-Caller-ID-Number /^\\+15550100001$/");
        assertThat(filter.deleteCommand()).isEqualTo("filter delete Caller-Caller-ID-Number /^\\+15550100001$/");
    }

    static EslEvent custom(String subclass) {
        return event("CUSTOM", "Event-Subclass", subclass);
    }

    static EslEvent event(String name, String... headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Event-Name", name);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return EslEvent.of(all);
    }
}
