/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.voxroute.admin.ApiException;

/** {@code GET /api/docs}: the contract as a page to read and try (Swagger UI), from files on board alone. */
@RestController
public final class ApiDocsController {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final String WEBJAR = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";
    private static final Map<String, MediaType> FILES = Map.of(
            "index.html", MediaType.TEXT_HTML,
            "start.js", MediaType.valueOf("text/javascript"),
            "swagger-ui.css", MediaType.valueOf("text/css"),
            "swagger-ui-bundle.js", MediaType.valueOf("text/javascript"),
            "favicon-32x32.png", MediaType.IMAGE_PNG);

    @GetMapping("/api/docs")
    ResponseEntity<Void> docs() {
        return ResponseEntity.status(302).location(URI.create("/api/docs/")).build();
    }

    @GetMapping("/api/docs/")
    ResponseEntity<Resource> page() {
        return file("index.html");
    }

    @GetMapping("/api/docs/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        MediaType type = FILES.get(file);
        if (type == null) {
            throw ApiException.notFound("There is nothing at this address");
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(KEPT))
                .body(resource(file));
    }

    private static Resource resource(String file) {
        Resource own = new ClassPathResource("api-docs/" + file);
        if (own.exists()) {
            return own;
        }
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(WEBJAR + file);
            if (found.length == 0) {
                throw new FileNotFoundException("swagger-ui has no " + file);
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
