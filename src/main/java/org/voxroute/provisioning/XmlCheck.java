/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a rendered file as XML before the switch does: one broken file makes the switch refuse its whole configuration.
 * Also finds what the switch drops without a word. Thread-safe.
 */
final class XmlCheck {

    /** What makes the switch's preprocessor leave out a whole line. */
    private static final List<String> DROPPED = List.of("<include>", "</include>", "<?");

    private final SAXParserFactory parsers;

    XmlCheck() {
        parsers = SAXParserFactory.newInstance();
        try {
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser has no secure mode", e);
        }
    }

    /**
     * @return the attribute of the first element of this name
     * @throws FileProblem with line and reason
     */
    String check(String template, String xml, String element, String attribute) {
        xml.lines()
                .map(String::strip)
                .filter(line -> DROPPED.stream().anyMatch(line::contains))
                .filter(line -> !DROPPED.contains(line) && !line.matches("<\\?[^<>]*\\?>"))
                .findFirst()
                .ifPresent(line -> {
                    throw new FileProblem("The template " + template
                            + " makes a line with <include> or <? and something else: the switch would drop all of it");
                });
        var found = new Finder(element, attribute);
        try {
            synchronized (parsers) {
                // The factory is not thread-safe, its parsers are cheap.
                parsers.newSAXParser().parse(new InputSource(new StringReader(xml)), found);
            }
        } catch (SAXParseException e) {
            throw new FileProblem(
                    "The template " + template + " makes XML with an error at line " + e.getLineNumber() + ": "
                            + e.getMessage(),
                    e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new FileProblem("The template " + template + " makes no XML: " + e.getMessage(), e);
        }
        String value = found.value;
        if (!"include".equals(found.root) || value == null || value.isEmpty()) {
            throw new FileProblem("The template " + template + " makes no <include> with a <" + element + " "
                    + attribute + "=\"…\"> in it");
        }
        return value;
    }

    private static final class Finder extends DefaultHandler {
        private final String element;
        private final String attribute;
        private @Nullable String root;
        private @Nullable String value;

        Finder(String element, String attribute) {
            this.element = element;
            this.attribute = attribute;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            if (root == null) {
                root = name;
            }
            if (value == null && name.equals(element)) {
                value = attributes.getValue(attribute);
            }
        }

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
