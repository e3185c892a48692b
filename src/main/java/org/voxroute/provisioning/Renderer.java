/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.List;

/** Makes files out of agents and routes. Thread-safe. */
public final class Renderer {

    static final String AGENT = "directory/agent.xml.ftl";
    static final String ROUTE = "dialplan/inbound-route.xml.ftl";

    private final Templates templates;
    private final String agentFolder;
    private final String routeFolder;
    private final XmlCheck check = new XmlCheck();

    /**
     * @param agentFolder relative to the switch's configuration folder
     * @param routeFolder likewise
     */
    public Renderer(Templates templates, String agentFolder, String routeFolder) {
        this.templates = templates;
        this.agentFolder = agentFolder;
        this.routeFolder = routeFolder;
    }

    /** @throws FileProblem if it can't be rendered, or what was rendered would not be read by the switch as meant */
    RenderedFile render(SwitchFile file) {
        try {
            return switch (file.key().kind()) {
                case AGENT -> rendered(file, AGENT, "user", "id");
                case INBOUND_ROUTE -> rendered(file, ROUTE, "extension", "name");
            };
        } catch (FileProblem problem) {
            throw withoutSecrets(problem, file);
        }
    }

    /** Where the file of this key stands. */
    String path(FileKey key) {
        String folder = key.kind() == FileKind.AGENT ? agentFolder : routeFolder;
        return folder + "/" + FileValues.fileName(key);
    }

    /** The folders that its files stand in. */
    List<String> folders() {
        return List.of(agentFolder, routeFolder);
    }

    private RenderedFile rendered(SwitchFile file, String template, String element, String attribute) {
        String text = templates.render(template, FileValues.of(file));
        String identity = check.check(template, text, element, attribute);
        if (file instanceof AgentFile agent && !identity.equals(agent.extension())) {
            throw new FileProblem("The template " + template + " makes a user whose id is not his extension");
        }
        return RenderedFile.of(file, path(file.key()), identity, text);
    }

    /** FreeMarker quotes values in some of its messages. */
    private static FileProblem withoutSecrets(FileProblem problem, SwitchFile file) {
        boolean secret = file instanceof AgentFile agent
                && !agent.password().isEmpty()
                && problem.reason().contains(agent.password());
        return secret ? new FileProblem(problem.reason().replace(((AgentFile) file).password(), "***")) : problem;
    }
}
