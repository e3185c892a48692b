/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.Digits;
import org.voxroute.simulator.model.Registration;

/** Drives the simulated switch: what its callers, phones and gateways do. Where there is none, because a real switch is configured, everything is 404. */
@RestController
@RequestMapping(path = "/api/simulator", produces = "application/json")
public class SimulatorController {

    private static final int MAX_BODY = 64 * 1024;

    private final ObjectProvider<SimulatedSwitch> simulators;

    public SimulatorController(ObjectProvider<SimulatedSwitch> simulators) {
        this.simulators = simulators;
    }

    private SimulatedSwitch simulator() {
        SimulatedSwitch simulator = simulators.getIfAvailable();
        if (simulator == null) {
            throw new Refusal(
                    HttpStatus.NOT_FOUND, "no_simulator", "there is no simulated switch: a real one is configured");
        }
        return simulator;
    }

    @PostMapping("/calls")
    public ResponseEntity<Map<String, Object>> call(HttpServletRequest request) throws IOException {
        SimulatedSwitch simulator = simulator();
        String uuid = simulator
                .placeCall(Requests.call(body(request)))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "switch_full",
                        "the simulated switch has no room for another call"));
        return Envelope.of(HttpStatus.CREATED, Map.of("call_id", uuid, "uuid", uuid));
    }

    @GetMapping("/calls")
    public ResponseEntity<Map<String, Object>> calls() {
        return Envelope.ok(
                simulator().legs().stream().map(SimulatorController::shown).toList());
    }

    private static Map<String, Object> shown(SimulatedSwitch.LegView leg) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("uuid", leg.uuid());
        shown.put("call_id", leg.callId());
        shown.put("direction", leg.direction());
        shown.put("from", leg.from());
        shown.put("to", leg.to());
        shown.put("state", leg.state().toLowerCase(Locale.ROOT));
        return shown;
    }

    @PostMapping("/calls/{uuid}/digits")
    public ResponseEntity<Map<String, Object>> digits(@PathVariable("uuid") String uuid, HttpServletRequest request)
            throws IOException {
        SimulatedSwitch simulator = simulator();
        String digits = Requests.digits(body(request));
        if (!simulator.press(uuid, digits, Digits.Source.RTP)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no_such_call", "there is no leg " + uuid);
        }
        return Envelope.ok(Map.of("uuid", uuid, "digits", digits));
    }

    @DeleteMapping("/calls/{uuid}")
    public ResponseEntity<Map<String, Object>> hangUp(@PathVariable("uuid") String uuid) {
        if (!simulator().hangUp(uuid)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no_such_call", "there is no leg " + uuid);
        }
        return Envelope.ok(Map.of("uuid", uuid));
    }

    @GetMapping("/registrations")
    public ResponseEntity<Map<String, Object>> registrations() {
        return Envelope.ok(simulator().registrations().stream()
                .map(SimulatorController::shown)
                .toList());
    }

    private static Map<String, Object> shown(Registration registration) {
        return Map.of(
                "extension", registration.user(),
                "domain", registration.domain(),
                "contact", registration.contact(),
                "expires", registration.expires());
    }

    @PostMapping("/registrations")
    public ResponseEntity<Map<String, Object>> register(HttpServletRequest request) throws IOException {
        SimulatedSwitch simulator = simulator();
        String extension = Requests.extension(body(request));
        return switch (simulator.register(extension)) {
            case REGISTERED -> Envelope.of(HttpStatus.CREATED, Map.of("extension", extension));
            case NO_SUCH_EXTENSION ->
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "no_such_extension",
                        "extension " + extension + " has no file in the directory, or the switch hasn't reloaded it");
            case FULL -> throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "switch_full", "too many registrations");
        };
    }

    @DeleteMapping("/registrations/{extension}")
    public ResponseEntity<Map<String, Object>> unregister(@PathVariable("extension") String extension) {
        if (!simulator().unregister(extension)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not_registered", "extension " + extension + " isn't registered");
        }
        return Envelope.ok(Map.of("extension", extension));
    }

    @PostMapping("/gateways/{name}")
    public ResponseEntity<Map<String, Object>> gateway(@PathVariable("name") String name, HttpServletRequest request)
            throws IOException {
        SimulatedSwitch simulator = simulator();
        boolean up = Requests.up(body(request));
        if (!simulator.gateway(name, up)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no_such_gateway", "there is no gateway " + name);
        }
        return Envelope.ok(Map.of("name", name, "up", up));
    }

    @GetMapping("/destinations")
    public ResponseEntity<Map<String, Object>> destinations() {
        Map<String, Object> shown = new LinkedHashMap<>();
        simulator().scripts().forEach((number, script) -> shown.put(number, shown(script)));
        return Envelope.ok(shown);
    }

    private static Map<String, Object> shown(CalleeScript script) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("outcome", script.outcome().name().toLowerCase(Locale.ROOT));
        shown.put("ring_ms", script.ring().toMillis());
        shown.put("answer_after_ms", script.answer().toMillis());
        if (script.hangup() != null) {
            shown.put("hangup_after_ms", script.hangup().toMillis());
        }
        return shown;
    }

    @PutMapping("/destinations/{number}")
    public ResponseEntity<Map<String, Object>> script(@PathVariable("number") String number, HttpServletRequest request)
            throws IOException {
        SimulatedSwitch simulator = simulator();
        if (!Requests.NUMBER.matcher(number).matches()
                && !Requests.EXTENSION.matcher(number).matches()) {
            throw new BadRequest("number", "must be " + Requests.A_NUMBER);
        }
        CalleeScript script = Requests.destination(body(request));
        if (!simulator.script(number, script)) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "switch_full", "too many destinations have scripts");
        }
        return Envelope.ok(shown(script));
    }

    @DeleteMapping("/destinations/{number}")
    public ResponseEntity<Map<String, Object>> unscript(@PathVariable("number") String number) {
        if (!simulator().unscript(number)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no_such_destination", number + " has no script");
        }
        return Envelope.ok(Map.of("number", number));
    }

    @PostMapping("/restart")
    public ResponseEntity<Map<String, Object>> restart(HttpServletRequest request) throws IOException {
        SimulatedSwitch simulator = simulator();
        Requests.Restart restart = Requests.restart(body(request));
        simulator.restart(restart.kill(), restart.down());
        return Envelope.ok(
                Map.of("kill", restart.kill(), "down_ms", restart.down().toMillis()));
    }

    @PostMapping("/load")
    public ResponseEntity<Map<String, Object>> load(HttpServletRequest request) throws IOException {
        SimulatedSwitch simulator = simulator();
        Requests.Load load = Requests.load(body(request));
        if (!simulator.load(load.callsPerSecond(), load.length(), load.talk(), load.to())) {
            throw new Refusal(HttpStatus.CONFLICT, "load_running", "a load is running already");
        }
        return loadProgress();
    }

    @GetMapping("/load")
    public ResponseEntity<Map<String, Object>> loadProgress() {
        return Envelope.ok(simulator()
                .loadProgress()
                .map(progress -> Map.<String, Object>of(
                        "running", progress.running(),
                        "placed", progress.placed(),
                        "refused", progress.refused(),
                        "planned", progress.planned()))
                .orElse(Map.of("running", false)));
    }

    @DeleteMapping("/load")
    public ResponseEntity<Map<String, Object>> stopLoad() {
        simulator().stopLoad();
        return loadProgress();
    }

    private static String body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new BadRequest("body", "is larger than " + MAX_BODY + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ExceptionHandler(BadRequest.class)
    ResponseEntity<Map<String, Object>> badRequest(BadRequest problem) {
        return Envelope.error(
                HttpStatus.BAD_REQUEST,
                "invalid_field",
                String.valueOf(problem.getMessage()),
                Map.of("field", problem.field()));
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        return Envelope.error(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), Map.of());
    }

    @ExceptionHandler(IllegalStateException.class)
    ResponseEntity<Map<String, Object>> restarting(IllegalStateException problem) {
        return Envelope.error(
                HttpStatus.SERVICE_UNAVAILABLE, "switch_down", String.valueOf(problem.getMessage()), Map.of());
    }
}
