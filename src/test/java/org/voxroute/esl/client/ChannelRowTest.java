/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.esl.codec.EslDecoder;
import org.voxroute.esl.codec.EslMessage;

class ChannelRowTest {

    @Test
    void readsAnEmptyTableWithoutRows() throws IOException {
        assertThat(ChannelRow.parse("{\"row_count\": 0}")).isEmpty();
    }

    @Test
    void readsEveryTableThatARealSwitchHasShown() throws IOException {
        var tables = new ArrayList<List<ChannelRow>>();
        for (String json : recordedTables()) {
            tables.add(ChannelRow.parse(json));
        }
        assertThat(tables).isNotEmpty().anySatisfy(rows -> assertThat(rows).hasSize(2));
        assertThat(tables)
                .anySatisfy(rows -> assertThat(rows).anySatisfy(row -> {
                    assertThat(row.isAnswered()).isTrue();
                    assertThat(row.headers())
                            .containsEntry("Unique-ID", row.uuid())
                            .containsEntry("Channel-Call-UUID", row.uuid())
                            .containsEntry("Call-Direction", "inbound")
                            .containsEntry("Caller-Caller-ID-Name", "Doe, John, Jr")
                            .containsEntry("Caller-Destination-Number", "7100")
                            .containsEntry("Channel-Call-State", "ACTIVE")
                            .containsEntry("Event-Date-Timestamp", "1795229577000000");
                }));
    }

    /** A transfer changes it, and the number that was dialled is who the call is for. */
    @Test
    void tellsTheDestinationAsItWasAtFirst() throws IOException {
        var row = ChannelRow.parse("""
                        {"row_count":1,"rows":[{"uuid":"b","call_uuid":"a","dest":"1020","initial_dest":"+15550100002"}]}""").get(0);
        assertThat(row.headers())
                .containsEntry("Caller-Destination-Number", "+15550100002")
                .containsEntry("Channel-Call-UUID", "a")
                .doesNotContainKey("Event-Date-Timestamp");
    }

    @Test
    void takesDuplicateKeysAndStrangeValues() throws IOException {
        var rows = ChannelRow.parse("""
                {"row_count":2,"x":[1,{"rows":[]}],"rows":[{"uuid":"a","dest":"1","dest":"2","n":null,"o":{"p":1}},{"name":"no uuid"}]}""");
        assertThat(rows).extracting(ChannelRow::uuid).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-ERR permission denied", "[]", "{\"row_count\":1,\"rows\":[{\"uuid\":\"a"})
    void refusesWhatIsNoTable(String text) {
        assertThatThrownBy(() -> ChannelRow.parse(text)).isInstanceOf(IOException.class);
    }

    private static List<String> recordedTables() throws IOException {
        var decoder = new EmbeddedChannel(new EslDecoder(100_000, 10_000_000));
        try (var recording = ChannelRowTest.class.getResourceAsStream("/fixtures/freeswitch/64_show_calls.esl")) {
            decoder.writeInbound(Unpooled.wrappedBuffer(recording.readAllBytes()));
        }
        var tables = new ArrayList<String>();
        for (EslMessage message = decoder.readInbound(); message != null; message = decoder.readInbound()) {
            if (message.contentType().equals("api/response")
                    && message.body().startsWith("{\"row_count\"")
                    && (message.body().contains("initial_dest")
                            || message.body().contains(" 0"))) {
                tables.add(message.body());
            }
        }
        return tables;
    }
}
