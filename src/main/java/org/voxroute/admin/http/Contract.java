/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses and methods of the OpenAPI document. Immutable. */
public final class Contract {

    public static final String RESOURCE = "openapi/admin-api.yaml";

    /** Where all its paths begin. */
    static final String BASE = "/api";

    private record Address(PathPattern exact, PathPattern below, Set<String> methods) {}

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
        document.getPaths().forEach((path, item) -> {
            var methods = new TreeSet<String>();
            item.readOperationsMap().keySet().stream().map(HttpMethod::name).forEach(methods::add);
            addresses.add(new Address(patterns.parse(BASE + path), patterns.parse(BASE + path + "/**"), methods));
        });
        return new Contract(addresses);
    }

    /** Whether the address is none of the document's, but stands below one of them. */
    boolean isBeyond(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return addresses.stream().anyMatch(address -> address.below().matches(container))
                && addresses.stream().noneMatch(address -> address.exact().matches(container));
    }

    /** The methods that the address takes; none if it is not one of the document's. */
    Set<String> methods(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return addresses.stream()
                .filter(address -> address.exact().matches(container))
                .min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.exact(), other.exact()))
                .map(Address::methods)
                .orElse(Set.of());
    }
}
