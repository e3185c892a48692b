/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voxroute.call.CallLog.PostResult.CREATED;
import static org.voxroute.call.CallLog.PostResult.UNCHANGED;
import static org.voxroute.call.CallLog.PostResult.UPDATED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallLog.PostResult;
import org.voxroute.call.Cdr;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.kit.TestClock;

/** Records that a real FreeSWITCH wrote, as its modules post them. */
class CdrPostsTest {

    private static final String INBOUND =
            "50053ed5-9203-4552-8a14-9c4316d37732 | inbound | +15550100777 | Test Caller | +15550100002 | 1020 | 05:22:57.802154 | 05:22:58.322257 | 05:23:00.362160 | 3 | 2 | NORMAL_CLEARING | -";
    private static final String CLICK_TO_CALL =
            "de02d148-5137-4ca0-9dd7-29182465fbfe | outbound | +15550100002 | Extension 1020 | +15550123456 | 1020 | 05:22:20.010701 | 05:22:21.050667 | 05:22:23.070663 | 3 | 2 | NORMAL_CLEARING | -";
    private static final String AGENT_DIALS_OUT =
            "261830c3-76a7-4671-a51b-1a377a2f12cc | outbound | 1021 | Extension 1021 | +15550123456 | 1021 | 05:21:11.570643 | 05:21:12.130689 | 05:21:13.170710 | 2 | 1 | NORMAL_CLEARING | -";

    private final InMemoryCallStore store = new InMemoryCallStore();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T06:00:00Z"));
    private final CallLog log = new CallLog(store, clock, CallLog.CallLogSettings.DEFAULTS);
    private final CdrPosts posts = new CdrPosts(log, clock);

    private PostResult post(String file) {
        return posts.accept(body(file), "default");
    }

    private static byte[] body(String file) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/fixtures/freeswitch/cdr", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> records() {
        clock.advance(Duration.ofSeconds(40));
        log.settle();
        return store.records().stream().map(ExpectedStories::line).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inbound_a.json inbound_b.json", "inbound_b.json inbound_a.json", "inbound_a.xml inbound_b.xml"})
    void bothLegsMakeOneRecordInAnyOrder(String files) {
        Stream.of(files.split(" ")).forEach(this::post);
        assertThat(records()).containsExactly(INBOUND);
    }

    @Test
    void aClickToCallIsAnsweredByItsDestination() {
        post("c2c_a.json");
        post("c2c_b.json");
        assertThat(records()).containsExactly(CLICK_TO_CALL);
    }

    @Test
    void anAgentWhoDialsMakesAnOutboundCall() {
        post("agent_dials_out_a.json");
        post("agent_dials_out_b.json");
        assertThat(records()).containsExactly(AGENT_DIALS_OUT);
    }

    /** By default the switch posts the first leg only. */
    @ParameterizedTest
    @ValueSource(strings = {"c2c_a.json", "c2c_a.xml"})
    void theFirstLegOfAClickToCallTellsWhenTheLegsWereConnected(String file) {
        post(file);
        assertThat(records())
                .containsExactly(
                        "de02d148-5137-4ca0-9dd7-29182465fbfe | outbound | +15550100002 | My Company | +15550123456 | 1020 | 05:22:20.010701 | 05:22:21.070670 | 05:22:23.070663 | 3 | 2 | NORMAL_CLEARING | -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_dials_out_a.json", "agent_dials_out_a.xml"})
    void theFirstLegOfACallThatAnAgentDialledIsEnough(String file) {
        post(file);
        assertThat(records())
                .singleElement()
                .asString()
                .startsWith("261830c3-76a7-4671-a51b-1a377a2f12cc | outbound | 1021 | ")
                .contains(" | +15550123456 | 1021 | 05:21:11.570643 | 05:21:12.150675 | 05:21:13.170710 | 2 | 1 |");
    }

    @Test
    void theSamePostTwiceMakesOneRecord() {
        assertThat(post("inbound_a.json")).isEqualTo(CREATED);
        assertThat(post("inbound_a.json")).isEqualTo(UNCHANGED);
        records();
        assertThat(post("inbound_a.json")).isEqualTo(UNCHANGED);
        assertThat(post("inbound_a.xml")).isEqualTo(UNCHANGED);
        assertThat(store.records()).extracting(Cdr::revision).containsExactly(1);
    }

    @Test
    void theSourceIsNamed() {
        post("inbound_a.xml");
        records();
        assertThat(store.records()).extracting(cdr -> cdr.source().label()).containsExactly("xml_cdr");
    }

    @Test
    void whatEventsHaveToldStays() {
        List<ReceivedEvent> story = Story.events("20_inbound_answered_agent_hangs_up_json");
        new FreeSwitchCalls(log, clock).record(story);
        records();
        String json = new String(body("inbound_a.json"), UTF_8)
                .replace("50053ed5-9203-4552-8a14-9c4316d37732", "e0e2ad01-aaa5-4ed2-8e37-beec65e93f1e");
        assertThat(posts.accept(json.getBytes(UTF_8), "default")).isEqualTo(UNCHANGED);
        assertThat(records()).isEqualTo(ExpectedStories.of("20_inbound_answered_agent_hangs_up_json"));
    }

