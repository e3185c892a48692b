/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.SimulatorConfig;

class SimulatorControllerTest {

    private static final SimulatorConfig CONFIG = SimulatorConfig.of(
                    Path.of("src/test/resources/simulator/conf"), "secret")
            .withRegistered("1020");

    private final SimulatedSwitch fs = new SimulatedSwitch(CONFIG);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new SimulatorController(beans.getBeanProvider(SimulatedSwitch.class)))
            .build();

    @BeforeEach
    void start() {
        fs.start();
        beans.addBean("simulator", fs);
    }

    @AfterEach
    void stop() {
        fs.close();
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(request.contentType("application/json").content(body));
    }

    private String placeCall() throws Exception {
        String answer = send(post("/api/simulator/calls"), "{\"to\":\"+15550100002\"}")
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.data.uuid");
    }

    @Test
    void placesACall() throws Exception {
        String answer = send(
                        post("/api/simulator/calls"),
                        "{\"from\":\"+15550100001\",\"to\":\"+15550100002\",\"answer_after_ms\":500,"
                                + "\"hangup_after_ms\":2000,\"hangup_by\":\"caller\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.success").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String uuid = JsonPath.read(answer, "$.data.uuid");
        String call = JsonPath.read(answer, "$.data.call_id");
        assertThat(call).isEqualTo(uuid);
        http.perform(get("/api/simulator/calls"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data[*].uuid", hasItem(uuid)))
                .andExpect(jsonPath("$.data[0].from").value("+15550100001"))
                .andExpect(jsonPath("$.data[0].direction").value("inbound"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|to",
                "{\"to\":\"\"}|to",
                "{\"to\":\"abc\"}|to",
                "{\"to\":5}|to",
                "{\"to\":null}|to",
                "{\"to\":\"1\\n2\"}|to",
                "{\"to\":\"1\",\"from\":\"x\"}|from",
                "{\"to\":\"1\",\"from_name\":\"a\\u0000b\"}|from_name",
                "{\"to\":\"1\",\"outcome\":\"BUSY\"}|outcome",
                "{\"to\":\"1\",\"outcome\":\"vanished\"}|outcome",
                "{\"to\":\"1\",\"outcome\":1}|outcome",
                "{\"to\":\"1\",\"answer_after_ms\":-1}|answer_after_ms",
                "{\"to\":\"1\",\"answer_after_ms\":1.5}|answer_after_ms",
                "{\"to\":\"1\",\"answer_after_ms\":\"1\"}|answer_after_ms",
                "{\"to\":\"1\",\"answer_after_ms\":99999999999}|answer_after_ms",
                "{\"to\":\"1\",\"hangup_after_ms\":86400001}|hangup_after_ms",
                "{\"to\":\"1\",\"hangup_by\":\"nobody\"}|hangup_by",
                "{\"to\":\"1\",\"colour\":\"red\"}|colour",
                "[]|body",
                "{|body",
                "{\"to\":\"1\"} x|body"
            })
    void saysWhichFieldOfACallIsWrong(String body, String field) throws Exception {
        refuses(post("/api/simulator/calls"), body, field);
    }

    private void refuses(MockHttpServletRequestBuilder request, String body, String field) throws Exception {
        send(request, body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.success").value(false))
                .andExpect(jsonPath("$.error.code").value("invalid_field"))
                .andExpect(jsonPath("$.error.message", containsString(field)))
                .andExpect(jsonPath("$.error.details.field").value(field));
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        refuses(post("/api/simulator/calls"), "{\"to\":\"1\",\"x\":\"" + "y".repeat(70_000) + "\"}", "body");
    }

    @Test
    void pressesKeys() throws Exception {
        String uuid = placeCall();
        send(post("/api/simulator/calls/" + uuid + "/digits"), "{\"digits\":\"12#*A\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.digits").value("12#*A"));
        refuses(post("/api/simulator/calls/" + uuid + "/digits"), "{\"digits\":\"x\"}", "digits");
        refuses(post("/api/simulator/calls/" + uuid + "/digits"), "{\"digits\":\"\"}", "digits");
        refuses(post("/api/simulator/calls/" + uuid + "/digits"), "{}", "digits");
        send(post("/api/simulator/calls/nobody/digits"), "{\"digits\":\"1\"}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("no_such_call"));
    }

    @Test
    void hangsUp() throws Exception {
        String uuid = placeCall();
        http.perform(delete("/api/simulator/calls/" + uuid))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.uuid").value(uuid));
        http.perform(delete("/api/simulator/calls/" + uuid))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("no_such_call"));
    }

    @Test
    void registersAPhoneAndTakesItAway() throws Exception {
        send(post("/api/simulator/registrations"), "{\"extension\":\"1021\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.extension").value("1021"));
        http.perform(get("/api/simulator/registrations"))
                .andExpect(jsonPath("$.data", hasSize(2)))
                .andExpect(jsonPath("$.data[*].extension", hasItem("1021")));
        http.perform(delete("/api/simulator/registrations/1021")).andExpect(status().isOk());
        http.perform(delete("/api/simulator/registrations/1021"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("not_registered"));
    }

    @Test
    void registersNoPhoneWithoutAnExtension() throws Exception {
        send(post("/api/simulator/registrations"), "{\"extension\":\"9999\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.error.code").value("no_such_extension"));
        refuses(post("/api/simulator/registrations"), "{}", "extension");
        refuses(post("/api/simulator/registrations"), "{\"extension\":\"a b\"}", "extension");
        refuses(post("/api/simulator/registrations"), "{\"extension\":\"1021\",\"x\":1}", "x");
    }

    @Test
    void takesAGatewayDownAndUp() throws Exception {
        send(post("/api/simulator/gateways/telnyx"), "{\"up\":false}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.up").value(false));
        send(post("/api/simulator/gateways/telnyx"), "{\"up\":true}").andExpect(status().isOk());
        send(post("/api/simulator/gateways/nosuch"), "{\"up\":true}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("no_such_gateway"));
        refuses(post("/api/simulator/gateways/telnyx"), "{}", "up");
        refuses(post("/api/simulator/gateways/telnyx"), "{\"up\":\"no\"}", "up");
    }

    @Test
    void scriptsADestination() throws Exception {
        send(put("/api/simulator/destinations/+15550123456"), "{\"outcome\":\"busy\",\"ring_ms\":1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.outcome").value("busy"))
                .andExpect(jsonPath("$.data.ring_ms").value(1))
                .andExpect(jsonPath("$.data.answer_after_ms").value(500))
                .andExpect(jsonPath("$.data.hangup_after_ms").doesNotExist());
        http.perform(get("/api/simulator/destinations"))
                .andExpect(jsonPath("$.data['+15550123456'].outcome").value("busy"));
        http.perform(delete("/api/simulator/destinations/+15550123456")).andExpect(status().isOk());
        http.perform(delete("/api/simulator/destinations/+15550123456"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("no_such_destination"));
        refuses(put("/api/simulator/destinations/+1555"), "{\"outcome\":\"gone\"}", "outcome");
        refuses(put("/api/simulator/destinations/+1555"), "{\"ring_ms\":3600001}", "ring_ms");
        refuses(put("/api/simulator/destinations/+1555"), "{\"hangup_after_ms\":true}", "hangup_after_ms");
        refuses(put("/api/simulator/destinations/a(b"), "{}", "number");
    }

    @Test
    void restarts() throws Exception {
        placeCall();
        http.perform(post("/api/simulator/restart"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.kill").value(false));
        http.perform(get("/api/simulator/calls")).andExpect(jsonPath("$.data", hasSize(0)));
        refuses(post("/api/simulator/restart"), "{\"kill\":1}", "kill");
        refuses(post("/api/simulator/restart"), "{\"down_ms\":600001}", "down_ms");
    }

    @Test
    void isUnavailableWhileTheSwitchIsDown() throws Exception {
        send(post("/api/simulator/restart"), "{\"kill\":true,\"down_ms\":600000}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.down_ms").value(600_000));
        http.perform(get("/api/simulator/calls"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.error.code").value("switch_down"));
        http.perform(post("/api/simulator/restart")).andExpect(status().isServiceUnavailable());
    }

    @Test
    void startsShowsAndStopsALoad() throws Exception {
        http.perform(get("/api/simulator/load"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.running").value(false));
        send(post("/api/simulator/load"), "{\"calls_per_second\":10,\"seconds\":60,\"talk_ms\":10}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.running").value(true))
                .andExpect(jsonPath("$.data.planned").value(600))
                .andExpect(jsonPath("$.data.placed", greaterThanOrEqualTo(1)));
        send(post("/api/simulator/load"), "{}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error.code").value("load_running"));
        http.perform(delete("/api/simulator/load"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.running").value(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"calls_per_second\":0}|calls_per_second",
                "{\"calls_per_second\":501}|calls_per_second",
                "{\"seconds\":601}|seconds",
                "{\"talk_ms\":-1}|talk_ms",
                "{\"to\":\"x\"}|to"
            })
    void saysWhichFieldOfALoadIsWrong(String body, String field) throws Exception {
        refuses(post("/api/simulator/load"), body, field);
    }

    @Test
    void refusesACallForWhichThereIsNoRoom() throws Exception {
        try (SimulatedSwitch small = new SimulatedSwitch(CONFIG.withMaxLegs(1))) {
            small.start();
            StaticListableBeanFactory only = new StaticListableBeanFactory();
            only.addBean("simulator", small);
            MockMvc full = MockMvcBuilders.standaloneSetup(
                            new SimulatorController(only.getBeanProvider(SimulatedSwitch.class)))
                    .build();
            full.perform(post("/api/simulator/calls").content("{\"to\":\"7100\"}"))
                    .andExpect(status().isCreated());
            full.perform(post("/api/simulator/calls").content("{\"to\":\"7100\"}"))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(jsonPath("$.error.code").value("switch_full"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /calls",
        "GET, /calls",
        "POST, /calls/x/digits",
        "DELETE, /calls/x",
        "GET, /registrations",
        "POST, /registrations",
        "DELETE, /registrations/1",
        "POST, /gateways/telnyx",
        "GET, /destinations",
        "PUT, /destinations/1",
        "DELETE, /destinations/1",
        "POST, /restart",
        "POST, /load",
        "GET, /load",
        "DELETE, /load"
    })
    void isNotThereWithARealSwitch(String method, String path) throws Exception {
        MockMvc without = MockMvcBuilders.standaloneSetup(
                        new SimulatorController(new StaticListableBeanFactory().getBeanProvider(SimulatedSwitch.class)))
                .build();
        without.perform(request(HttpMethod.valueOf(method), "/api/simulator" + path)
                        .contentType("application/json")
                        .content("{\"to\":\"1\",\"digits\":\"1\",\"extension\":\"1\",\"up\":true}"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error.code").value("no_simulator"));
    }
}
