/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The live configuration: read from its folder at start and at each {@code reloadxml}; a folder that can't be read leaves the old configuration as it was, and the global variables changed, as in the
 * switch. Used on the switch's thread.
 */
public final class SwitchXml {

    private static final XmlNode EMPTY = new XmlNode("document");

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> globals = new TreeMap<>();
    private XmlNode document = EMPTY;
    private Directory directory = new Directory(EMPTY);
    private Dialplan dialplan = new Dialplan(EMPTY);

    public SwitchXml(Path folder, Map<String, String> globals, Map<String, String> environment) {
        this.folder = folder.toAbsolutePath().normalize();
        this.globals.putAll(globals);
        this.environment = Map.copyOf(environment);
    }

    /** Reads the folder again. */
    public void reload() throws SwitchXmlException {
        XmlNode fresh;
        try {
            fresh = XmlParser.parse(new Preprocessor(folder, globals, environment).run("freeswitch.xml"));
        } catch (UncheckedIOException failure) {
            throw new SwitchXmlException("[error reading " + folder + "]: " + failure.getMessage());
        }
        document = fresh;
        directory = new Directory(section("directory").orElse(EMPTY));
        dialplan = new Dialplan(section("dialplan").orElse(EMPTY));
    }

    public Optional<XmlNode> section(String name) {
        return document.child("section", "name", name);
    }

    /** The {@code <settings>} of one {@code <configuration>}, such as {@code event_socket.conf}. */
    public Optional<XmlNode> configuration(String name) {
        return section("configuration").flatMap(section -> section.child("configuration", "name", name));
    }

    public XmlNode document() {
        return document;
    }

    public Directory directory() {
        return directory;
    }

    public Dialplan dialplan() {
        return dialplan;
    }

    /** Global variables by name, in name order; may be changed. */
    public Map<String, String> globals() {
        return globals;
    }

    /** The domain that the switch is known by. */
    public String domain() {
        return globals.getOrDefault("domain", "127.0.0.1");
    }
}