    @Test
    void whatWasInferredIsReplaced() {
        var calls = new FreeSwitchCalls(log, clock);
        calls.record(List.of(TestEvents.event(
                "CHANNEL_CREATE",
                "50053ed5-9203-4552-8a14-9c4316d37732",
                0,
                java.util.Map.of(
                        "Call-Direction", "inbound",
                        "Caller-Channel-Created-Time", "1795238577802154",
                        "Event-Date-Timestamp", "1795238577802154",
                        "Caller-Caller-ID-Number", "+15550100777",
                        "Caller-Caller-ID-Name", "Test Caller",
                        "Caller-Destination-Number", "+15550100002"))));
        calls.record(List.of(TestEvents.resynced(2)));
        assertThat(records()).singleElement().asString().contains("UNKNOWN");
        assertThat(post("inbound_a.json")).isEqualTo(UPDATED);
        assertThat(store.records()).singleElement().satisfies(cdr -> {
            assertThat(cdr.hangupCause()).isEqualTo("NORMAL_CLEARING");
            assertThat(cdr.billsec()).isEqualTo(2);
            assertThat(cdr.source().label()).isEqualTo("json_cdr");
            assertThat(cdr.revision()).isEqualTo(2);
        });
    }

    static List<byte[]> forms() {
        String json = new String(body("inbound_a.json"), UTF_8);
        String xml = new String(body("inbound_a.xml"), UTF_8);
        return Stream.of(json, xml)
                .flatMap(text -> Stream.of(
                        text,
                        "cdr=" + text,
                        "cdr=" + URLEncoder.encode(text, UTF_8),
                        "uuid=a_1&cdr=" + URLEncoder.encode(text, UTF_8) + "&x=y",
                        "cdr=" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8))))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormInWhichTheModulesPostIsRead(byte[] body) {
        posts.accept(body, "default");
        assertThat(records())
                .singleElement()
                .asString()
                .startsWith(
                        "50053ed5-9203-4552-8a14-9c4316d37732 | inbound | +15550100777 | Test Caller | +15550100002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{}",
                "[]",
                "<cdr>",
                "<cdr/>",
                "cdr=",
                "cdr=%zz",
                "cdr=!!!",
                "{\"variables\":{\"uuid\":\"x\"}}",
                "{\"variables\":{\"uuid\":\"\",\"start_uepoch\":\"1\",\"end_uepoch\":\"2\"}}",
                "{\"variables\":{\"uuid\":\"x\",\"start_uepoch\":\"yesterday\",\"end_uepoch\":\"2\"}}"
            })
    void whatIsNoRecordIsRefused(String body) {
        assertThatThrownBy(() -> posts.accept(body.getBytes(UTF_8), null)).isInstanceOf(MalformedCdrException.class);
        assertThat(store.statuses()).isEmpty();
    }

    @Test
    void aDocumentTypeIsRefusedAndNoFileRead() {
        String body = """
                <?xml version="1.0"?><!DOCTYPE cdr [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <cdr><variables><uuid>&x;</uuid><start_uepoch>1</start_uepoch><end_uepoch>2</end_uepoch></variables></cdr>""";
        assertThatThrownBy(() -> posts.accept(body.getBytes(UTF_8), null))
                .isInstanceOf(MalformedCdrException.class)
                .hasMessageContaining("document type");
    }

    /** Whatever trick with entities: nothing is read, asked for or multiplied. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE cdr SYSTEM \"http://127.0.0.1:%d/x.dtd\"><cdr/>",
                "<!DOCTYPE cdr [<!ENTITY % p SYSTEM \"http://127.0.0.1:%d/x.dtd\"> %p;]><cdr/>",
                "<!DOCTYPE cdr [<!ENTITY x SYSTEM \"http://127.0.0.1:%d/x\">]><cdr><variables><uuid>&x;</uuid></variables></cdr>",
                "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><c>&c;</c>",
                "<cdr xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"http://127.0.0.1:%d/x\"/></cdr>",
                "<cdr><variables><uuid>&undeclared;</uuid></variables></cdr>"
            })
    void nobodyIsAskedForAnEntity(String body) throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            somebody.setSoTimeout(50);
            byte[] bytes = body.replace("%d", Integer.toString(somebody.getLocalPort()))
                    .getBytes(UTF_8);
            assertThatThrownBy(() -> posts.accept(bytes, null)).isInstanceOf(MalformedCdrException.class);
            assertThatThrownBy(somebody::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whereTheTextBreaksOffIsSaidButNotWhatItIs() {
        assertThatThrownBy(() -> posts.accept("{\"variables\":\n  {\"secret\" 1}}".getBytes(UTF_8), null))
                .hasMessageStartingWith("Not well-formed JSON at line 2, column ")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> posts.accept("<cdr>\n<variables></secret></cdr>".getBytes(UTF_8), null))
                .hasMessageStartingWith("Not well-formed XML at line 2, column ");
    }

    /** PostgreSQL would not take it, and the switch would post it again for ever. */
    @Test
    void aTimeThatNoClockShowsIsRefused() {
        String json = new String(body("inbound_a.json"), UTF_8)
                .replaceAll("\"end_uepoch\":\\s*\"\\d+\"", "\"end_uepoch\":\"999999999999999999\"");
        assertThatThrownBy(() -> posts.accept(json.getBytes(UTF_8), null)).hasMessageContaining("end_uepoch");
    }

    @Test
    void aRecordThatIsTooBigIsRefused() {
        assertThatThrownBy(() -> posts.accept(new byte[PostedCdr.MOST + 1], null))
                .isInstanceOf(MalformedCdrException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void xmlThatIsTooDeepIsRefused() {
        String body = "<a>".repeat(1000) + "</a>".repeat(1000);
        assertThatThrownBy(() -> posts.accept(body.getBytes(UTF_8), null)).isInstanceOf(MalformedCdrException.class);
    }
}
