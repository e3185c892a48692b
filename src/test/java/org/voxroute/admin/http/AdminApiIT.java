/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.kit.Hub;

/** The edge of the API: what holds for every address, and what holds beside the contract. */
class AdminApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static Hub hub;

    /** An operation of the contract, with an address that it answers. */
    record Asked(String method, String path, List<Parameter> query) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    static Stream<Asked> operations() {
        var options = new ParseOptions();
        options.setResolve(true);
        OpenAPI contract = new OpenAPIV3Parser().read(Contract.RESOURCE, null, options);
        return contract.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(operation -> new Asked(
                                operation.getKey().name(),
                                "/api" + path.getKey().replaceAll("\\{[^}]+}", "none"),
                                query(operation.getValue()))));
    }

    private static List<Parameter> query(Operation operation) {
        return operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn().equals("query"))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void wantsToKnowWhoAsks(Asked asked) throws Exception {
        refused(send(request(asked.path).method(asked.method, BodyPublishers.noBody())), 401, "unauthorized");
        refused(
                send(request(asked.path)
                        .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                        .method(asked.method, BodyPublishers.noBody())),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesAQueryThatIsNotUrlEncoded(Asked asked) throws Exception {
        String answer = raw(asked.method + " " + asked.path + "?a=%zz");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"success\":false");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesWhatStandsBelowItsAddress(Asked asked) throws Exception {
        refused(
                send(asAdmin(asked.path + "/below/it").method(asked.method, BodyPublishers.noBody())),
                404,
                "not_found");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsNoHeaderOfTheRequestBack(Asked asked) throws Exception {
        var response = send(asAdmin(asked.path + "?colour=blue")
                .header("X-Mine", "1")
                .header("CamelHttpResponseCode", "299")
                .header("org.apache.camel.x", "1")
                .method(asked.method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isNotEqualTo(299);
        assertThat(response.headers().map()).doesNotContainKeys("x-mine", "authorization", "camelhttpresponsecode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "from=2026-02-01&to=2026-01-01", "cursor=AAAA"})
    void refusesWhatOnlyTheServiceCanJudge(String query) throws Exception {
        refused(send(asAdmin("/api/cdr?" + query).GET()), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/none", "/api/calls", "/nowhere"})
    void refusesAnAddressThatDoesNotExist(String path) throws Exception {
        refused(send(asAdmin(path).GET()), 404, "not_found");
    }

    @Test
    void takesTimesAsTheyAreEncodedByClients() throws Exception {
        for (String from : List.of(
                "2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00%3A00%3A00.000Z", "2026-01-01T00:00:00%2B01:00")) {
            assertThat(send(asAdmin("/api/cdr?from=" + from).GET()).statusCode())
                    .as(from)
                    .isEqualTo(200);
        }
    }

    @Test
    void takesARecordThatTheSwitchPostsOnceHoweverOftenItComes() throws Exception {
        String record = """
                {"core-uuid":"c","switchname":"fs1","variables":{"uuid":"6f1d0a52-0000-4000-8000-000000000001",
                "direction":"inbound","start_uepoch":"1768386600000000","answer_uepoch":"1768386605000000",
                "end_uepoch":"1768386665000000","hangup_cause":"NORMAL_CLEARING","duration":"65","billsec":"60"},
                "callflow":[{"profile_index":"1","caller_profile":{"caller_id_number":"+15550100001",
                "destination_number":"1020","uuid":"6f1d0a52-0000-4000-8000-000000000001"},"times":{}}]}""";
        String encoded = java.net.URLEncoder.encode(record, StandardCharsets.UTF_8);
        String path = "/api/freeswitch/cdr?uuid=a_6f1d0a52-0000-4000-8000-000000000001";
        for (var post : List.of(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(record)),
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("cdr=" + encoded)),
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)))))) {
            var response = send(post);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hub.client().cdrsOf("6f1d0a52-0000-4000-8000-000000000001"))
                        .hasSize(1));
    }

    @Test
    void refusesPostedRecordsThatAreNone() throws Exception {
        refused(send(request("/api/freeswitch/cdr").POST(BodyPublishers.noBody())), 400, "empty_body");
        refused(send(request("/api/freeswitch/cdr").POST(BodyPublishers.ofString("{"))), 400, "malformed_cdr");
        byte[] large = new byte[5_000_000];
        refused(send(request("/api/freeswitch/cdr").POST(BodyPublishers.ofByteArray(large))), 413, "too_large");
    }

    /** This machine needs no login to post records: a page in a browser on it must not profit from that. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "null", "http://127.0.0.1:8080"})
    void refusesRecordsFromWebPages(String origin) throws Exception {
        String form = "cdr=" + java.net.URLEncoder.encode("{\"variables\":{\"uuid\":\"x\"}}", StandardCharsets.UTF_8);
        for (var post : List.of(request("/api/freeswitch/cdr"), asAdmin("/api/freeswitch/cdr"))) {
            var error = refused(
                    send(post.header("Origin", origin)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))),
                    403,
                    "forbidden");
            assertThat(error.path("message").asText()).contains("web page");
        }
    }

    @Test
    void saysWhatIsWrongWithAPostedRecord() throws Exception {
        var broken = refused(
                send(request("/api/freeswitch/cdr").POST(BodyPublishers.ofString("{\"variables\":"))),
                400,
                "malformed_cdr");
        assertThat(broken.path("message").asText()).startsWith("Not well-formed JSON at line 1");
        var entity = refused(
                send(request("/api/freeswitch/cdr")
                        .POST(BodyPublishers.ofString(
                                "<!DOCTYPE cdr [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><cdr>&x;</cdr>"))),
                400,
                "malformed_cdr");
        assertThat(entity.path("message").asText()).contains("document type");
        var empty = refused(
                send(request("/api/freeswitch/cdr").POST(BodyPublishers.ofString("<cdr/>"))), 400, "malformed_cdr");
        assertThat(empty.path("message").asText()).contains("uuid", "start_uepoch", "end_uepoch");
    }

    @Test
    void refusesBrokenJsonAndOtherContentTypes() throws Exception {
        refused(
                send(request("/api/auth/token")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"username\":"))),
                400,
                "invalid_request");
        refused(
                send(request("/api/auth/token")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("a,b"))),
                415,
                "unsupported_media_type");
    }

    @Test
    void showsItsContractToEverybody() throws Exception {
        var response = send(request("/api/openapi.json").GET());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("paths").has("/cdr/stats"))
                .isTrue();
    }

    private static JsonNode refused(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("success").isBoolean()).isTrue();
        assertThat(body.path("success").asBoolean()).isFalse();
        assertThat(body.at("/error/code").asText()).isEqualTo(code);
        assertThat(body.at("/error/message").asText()).isNotBlank();
        assertThat(body.at("/error/details").isObject()).isTrue();
        assertThat(response.body()).doesNotContain("Exception", "org.voxroute", "secret-body");
        return body.path("error");
    }

    /** What Java's client would not send. */
    private static String raw(String start) throws Exception {
        URI base = URI.create(hub.client().base());
        try (var socket = new java.net.Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((start + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                    + Hub.HubClient.authorization()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest.Builder asAdmin(String path) {
        return request(path).header("Authorization", Hub.HubClient.authorization());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.client().base() + path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
