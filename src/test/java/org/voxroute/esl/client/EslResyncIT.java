/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.kit.FakeSwitch.event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;
import org.voxroute.kit.Heard;

class EslResyncIT {

    private static final String NONE = "{\"row_count\": 0}\n";
    private static final String OLD_RUN = "0f0f0f0f-0000-4000-8000-00000000000a";
    private static final String NEW_RUN = "0f0f0f0f-0000-4000-8000-00000000000b";

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    private FakeSwitch.Pair connectsShowing(String table) {
        node.listen(
                Subscription.to("CHANNEL_CREATE,CHANNEL_ANSWER,CHANNEL_HANGUP_COMPLETE")
                        .withLifecycle(true),
                heard);
        return fs.welcomesNode().takesSubscription().showsChannels(OLD_RUN, table);
    }

    private Conversation comesBackShowing(String coreUuid, String table) {
        Conversation events = fs.welcomes();
        new FakeSwitch.Pair(events, events).takesSubscription().showsChannels(coreUuid, table);
        return events;
    }

    @Test
    void tellsOfCallsThatWereThereBefore() {
        connectsShowing("""
                {"row_count":2,"rows":[
                  {"uuid":"a1","direction":"inbound","created_epoch":"1795229580","cid_num":"+15550100001","dest":"+15550100002","callstate":"ACTIVE","call_uuid":"a1"},
                  {"uuid":"b1","direction":"outbound","created_epoch":"1795229581","callstate":"RINGING","call_uuid":"a1"}]}
                """);
        heard.hears(
                "CONNECTED (epoch 1)",
                "CHANNEL_CREATE a1 (synthetic)",
                "CHANNEL_ANSWER a1 (synthetic)",
                "CHANNEL_CREATE b1 (synthetic)",
                "RESYNCED (epoch 1)");
        assertThat(heard.events().get(1).event().toMap())
                .containsEntry("Caller-Caller-ID-Number", "+15550100001")
                .containsEntry("Caller-Destination-Number", "+15550100002")
                .containsEntry("Call-Direction", "inbound")
                .containsEntry("Event-Date-Timestamp", "1795229580000000");
        assertThat(heard.events().get(4).event().header(ReceivedEvent.CHANNELS)).isEqualTo("a1,b1");
    }

    @Test
    void saysThatThereAreNone() {
        connectsShowing(NONE);
        heard.hears("CONNECTED (epoch 1)", "RESYNCED (epoch 1)");
        assertThat(heard.events().get(1).event().header(ReceivedEvent.CHANNELS)).isEmpty();
    }

    @Test
    void endsCallsThatEndedInTheGap() {
        Conversation events = connectsShowing(NONE).events();
        heard.hearsAmongOthers("RESYNCED (epoch 1)");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"))
                .says(event("CHANNEL_CREATE", "Unique-ID", "a2"))
                .hangsUp();
        Conversation again =
                comesBackShowing(OLD_RUN, "{\"row_count\":1,\"rows\":[{\"uuid\":\"a2\",\"callstate\":\"ACTIVE\"}]}");
        again.hears("api uuid_exists a1").answers("false");
        heard.hears(
                "CONNECTED (epoch 1)",
                "RESYNCED (epoch 1)",
                "CHANNEL_CREATE a1",
                "CHANNEL_CREATE a2",
                "LOST (epoch 1)",
                "CONNECTED (epoch 2)",
                "CHANNEL_HANGUP_COMPLETE a1 (synthetic)",
                "CHANNEL_ANSWER a2 (synthetic)",
                "RESYNCED (epoch 2)");
    }

    /** The table of channels is written a moment after the events. */
    @Test
    void doesNotEndACallThatTheTableHasNotYet() {
        Conversation events = connectsShowing(NONE).events();
        heard.hearsAmongOthers("RESYNCED (epoch 1)");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1")).hangsUp();
        comesBackShowing(OLD_RUN, NONE).hears("api uuid_exists a1").answers("true");
        heard.hears(
                "CONNECTED (epoch 1)",
                "RESYNCED (epoch 1)",
                "CHANNEL_CREATE a1",
                "LOST (epoch 1)",
                "CONNECTED (epoch 2)",
                "RESYNCED (epoch 2)");
        assertThat(heard.events().get(5).event().header(ReceivedEvent.CHANNELS)).isEqualTo("a1");
    }

    @Test
    void endsEveryCallOfASwitchThatWasRestarted() {
        Conversation events = connectsShowing(NONE).events();
        heard.hearsAmongOthers("RESYNCED (epoch 1)");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"))
                .says(event("CHANNEL_CREATE", "Unique-ID", "a2"))
                .hangsUp();
        comesBackShowing(NEW_RUN, NONE);
        heard.hearsAmongOthers("RESYNCED (epoch 2)");
        assertThat(heard.lines())
                .contains("CHANNEL_HANGUP_COMPLETE a1 (synthetic)", "CHANNEL_HANGUP_COMPLETE a2 (synthetic)");
        assertThat(heard.events().get(heard.events().size() - 1).event().header(ReceivedEvent.RESTARTED))
                .isEqualTo("true");
    }

    @Test
    void tellsALaterListenerOfEveryCallAndTheOthersNothing() {
        Conversation events = connectsShowing(NONE).events();
        heard.hearsAmongOthers("RESYNCED (epoch 1)");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"));
        heard.hearsAmongOthers("CHANNEL_CREATE a1");
        var late = new Heard();
        node.listen(Subscription.to("CHANNEL_CREATE,DTMF").withLifecycle(true), late);
        events.hears("event json DTMF").replies("+OK event listener enabled json");
        new FakeSwitch.Pair(events, events)
                .showsChannels(
                        OLD_RUN,
                        "{\"row_count\":1,\"rows\":[{\"uuid\":\"a1\",\"call_uuid\":\"\",\"callstate\":\"ACTIVE\"}]}");
        late.hears("CONNECTED (epoch 1)", "CHANNEL_CREATE a1 (synthetic)", "RESYNCED (epoch 1)");
        heard.hears("CONNECTED (epoch 1)", "RESYNCED (epoch 1)", "CHANNEL_CREATE a1");
    }

    @Test
    void asksAgainIfTheTableCantBeRead() {
        connectsShowing("{\"row_count\":1,\"rows\":[{\"uuid\":").showsChannels(OLD_RUN, NONE);
        heard.hears("CONNECTED (epoch 1)", "RESYNCED (epoch 1)");
    }

    @Test
    void saysNothingIfTheSwitchDoesNotShowItsChannels() {
        node.listen(Subscription.to("CHANNEL_CREATE").withLifecycle(true), heard);
        Conversation events = fs.welcomesNode().takesSubscription().events();
        events.hears("api global_getvar core_uuid").replies("-ERR permission denied");
        events.hears("api show channels as json").replies("-ERR permission denied");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"));
        heard.hears("CONNECTED (epoch 1)", "CHANNEL_CREATE a1");
    }

    @Test
    void comparesNothingIfNobodyWantsIt() {
        node.listen(Subscription.to("CHANNEL_CREATE").withResync(false), heard);
        Conversation events = fs.welcomesNode().events();
        events.hears("event json CHANNEL_CREATE").replies("+OK event listener enabled json");
        events.hears("event json HEARTBEAT").replies("+OK event listener enabled json");
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"));
        heard.hears("CHANNEL_CREATE a1");
    }
}
