/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses and methods of the OpenAPI document, and the role that each operation wants. Immutable. */
public final class Contract {

    public static final String RESOURCE = "openapi/admin-api.yaml";

    /** Where all its paths begin. */
    static final String BASE = "/api";

    /** Of an operation: the least role that may ask for it. */
    static final String ROLE = "x-role";

    /** @param roles by method; an operation that names none has none */
    private record Address(
            PathPattern exact,
            PathPattern below,
            Set<String> methods,
            Map<String, String> roles,
            Map<String, String> operations) {}

    /**
     * An operation that a request asks for.
     *
     * @param target what the address names ({@code {id}}); empty if it names nothing
     */
    public record Asked(String operationId, String target) {}

    private final List<Address> addresses;

    private Contract(List<Address> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    public static Contract load() {
        OpenAPI document = new OpenAPIV3Parser().read(RESOURCE);
        if (document == null) {
            throw new IllegalStateException("There is no " + RESOURCE + ", or it is no OpenAPI document");
        }
        var addresses = new ArrayList<Address>();
        var patterns = new PathPatternParser();
        // Whoever answers may take letters of either case: what guards an address must take them too.
        patterns.setCaseSensitive(false);
        document.getPaths().forEach((path, item) -> {
            var methods = new TreeSet<String>();
            item.readOperationsMap().keySet().stream().map(HttpMethod::name).forEach(methods::add);
            addresses.add(new Address(
                    patterns.parse(BASE + path),
                    patterns.parse(BASE + path + "/**"),
                    methods,
                    roles(item),
                    operations(item)));
        });
        return new Contract(addresses);
    }

    private static Map<String, String> roles(PathItem item) {
        var roles = new HashMap<String, String>();
        item.readOperationsMap().forEach((method, operation) -> {
            if (operation.getExtensions() != null && operation.getExtensions().get(ROLE) instanceof String role) {
                roles.put(method.name(), role);
            }
        });
        return roles;
    }

    private static Map<String, String> operations(PathItem item) {
        var operations = new HashMap<String, String>();
        item.readOperationsMap()
                .forEach((method, operation) -> operations.put(method.name(), operation.getOperationId()));
        return operations;
    }

    /** Which operation a request asks for; empty: none of the document's. */
    public Optional<Asked> asked(String method, String path) {
        return address(path).flatMap(address -> {
            String operation = address.operations().get(method);
            if (operation == null) {
                return Optional.empty();
            }
            var match = address.exact().matchAndExtract(PathContainer.parsePath(path));
            String target = match == null
                    ? ""
                    : String.join("/", match.getUriVariables().values());
            return Optional.of(new Asked(operation, target));
        });
    }

    /**
     * The least role that may ask for this, as the document's {@code x-role} names it; empty: the document has no such
     * operation, or it names no role.
     */
    public Optional<String> role(String method, String path) {
        return address(path).map(address -> address.roles().get(method));
    }

    /** Whether the document has this operation. */
    public boolean has(String method, String path) {
        return methods(path).contains(method);
    }

    /** Whether the address is none of the document's, but stands below one of them. */
    boolean isBeyond(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return addresses.stream().anyMatch(address -> address.below().matches(container))
                && addresses.stream().noneMatch(address -> address.exact().matches(container));
    }

    /** The methods that the address takes; none if it is not one of the document's. */
    Set<String> methods(String path) {
        return address(path).map(Address::methods).orElse(Set.of());
    }

    private Optional<Address> address(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return addresses.stream()
                .filter(address -> address.exact().matches(container))
                .min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.exact(), other.exact()));
    }
}
