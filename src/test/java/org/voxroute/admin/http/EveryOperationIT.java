/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.admin.http.ApiCaller.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.kit.HealthWhileLoading;
import org.voxroute.kit.Hub;

/**
 * Every operation of the contract against everything that can be wrong with a request. Made from the document, so a new
 * operation can't escape; whatever a request needs beyond what is wrong with it comes from the schemas' examples.
 */
class EveryOperationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROLES = List.of("", "viewer", "agent", "supervisor", "admin");

    @TempDir
    static Path data;

    private static Hub hub;
    private static ApiCaller caller;
    private static OtherTenant otherTenant;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of("spring.main.sources", HealthWhileLoading.class.getName()));
        caller = new ApiCaller(hub);
        for (String role : ROLES) {
            caller.addUser(1, "user-" + role, role);
        }
        otherTenant = OtherTenant.in(hub, caller);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Whoever waits for the hub's health finds the API: their routes are the last that are loaded. */
    @Test
    void theHubIsNotReadyBeforeAnyOfItsRoutesIs() {
        assertThat(hub.bean(HealthWhileLoading.class).answers())
                .containsKey("listVoiceAgents")
                .containsEntry("admin-api", 503)
                .doesNotContainValue(200);
        assertThat(hub.client().get("/health").path("httpStatus").asInt()).isEqualTo(200);
    }

    static Stream<ContractOperation> operations() {
        return ContractOperation.all();
    }

    static Stream<ContractOperation> operationsWithABody() {
        return operations().filter(operation -> operation.body().isPresent());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void wantsToKnowWhoAsks(ContractOperation operation) throws Exception {
        assertThat(refused(ask(null, operation, operation.path()), 401)
                        .path("code")
                        .asText())
                .isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesTheRoleThatItWants(ContractOperation operation) {
        assertThat(operation.role()).as("x-role of " + operation).isIn("viewer", "agent", "supervisor", "admin");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesEveryRoleBelowItsOwnAndNoneFromThereOn(ContractOperation operation) throws Exception {
        String wrong = operation.path() + operation.query() + "colour=blue";
        for (String role : ROLES) {
            boolean may = ROLES.indexOf(role) >= ROLES.indexOf(operation.role());
            var answer = caller.ask("user-" + role, operation.method(), wrong, body(operation));
            // Whoever may come in is told what else is wrong.
            JsonNode error = refused(answer, may ? 400 : 403);
            assertThat(error.path("code").asText()).isEqualTo(may ? "invalid_request" : "forbidden");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tellsNothingOfAnotherTenant(ContractOperation operation) throws Exception {
        if (operation.template().contains("{")) {
            String path = otherTenant.pathOf(operation);
            refused(caller.ask("user-admin", operation.method(), path, body(operation)), 404);
        } else if (operation.method().equals("GET")) {
            var answer = ask("user-admin", operation, operation.path());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            // The audit log tells which addresses this tenant asked for; the other's are among them here.
            boolean own = operation.template().equals("/audit");
            assertThat(answer.body()).doesNotContain(own ? OtherTenant.ADMIN : OtherTenant.MARK);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesAParameterThatItDoesNotKnow(ContractOperation operation) throws Exception {
        var error = refused(
                caller.ask(
                        "user-admin",
                        operation.method(),
                        operation.path() + operation.query() + "colour=blue",
                        body(operation)),
                400);
        assertThat(error.path("details").has("colour")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesParametersOfTheWrongTypeOrTooLong(ContractOperation operation) throws Exception {
        for (Parameter parameter : operation.parameters("query")) {
            for (String value : wrong(parameter)) {
                String path = operation.path() + "?" + parameter.getName() + "=" + value;
                var error = refused(caller.ask("user-admin", operation.method(), path, body(operation)), 400);
                assertThat(error.path("details").has(parameter.getName()))
                        .as(path)
                        .isTrue();
            }
        }
        for (Parameter parameter : operation.parameters("path")) {
            for (String value : wrong(parameter)) {
                String path = operation.pathWith(parameter.getName(), value) + operation.query();
                refused(caller.ask("user-admin", operation.method(), path, body(operation)), 400);
            }
        }
    }

    private static List<String> wrong(Parameter parameter) {
        return switch (String.valueOf(parameter.getSchema().getType())) {
            case "integer" -> List.of("abc", "1.5", "99999999999999999999");
            case "boolean" -> List.of("perhaps");
            default -> List.of("x".repeat(2000));
        };
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("operationsWithABody")
    void refusesWhatIsNoJson(ContractOperation operation) throws Exception {
        for (String json : List.of("{\"a\":", "secret-body", "{} {}", "\u0000")) {
            refused(ask("user-admin", operation, operation.path(), json), 400);
        }
        refused(caller.ask("user-admin", operation.method(), address(operation), "a,b", "image/png"), 415);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("operationsWithABody")
    void refusesAFieldThatItDoesNotKnow(ContractOperation operation) throws Exception {
        if (SchemaSample.valid(operation.body().orElseThrow()) instanceof ObjectNode body) {
            refused(
                    ask(
                            "user-admin",
                            operation,
                            operation.path(),
                            body.put("colour", "blue").toString()),
                    400);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("operationsWithABody")
    void refusesFieldsThatAreTooLongOrMissingOrOfTheWrongType(ContractOperation operation) throws Exception {
        var schema = operation.body().orElseThrow();
        for (var bodies : List.of(
                SchemaSample.tooLong(schema), SchemaSample.ofWrongType(schema), SchemaSample.incomplete(schema))) {
            for (var body : bodies.entrySet()) {
                var answer = ask(
                        "user-admin",
                        operation,
                        operation.path(),
                        body.getValue().toString());
                assertThat(answer.statusCode())
                        .as("%s: %s", body.getKey(), answer.body())
                        .isEqualTo(400);
                refused(answer, 400);
            }
        }
        refused(ask("user-admin", operation, operation.path(), "[".repeat(5_000_000)), 413);
        refused(ask("user-admin", operation, operation.path(), "\"text\""), 400);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesAMethodThatTheContractDoesNotHave(ContractOperation operation) throws Exception {
        var methods = new TreeSet<String>();
        operations()
                .filter(one -> one.template().equals(operation.template()))
                .forEach(one -> methods.add(one.method()));
        for (String method : List.of("PATCH", "PUT", "DELETE", "POST")) {
            if (!methods.contains(method)) {
                var answer = caller.ask("user-admin", method, operation.path(), "secret-body");
                refused(answer, 405);
                assertThat(answer.headers().firstValue("Allow")).hasValue(String.join(", ", methods));
            }
        }
    }

    private static HttpResponse<String> ask(@Nullable String user, ContractOperation operation, String path)
            throws Exception {
        return ask(user, operation, path, body(operation));
    }

    private static HttpResponse<String> ask(
            @Nullable String user, ContractOperation operation, String path, @Nullable String body) throws Exception {
        return caller.ask(user, operation.method(), path + operation.query(), body);
    }

    private static String address(ContractOperation operation) {
        return operation.path() + operation.query();
    }

    private static @Nullable String body(ContractOperation operation) {
        return operation.body().map(SchemaSample::valid).map(JsonNode::toString).orElse(null);
    }
}
