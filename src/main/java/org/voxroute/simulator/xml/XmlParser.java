/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as leniently as a FreeSWITCH does, and complains in its words. A strict parser would refuse files that the switch accepts (unquoted attributes, stray text) and accept none of the files that
 * silently lose something. There is no DTD, no entity but the five of XML and character references, and nothing is ever fetched.
 */
final class XmlParser {

    private static final String SPACE = "\t\r\n ";

    private final String text;
    private int at;
    private final Document document = new Document();

    private XmlParser(String text) {
        this.text = text;
    }

    /** Returns the root element. */
    static XmlNode parse(String text) throws SwitchXmlException {
        return new XmlParser(text).run();
    }

    private XmlNode run() throws SwitchXmlException {
        at = text.indexOf('<');
        if (at < 0) {
            throw error(0, "root tag missing");
        }
        while (at >= 0 && at < text.length()) {
            int tag = ++at;
            if (at >= text.length()) {
                throw error(tag, "unexpected <");
            } else if (isNameStart(text.charAt(at))) {
                element(tag);
            } else if (text.charAt(at) == '/') {
                close(tag);
            } else if (!declaration(tag)) {
                throw error(tag, "unexpected <");
            }
            at = text.indexOf('<', at);
        }
        XmlNode open = document.current();
        if (open != null) {
            throw error(text.length(), "unclosed tag <" + open.name() + ">");
        }
        XmlNode root = document.root();
        if (root == null) {
            throw error(text.length(), "root tag missing");
        }
        return root;
    }

    private void element(int tag) throws SwitchXmlException {
        if (document.isComplete()) {
            throw error(tag, "markup outside of root element");
        }
        XmlNode node = new XmlNode(word(SPACE + "/>"));
        skip(SPACE);
        while (at < text.length() && text.charAt(at) != '/' && text.charAt(at) != '>') {
            attribute(node, tag);
            skip(SPACE);
        }
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
            if (at >= text.length() || text.charAt(at) != '>') {
                throw error(tag, "missing >");
            }
            document.open(node);
            document.close();
        } else if (at < text.length()) {
            document.open(node);
        } else {
            throw error(tag, "missing >");
        }
        at++;
    }

    /** A value that isn't quoted is not a value: its words become further, empty attributes. */
    private void attribute(XmlNode node, int tag) throws SwitchXmlException {
        String key = word(SPACE + "=/>");
        String value = "";
        if (at < text.length() && (text.charAt(at) == '=' || SPACE.indexOf(text.charAt(at)) >= 0)) {
            skip(SPACE + "=");
            char quote = at < text.length() ? text.charAt(at) : ' ';
            if (quote == '"' || quote == '\'') {
                int end = text.indexOf(quote, at + 1);
                if (end < 0) {
                    throw error(tag, "missing " + quote);
                }
                value = XmlEntities.decode(text.substring(at + 1, end));
                at = end + 1;
            }
        }
        if (!key.isEmpty()) {
            node.attribute(key, value);
        } else if (at < text.length() && "/>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void close(int tag) throws SwitchXmlException {
        at++;
        String name = word(SPACE + ">");
        if (at >= text.length()) {
            throw error(tag, "missing >");
        }
        XmlNode open = document.current();
        if (open == null || !open.name().equals(name)) {
            throw error(at, "unexpected closing tag </" + name + ">");
        }
        document.close();
    }

    private boolean declaration(int tag) throws SwitchXmlException {
        if (text.startsWith("!--", at)) {
            int end = text.indexOf("--", at + 3);
            if (end < 0 || !text.startsWith(">", end + 2)) {
                throw error(tag, "unclosed <!--");
            }
            at = end + 3;
        } else if (text.startsWith("![CDATA[", at)) {
            at = end("]]>", tag, "unclosed <![CDATA[");
        } else if (text.startsWith("!DOCTYPE", at)) {
            at = end(">", tag, "unclosed <!DOCTYPE");
        } else if (text.startsWith("?", at)) {
            at = end("?>", tag, "unclosed <?");
        } else {
            return false;
        }
        return true;
    }

    private int end(String mark, int tag, String complaint) throws SwitchXmlException {
        int end = text.indexOf(mark, at);
        if (end < 0) {
            throw error(tag, complaint);
        }
        return end + mark.length();
    }

    private String word(String stops) {
        int start = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skip(String chars) {
        while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c > 127;
    }

    private SwitchXmlException error(int position, String message) {
        long line = 1
                + text.substring(0, Math.min(position, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new SwitchXmlException("[error near line " + line + "]: " + message);
    }

    /** The tree as far as it is read. */
    private static final class Document {
        private final ArrayDeque<XmlNode> path = new ArrayDeque<>();
        private @Nullable XmlNode root;

        void open(XmlNode node) {
            XmlNode parent = path.peek();
            if (parent != null) {
                parent.add(node);
            } else {
                root = node;
            }
            path.push(node);
        }

        void close() {
            path.pop();
        }

        boolean isComplete() {
            return root != null && path.isEmpty();
        }

        @Nullable
        XmlNode current() {
            return path.peek();
        }

        @Nullable
        XmlNode root() {
            return root;
        }
    }
}
