/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** {@code /api/simulator}: what simulated callers and phones do. Only where the simulated switch runs. */
@RestController
@RequestMapping(path = "/api/simulator", produces = "application/json")
public final class SimulatorController implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final String NUMBER_FORM = "a telephone number: digits, * and #, perhaps with + in front";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{0,100}");
    private static final int HOUR = 3_600_000;
    private static final int NEVER = -1;

    private final SimulatedSwitch phones;
    private final LoadRun load;

    public SimulatorController(SimulatedSwitch phones) {
        this.phones = phones;
        this.load = new LoadRun(phones);
    }

    @PostMapping(path = "/calls", consumes = "application/json")
    ResponseEntity<Object> call(@RequestBody JsonNode body) {
        var fields = new Fields(
                body,
                Set.of("from", "from_name", "to", "outcome", "answer_after_ms", "hangup_after_ms", "hangup_by"));
        var script = new CallScript(
                fields.text("from", NUMBER, NUMBER_FORM),
                fields.text("from_name", NAME, "at most 100 characters of text", ""),
                fields.text("to", NUMBER, NUMBER_FORM),
                fields.choice("outcome", Outcome.class, Outcome.ANSWERED),
                fields.millis("answer_after_ms", 1_000, HOUR),
                fields.millis("hangup_after_ms", 5_000, HOUR),
                hangupBy(fields));
        String uuid = phones.placeCall(script).orElseThrow(() -> Problem.full("The simulated switch has no free line"));
        var data = new LinkedHashMap<String, Object>();
        data.put("call_id", uuid);
        data.put("uuid", uuid);
        data.put("from", script.from());
        data.put("to", script.to());
        data.put("outcome", Fields.word(script.outcome()));
        return ResponseEntity.status(201).body(success(data));
    }

    @PostMapping(path = "/registrations", consumes = "application/json")
    ResponseEntity<Object> register(@RequestBody JsonNode body) {
        String extension =
                new Fields(body, Set.of("extension")).text("extension", Pattern.compile("[0-9]{1,10}"), "an extension");
        return switch (phones.register(extension)) {
            case REGISTERED -> ResponseEntity.status(201).body(success(Map.of("extension", extension)));
            case NO_SUCH_EXTENSION ->
                throw Problem.notFound("The switch's directory has no extension " + extension
                        + ": write its file and reload, or create an agent");
            case FULL -> throw Problem.full("Too many phones are registered");
        };
    }

    @DeleteMapping("/registrations/{extension}")
    ResponseEntity<Object> unregister(@PathVariable("extension") String extension) {
        if (!phones.unregister(extension)) {
            throw Problem.notFound("No phone is registered as " + extension);
        }
        return ResponseEntity.ok(success(Map.of("extension", extension)));
    }

    @PutMapping(path = "/destinations/{number}", consumes = "application/json")
    ResponseEntity<Object> destination(@PathVariable("number") String number, @RequestBody JsonNode body) {
        if (!NUMBER.matcher(number).matches()) {
            throw Problem.invalid("number", "must be " + NUMBER_FORM);
        }
        var fields = new Fields(body, Set.of("outcome", "ring_ms", "answer_after_ms", "hangup_after_ms"));
        int hangup = fields.number("hangup_after_ms", NEVER, 0, HOUR);
        var script = new CalleeScript(
                fields.choice("outcome", Outcome.class, Outcome.ANSWERED),
                fields.millis("ring_ms", 200, HOUR),
                fields.millis("answer_after_ms", 500, HOUR),
                hangup == NEVER ? null : Duration.ofMillis(hangup));
        if (!phones.script(number, script)) {
            throw Problem.full("Too many destinations have a script");
        }
        return ResponseEntity.ok(success(Map.of("number", number, "outcome", Fields.word(script.outcome()))));
    }

    @PostMapping(path = "/restart")
    ResponseEntity<Object> restart(@RequestBody(required = false) JsonNode body) {
        boolean kill = false;
        Duration down = Duration.ofMillis(500);
        if (body != null) {
            var fields = new Fields(body, Set.of("kill", "down_ms"));
            kill = fields.flag("kill", false);
            down = fields.millis("down_ms", 500, 60_000);
        }
        phones.restart(kill, down);
        return ResponseEntity.accepted().body(success(Map.of("kill", kill, "down_ms", down.toMillis())));
    }

    @PostMapping(path = "/gateways/{name}", consumes = "application/json")
    ResponseEntity<Object> gateway(@PathVariable("name") String name, @RequestBody JsonNode body) {
        boolean up = new Fields(body, Set.of("up")).flag("up", true);
        if (!phones.gateway(name, up)) {
            throw Problem.notFound("The switch has no gateway " + name);
        }
        return ResponseEntity.ok(success(Map.of("name", name, "up", up)));
    }

    /** Many calls at an even pace; the answer comes at once, the calls in their time. */
    @PostMapping(path = "/load", consumes = "application/json")
    ResponseEntity<Object> load(@RequestBody JsonNode body) {
        var fields = new Fields(body, Set.of("calls_per_second", "seconds", "talk_ms", "to"));
        int rate = fields.number("calls_per_second", 10, 1, 2_000);
        int seconds = fields.number("seconds", 10, 1, 3_600);
        Duration talk = fields.millis("talk_ms", 1_000, HOUR);
        String to = fields.text("to", NUMBER, NUMBER_FORM, "+15550100002");
        if (!load.begin(rate, seconds, talk, to)) {
            throw Problem.full("A load is under way: wait for its end");
        }
        return ResponseEntity.accepted().body(success(Map.of("calls", rate * seconds, "seconds", seconds)));
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<Object> refused(Problem problem) {
        return ResponseEntity.status(problem.status()).body(problem.envelope());
    }

    /** {@code callee} is the word of those who call; the switch's own is agent. */
    private static Side hangupBy(Fields fields) {
        String by = fields.text("hangup_by", Pattern.compile("caller|callee|agent"), "caller or callee", "caller");
        return by.equals("caller") ? Side.CALLER : Side.AGENT;
    }

    private static Map<String, Object> success(Object data) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", true);
        envelope.put("data", data);
        return envelope;
    }

    @Override
    public void close() {
        load.close();
    }
}
