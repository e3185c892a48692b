/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Variables that an {@code originate} gives to its channel: {@code {origination_caller_id_name='My Company'}}. Immutable.
 *
 * <p>The switch reads them three times: it splits the command at spaces, what is in braces at commas, and each part at its equals sign, and takes a layer of quotes and backslashes away each time
 * (FreeSWITCH, {@code switch_event_create_brackets}). Each value is quoted for all of them, so that it arrives as it was; what can't be carried is refused.
 */
public final class ChannelVariables {

    public static final ChannelVariables NONE = new ChannelVariables(Map.of());

    private static final String BRACKETS = "{}[]";

    private final Map<String, String> values;

    private ChannelVariables(Map<String, String> values) {
        this.values = values;
    }

    /**
     * These variables, in their order.
     *
     * @throws EslException INVALID if a name or value can't be carried
     */
    public static ChannelVariables of(Map<String, String> values) {
        ChannelVariables variables = NONE;
        for (Map.Entry<String, String> value : values.entrySet()) {
            variables = variables.with(value.getKey(), value.getValue());
        }
        return variables;
    }

    /**
     * One variable more, or another value of one.
     *
     * @throws EslException INVALID if the name or value can't be carried
     */
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
        return inBraces(value -> SwitchText.quoted(SwitchText.quoted(SwitchText.quoted(value))));
    }

    /**
     * As it stands in front of an endpoint in an application's argument, such as that of {@code bridge}, whether it is executed or stands in an {@code originate}.
     * Those places are read in different ways, so less can be carried there.
     *
     * @throws EslException INVALID if a value has a quote, backslash, comma or parenthesis, or a space at its begin or end
     */
    public String inDialString() {
        if (values.isEmpty()) {
            return "";
        }
        values.forEach(ChannelVariables::requireSimple);
        return inBraces(value -> "'" + value + "'");
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

    private static void requireSimple(String name, String value) {
        if (!value.equals(value.strip())
                || value.chars().anyMatch(c -> c == '\'' || c == '\\' || c == ',' || c == '(' || c == ')')) {
            throw EslException.invalid("The value of " + name
                    + " has a quote, backslash, comma, parenthesis or outer space, which a dial string can't carry");
        }
    }

    private String inBraces(UnaryOperator<String> quoting) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + quoting.apply(value.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
