/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Answers mod_xml_curl, which asks by a form of the switch's own field names (mod_xml_curl.c, switch_xml.c): one user, or
 * the extension of a called number. Everything else is not found here, and the switch goes on to its files. Bean
 * {@code xmlLookups}; thread-safe.
 */
public final class XmlLookups {

    private static final String DIRECTORY = "xml-curl/directory.xml.ftl";
    private static final String DIALPLAN = "xml-curl/dialplan.xml.ftl";
    private static final String NOT_FOUND = "xml-curl/not-found.xml.ftl";

    private final Sources sources;
    private final Renderer renderer;
    private final Templates templates;
    private final String domain;
    private final String publicContext;
    private final AtomicLong answered = new AtomicLong();

    /**
     * @param domain of the agents; empty: whatever domain the switch asks for
     * @param publicContext of the dialplan, where DIDs stand
     */
    public XmlLookups(Sources sources, Renderer renderer, Templates templates, String domain, String publicContext) {
        this.sources = sources;
        this.renderer = renderer;
        this.templates = templates;
        this.domain = domain;
        this.publicContext = publicContext;
    }

    /**
     * The document for one question.
     *
     * @throws FileProblem if it is there and can't be rendered
     */
    public String answer(Map<String, String> form) {
        answered.incrementAndGet();
        return switch (form.getOrDefault("section", "")) {
            case "directory" -> user(form);
            case "dialplan" -> extension(form);
            default -> notFound();
        };
    }

    /** How often it was asked. */
    public long answered() {
        return answered.get();
    }

    private String user(Map<String, String> form) {
        String name = form.getOrDefault("user", "");
        String asked = Stream.of(form.getOrDefault("domain", ""), form.getOrDefault("key_value", ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        // At its start the switch asks for gateways and access lists of all users: those have none.
        boolean purpose = !form.getOrDefault("purpose", "").isEmpty();
        if (name.isEmpty() || asked.isEmpty() || purpose || (!domain.isEmpty() && !domain.equals(asked))) {
            return notFound();
        }
        return sources.find(new FileKey(FileKind.AGENT, name))
                .map(agent -> templates.render(
                        DIRECTORY,
                        Map.of(
                                "domain",
                                asked,
                                "content",
                                renderer.render(agent).content())))
                .orElseGet(this::notFound);
    }

    private String extension(Map<String, String> form) {
        String context = first(form, "Hunt-Context", "Caller-Context");
        String called = first(form, "Hunt-Destination-Number", "Caller-Destination-Number");
        if (!context.equals(publicContext)) {
            return notFound();
        }
        List<FileKey> keys = Arrays.stream(FileValues.didsOf(called))
                .map(did -> new FileKey(FileKind.INBOUND_ROUTE, did))
                .toList();
        Map<FileKey, SwitchFile> found = sources.find(keys);
        Optional<SwitchFile> route =
                keys.stream().filter(found::containsKey).findFirst().map(found::get);
        return route.map(file -> templates.render(
                        DIALPLAN,
                        Map.of(
                                "context",
                                context,
                                "content",
                                renderer.render(file).content())))
                .orElseGet(this::notFound);
    }

    private static String first(Map<String, String> form, String name, String other) {
        String value = form.getOrDefault(name, "");
        return value.isEmpty() ? form.getOrDefault(other, "") : value;
    }

    private String notFound() {
        return templates.render(NOT_FOUND, Map.of());
    }
}
