/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.SimulatedSwitch.Registering;

/** Phones that register and go, told as a real switch tells of them. */
class RegistrationTest {

    private static final Recording RECORDED = new Recording("53_register_json");

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        fs.start();
        client = TestClient.of(fs, "secret");
        client.send("event json CUSTOM sofia::pre_register sofia::register_attempt sofia::register sofia::unregister"
                + " sofia::expire");
        client.send("event json PRESENCE_IN");
    }

    @AfterEach
    void stop() {
        client.close();
        fs.close();
    }

    @Test
    void tellsOfAPhoneThatRegisters() {
        assertThat(fs.register("1021")).isEqualTo(Registering.REGISTERED);
        assertThat(told()).containsExactly("sofia::pre_register", "sofia::register_attempt", "sofia::register");
        Frame event = last();
        assertThat(event.headerNames())
                .isEqualTo(RECORDED.custom("sofia::register").headerNames());
        assertThat(event.get("from-user")).isEqualTo("1021");
        assertThat(event.get("from-host")).isEqualTo("127.0.0.1");
        assertThat(event.get("status")).isEqualTo("Registered(UDP)");
        assertThat(event.get("expires")).isEqualTo("3600");
    }

    @Test
    void tellsOfAPhoneThatGoes() {
        assertThat(fs.unregister("1020")).isTrue();
        assertThat(told())
                .containsExactly("sofia::pre_register", "sofia::register_attempt", "PRESENCE_IN", "sofia::unregister");
        assertThat(last().headerNames())
                .isEqualTo(RECORDED.custom("sofia::unregister").headerNames());
        assertThat(client.events().get(2).headerNames())
                .isEqualTo(RECORDED.events("PRESENCE_IN").get(0).headerNames());
        assertThat(client.api("sofia_contact 1020@127.0.0.1")).isEqualTo("error/user_not_registered");
    }

    @Test
    void tellsOfARegistrationThatIsFlushed() {
        assertThat(client.api("sofia profile internal flush_inbound_reg 1020@127.0.0.1"))
                .isEqualTo("+OK flushing all registrations matching specified call_id\n");
        assertThat(told()).containsExactly("sofia::expire", "PRESENCE_IN");
        assertThat(client.events().get(0).headerNames())
                .isEqualTo(RECORDED.custom("sofia::expire").headerNames());
        assertThat(last().headerNames())
                .isEqualTo(RECORDED.events("PRESENCE_IN").get(1).headerNames());
        assertThat(fs.registrations()).isEmpty();
    }

    @Test
    void tellsNothingWhenAPhoneGoesThatIsNotThere() {
        assertThat(fs.unregister("1021")).isFalse();
        assertThat(fs.unregister("9999")).isFalse();
        assertThat(client.heard()).isEmpty();
    }

    @Test
    void refreshesARegistrationInsteadOfAddingOne() {
        String before = client.api("sofia_contact 1020@127.0.0.1");
        assertThat(fs.register("1020")).isEqualTo(Registering.REGISTERED);
        assertThat(fs.register("1020")).isEqualTo(Registering.REGISTERED);
        assertThat(fs.registrations()).hasSize(1);
        assertThat(client.api("sofia_contact 1020@127.0.0.1")).isEqualTo(before);
        assertThat(told()).filteredOn("sofia::register"::equals).hasSize(2);
    }

    @Test
    void knowsNoExtensionWithoutAFile() {
        assertThat(fs.register("9999")).isEqualTo(Registering.NO_SUCH_EXTENSION);
        assertThat(client.heard()).isEmpty();
    }

    @Test
    void listsRegistrationsAsRecorded() {
        fs.register("1021");
        List<String> replies = RECORDED.replies();
        assertThat(shape(client.api("sofia status profile internal reg"))).isEqualTo(shape(body(replies.get(3))));
        assertThat(shape(client.api("sofia status profile internal reg 1021@127.0.0.1")))
                .isEqualTo(shape(body(replies.get(4))));
        assertThat(shape(client.api("show registrations as json"))).isEqualTo(shape(body(replies.get(7))));
        assertThat(shape(client.api("show registrations"))).isEqualTo(shape(body(replies.get(8))));
        assertThat(shape(client.api("sofia_contact */1021@127.0.0.1"))).isEqualTo(shape(body(replies.get(10))));
    }

    private static String body(String reply) {
        return reply.substring(reply.indexOf("\n\n") + 2);
    }

    /** Without identities, ports, times and the names of phone and host. */
    private static String shape(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}reg", "<id>")
                .replaceAll("EXP\\(.*?\\) EXPSECS\\(\\d+\\)", "<expires>")
                .replaceAll("\\b17\\d{8}\\b", "<time>")
                .replaceAll("\\b50\\d\\d\\b", "<port>")
                .replaceAll("testua/1.0|Voxroute-simulator", "<phone>")
                .replaceAll("Ping-Time:\t[0-9.]+", "Ping-Time:\t<t>")
                .replaceAll("(\t|,|\")(vm|simulator)\\b", "$1<host>");
    }

    private List<String> told() {
        return client.heard().stream()
                .map(event -> event.get("Event-Name").equals("CUSTOM")
                        ? event.get("Event-Subclass")
                        : event.get("Event-Name"))
                .toList();
    }

    private Frame last() {
        return client.events().get(client.events().size() - 1);
    }
}
