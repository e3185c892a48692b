/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Variables that an {@code originate} gives to its channel: {@code {origination_caller_id_name='My Company'}}. Immutable.
 *
 * <p>The switch reads them twice. The first reading splits the command at spaces and takes one layer of quotes and backslashes away, the second splits at commas and takes another.
 * Each value is escaped for both, so that it arrives as it was, whatever it holds; what neither reading can carry is refused.
 */
public final class ChannelVariables {

    public static final ChannelVariables NONE = new ChannelVariables(Map.of());

    private static final String BRACKETS = "{}[]";

    private final Map<String, String> values;

    private ChannelVariables(Map<String, String> values) {
        this.values = values;
    }

    /** @throws EslException INVALID if a name or value can't be carried */
    public static ChannelVariables of(Map<String, String> values) {
        ChannelVariables variables = NONE;
        for (Map.Entry<String, String> value : values.entrySet()) {
            variables = variables.with(value.getKey(), value.getValue());
        }
        return variables;
    }

    /** @throws EslException INVALID if the name or value can't be carried */
    public ChannelVariables with(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(SwitchText.name("a variable", name), checked(name, value));
        return new ChannelVariables(more);
    }

    /** As it stands in front of the endpoint of an {@code originate} command; empty without variables. */
    public String inOriginate() {
        if (values.isEmpty()) {
            return "";
        }
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + SwitchText.quoted(inBraces(value.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As it stands in front of an endpoint in an application's argument, such as that of {@code bridge}, which is read once. */
    public String inDialString() {
        if (values.isEmpty()) {
            return "";
        }
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + inBraces(value.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return "ChannelVariables" + values.keySet();
    }

    private static String checked(String name, String value) {
        String what = "value of " + name;
        SwitchText.withoutExpansion(what, SwitchText.line(what, value));
        for (int i = 0; i < value.length(); i++) {
            if (BRACKETS.indexOf(value.charAt(i)) >= 0) {
                throw EslException.invalid("The " + what + " has a bracket at " + i + ", which can't be escaped");
            }
        }
        if (value.contains(":_:") || value.startsWith("^^")) {
            throw EslException.invalid("The " + what + " has a separator of dial strings, which can't be escaped");
        }
        // In a name the switch's SIP side turns %0a into a line break.
        if (value.indexOf('%') >= 0) {
            throw EslException.invalid("The " + what + " has a percent sign, which SIP would decode");
        }
        return value;
    }

    private static String inBraces(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace(",", "\\,") + "'";
    }
}
