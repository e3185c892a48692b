/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code GET /api/openapi.json}: the contract, for client generators and for reading. */
@RestController
public final class OpenApiController {

    private final String document;

    public OpenApiController(ObjectMapper json) {
        try (InputStream in = new ClassPathResource(Contract.RESOURCE).getInputStream()) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            this.document = json.writeValueAsString(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Contract.RESOURCE + " can't be shown as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/api/openapi.json", produces = "application/json")
    String document() {
        return document;
    }
}
