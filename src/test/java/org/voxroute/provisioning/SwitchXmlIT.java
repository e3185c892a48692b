/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.Hub;

/** What mod_xml_curl asks, with the field names of the real module, in the whole hub. */
class SwitchXmlIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String USER = "hostname=fs&section=directory&tag_name=domain&key_name=name&key_value=127.0.0.1"
            + "&Event-Name=REQUEST_PARAMS&action=sip_auth&sip_profile=internal&key=id&user=1020&domain=127.0.0.1&ip=10.0.0.9";
    private static final String CALL = "hostname=fs&section=dialplan&tag_name=&key_name=&key_value="
            + "&Event-Name=REQUEST_PARAMS&Caller-Context=public&Hunt-Context=public"
            + "&Caller-Destination-Number=%2B15550100777&Hunt-Destination-Number=%2B15550100777&variable_direction=inbound";

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(
                data,
                Map.of(
                        "spring.main.sources",
                        TestFiles.InHub.class.getName(),
                        "voxroute.provisioning.xml.password",
                        "for-the-switch"));
        var files = hub.bean(TestFiles.class);
        files.put(TestFiles.agent("1020", "O'Brien & \"Söhne\" <x>"));
        files.put(TestFiles.route("+15550100777", "1020"));
        hub.bean(ProducerTemplate.class).sendBody("direct:deploy-changes", null);
        hub.client().post("/api/provisioning/reconcile", "");
        await().atMost(30, SECONDS)
                .until(() -> Files.exists(conf("dialplan/public/inbound_15550100777.xml"))
                        && hub.client()
                                        .get("/api/provisioning")
                                        .at("/data/total")
                                        .asInt()
                                == 0);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aUserIsByteForByteWhatItsFileHolds() throws Exception {
        HttpResponse<String> response = asked(USER, "for-the-switch");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
        assertThat(response.body())
                .contains("<section name=\"directory\">", "<domain name=\"127.0.0.1\">", "\"dial-string\"")
                .contains(between(conf("directory/default/1020.xml")));
    }

    @Test
    void aDidIsByteForByteWhatItsFileHolds() throws Exception {
        String xml = asked(CALL, "for-the-switch").body();

        assertThat(xml)
                .contains("<context name=\"public\">")
                .contains(between(conf("dialplan/public/inbound_15550100777.xml")));
        assertThat(asked(CALL.replace("%2B", ""), "for-the-switch").body()).isEqualTo(xml);
    }

    @Test
    void everythingElseIsNotFound() throws Exception {
        for (String form : new String[] {
            USER.replace("user=1020", "user=1099"),
            USER.replace("user=1020", "user="),
            USER + "&purpose=gateways",
            CALL.replace("Context=public", "Context=default"),
            CALL.replace("777", "778"),
            CALL.replace("%2B15550100777", encoded("' or 1=1 --")),
            "section=configuration&tag_name=configuration&key_name=name&key_value=sofia.conf",
            "x=y"
        }) {
            HttpResponse<String> response = asked(form, "for-the-switch");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).as(form).contains("<result status=\"not found\"/>");
        }
    }

    @Test
    void nobodyElseMayAsk() throws Exception {
        assertThat(asked(USER, "wrong").statusCode()).isEqualTo(401);
        assertThat(asked(USER, Hub.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(URI.create(hub.client().base() + "/freeswitch/xml"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(USER))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> asked(String form, String password) throws Exception {
        String login = Base64.getEncoder().encodeToString(("freeswitch:" + password).getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(hub.client().base() + "/freeswitch/xml"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + login)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Path conf(String file) {
        return data.resolve("freeswitch-conf").resolve(file);
    }

    private static String between(Path file) throws Exception {
        String text = Files.readString(file);
        return text.substring("<include>\n".length(), text.indexOf("</include>"));
    }
}
