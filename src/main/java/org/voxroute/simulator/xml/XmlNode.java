/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of the switch's configuration. Written while it is parsed, read-only afterwards. */
public final class XmlNode {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();

    XmlNode(String name) {
        this.name = name;
    }

    void attribute(String key, String value) {
        attributes.putIfAbsent(key, value);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    public String name() {
        return name;
    }

    /** The attribute's value, or the empty string. */
    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    public boolean hasAttribute(String key) {
        return attributes.containsKey(key);
    }

    public List<XmlNode> children() {
        return children;
    }

    public List<XmlNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The first child of this name. */
    public Optional<XmlNode> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** The first child of this name whose attribute has this value. */
    public Optional<XmlNode> child(String wanted, String key, String value) {
        return children.stream()
                .filter(child ->
                        child.name.equals(wanted) && child.attribute(key).equals(value))
                .findFirst();
    }

    /** The element as text, indented; empty elements have a closing tag, as {@code xml_locate} prints them. */
    public String toXml() {
        StringBuilder out = new StringBuilder();
        write(out, 0);
        return out.toString();
    }

    private void write(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append('<').append(name);
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
        out.append('>');
        if (!children.isEmpty()) {
            out.append('\n');
            for (XmlNode child : children) {
                child.write(out, depth + 1);
            }
            out.append("  ".repeat(depth));
        }
        out.append("</").append(name).append(">\n");
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
