/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation as the contract describes it. */
record ContractOperation(String method, String template, Operation operation) {

    static Stream<ContractOperation> all() {
        var options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        OpenAPI contract = new OpenAPIV3Parser().read(Contract.RESOURCE, null, options);
        return contract.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(one -> new ContractOperation(one.getKey().name(), path.getKey(), one.getValue())));
    }

    /** What {@code x-role} says; empty if it says nothing. */
    String role() {
        return operation.getExtensions() == null
                ? ""
                : String.valueOf(operation.getExtensions().get(Contract.ROLE));
    }

    List<Parameter> parameters(String in) {
        return operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn().equals(in))
                        .toList();
    }

    /** An address that the operation answers; what it names may not be there. */
    String path() {
        String path = template;
        for (Parameter parameter : parameters("path")) {
            path = pathWith(
                    path,
                    parameter.getName(),
                    SchemaSample.valid(parameter.getSchema()).asText());
        }
        return "/api" + path;
    }

    /** The address with this value for one parameter. */
    String pathWith(String name, String value) {
        String path = template;
        for (Parameter parameter : parameters("path")) {
            String sample = SchemaSample.valid(parameter.getSchema()).asText();
            path = pathWith(path, parameter.getName(), parameter.getName().equals(name) ? value : sample);
        }
        return "/api" + path;
    }

    private static String pathWith(String path, String name, String value) {
        return path.replace(
                "{" + name + "}",
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** With what the query must hold; begins with a question mark. */
    String query() {
        var query = new StringBuilder("?");
        for (Parameter parameter : parameters("query")) {
            if (Boolean.TRUE.equals(parameter.getRequired())) {
                String value = SchemaSample.valid(parameter.getSchema()).asText();
                query.append(parameter.getName())
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return query.toString();
    }

    /** The schema of its JSON body; empty: it takes none. */
    Optional<Schema<?>> body() {
        if (operation.getRequestBody() == null) {
            return Optional.empty();
        }
        MediaType json = operation.getRequestBody().getContent().get("application/json");
        return Optional.ofNullable(json).map(MediaType::getSchema);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
