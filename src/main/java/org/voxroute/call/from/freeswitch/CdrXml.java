/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.LegEnd;

/** The XML form of a record. A document type is refused, and with it every entity. */
final class CdrXml {

    private static final int DEEPEST = 32;

    private final Map<String, String> variables = new HashMap<>();
    private Map<String, String> placed = new HashMap<>();
    private int placedIndex = Integer.MAX_VALUE;
    private Map<String, String> profile = new HashMap<>();
    private int index;
    private int lastIndex = -1;
    private @Nullable String profileCreated;
    private @Nullable String switchName;

    private CdrXml() {}

    static PostedCdr parse(String text) {
        var reading = new CdrXml();
        try {
            reading.read(text);
        } catch (XMLStreamException e) {
            // The parser's message may quote what was posted.
            Location at = e.getLocation();
            throw MalformedCdrException.notWellFormed(
                    "XML", at == null ? 0 : at.getLineNumber(), at == null ? 0 : at.getColumnNumber());
        }
        return new PostedCdr(
                LegEnd.Source.XML_CDR,
                Map.copyOf(reading.variables),
                Map.copyOf(reading.placed),
                reading.profileCreated,
                CdrBody.name(reading.switchName));
    }

    private void read(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Variables are element names here, colons included: they are no namespaces.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        try {
            Deque<String> path = new ArrayDeque<>();
            var value = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(xml.getLocalName());
                        if (path.size() > DEEPEST) {
                            throw new MalformedCdrException("XML deeper than " + DEEPEST + " elements");
                        }
                        value.setLength(0);
                        begin(path, xml);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> value.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        end(path, value.toString());
                        path.removeLast();
                        value.setLength(0);
                    }
                    case XMLStreamConstants.DTD ->
                        throw new MalformedCdrException("XML with a document type, which no record has");
                    default -> {}
                }
            }
        } finally {
            xml.close();
        }
    }

    private void begin(Deque<String> path, XMLStreamReader xml) {
        if (path.size() == 1) {
            switchName = xml.getAttributeValue(null, "switchname");
        } else if (path.size() == 2 && path.getLast().equals("callflow")) {
            profile = new HashMap<>();
            String told = xml.getAttributeValue(null, "profile_index");
            index = told == null ? 1 : (int) Math.max(1, Digits.parse(told));
        }
    }

    private void end(Deque<String> path, String value) {
        String at = String.join("/", path);
        if (path.size() == 3 && at.startsWith("cdr/variables/")) {
            variables.put(path.getLast(), value);
        } else if (path.size() == 4 && at.startsWith("cdr/callflow/caller_profile/")) {
            profile.put(path.getLast(), value);
        } else if (at.equals("cdr/callflow/times/profile_created_time") && index > lastIndex) {
            lastIndex = index;
            profileCreated = value;
        } else if (at.equals("cdr/callflow") && index < placedIndex) {
            placedIndex = index;
            placed = profile;
            placed.put("profile_index", Integer.toString(index));
        }
    }
}
