/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a dialled number does: contexts, extensions, conditions. Hunting collects the actions of the first extension that matches, and goes on after one with {@code continue="true"}. Immutable.
 */
public final class Dialplan {

    /** An application to run, its captures ($1) already put in. */
    public record Action(String application, String data) {}

    /** The channel, as far as hunting needs it. */
    public interface Caller {
        /** A field of the caller profile, such as {@code destination_number}; empty if unknown. */
        String field(String name);

        String expand(String text);

        /** An expression with groups matched; the first is the whole match. */
        void matched(List<String> groups);

        /** An action that runs while hunting. */
        void runInline(Action action);
    }

    private static final int MAX_NESTING = 10;

    private final XmlNode section;

    Dialplan(XmlNode section) {
        this.section = section;
    }

    /** The actions for this caller in this context; empty if nothing matches. */
    public List<Action> hunt(String context, Caller caller) {
        List<Action> actions = new ArrayList<>();
        XmlNode found = section.child("context", "name", context)
                .or(() -> section.child("context", "name", "global"))
                .orElse(null);
        if (found != null) {
            for (XmlNode extension : found.children("extension")) {
                boolean matched = conditions(extension, caller, actions, 0);
                if (matched && !isTrue(extension.attribute("continue"))) {
                    break;
                }
            }
        }
        return actions;
    }

    private static boolean conditions(XmlNode parent, Caller caller, List<Action> actions, int depth) {
        boolean proceed = false;
        for (XmlNode condition : parent.children("condition")) {
            proceed = condition(condition, caller, actions, depth);
            boolean stop = switch (condition.attribute("break").toLowerCase(Locale.ROOT)) {
                case "always" -> true;
                case "never" -> false;
                case "on-true" -> proceed;
                default -> !proceed;
            };
            if (stop) {
                break;
            }
        }
        return proceed;
    }

    private static boolean condition(XmlNode condition, Caller caller, List<Action> actions, int depth) {
        String expression = caller.expand(condition.attribute("expression"));
        List<String> groups = List.of();
        boolean matches = true;
        if (condition.hasAttribute("field")) {
            String field = condition.attribute("field");
            String data = field.contains("$") ? caller.expand(field) : caller.field(field);
            groups = match(expression, data);
            matches = !groups.isEmpty();
        }
        if (!matches) {
            add(condition.children("anti-action"), List.of(), caller, actions);
            return !condition.children("anti-action").isEmpty();
        }
        if (expression.contains("(") && !groups.isEmpty()) {
            caller.matched(groups);
        }
        if (depth < MAX_NESTING && !condition.children("condition").isEmpty()) {
            boolean nested = conditions(condition, caller, actions, depth + 1);
            if (!nested && !condition.attribute("require-nested").equals("false")) {
                return false;
            }
        }
        add(condition.children("action"), expression.contains("(") ? groups : List.of(), caller, actions);
        return true;
    }

    private static void add(List<XmlNode> from, List<String> groups, Caller caller, List<Action> actions) {
        for (XmlNode node : from) {
            String data = node.attribute("data");
            for (int i = groups.size() - 1; i >= 0; i--) {
                data = data.replace("$" + i, groups.get(i));
            }
            Action action = new Action(node.attribute("application"), data);
            if (isTrue(node.attribute("inline"))) {
                caller.runInline(action);
            } else {
                actions.add(action);
            }
        }
    }

    private static List<String> match(String expression, String data) {
        try {
            Matcher matcher = pattern(expression).matcher(data);
            if (!matcher.find()) {
                return List.of();
            }
            List<String> groups = new ArrayList<>();
            for (int i = 0; i <= matcher.groupCount(); i++) {
                String group = matcher.group(i);
                groups.add(group == null ? "" : group);
            }
            return groups;
        } catch (PatternSyntaxException wrong) {
            return List.of();
        }
    }

    /** {@code /expression/i} or a bare expression. */
    private static Pattern pattern(String expression) {
        int end = expression.lastIndexOf('/');
        if (expression.startsWith("/") && end > 0) {
            int flags = expression.substring(end + 1).contains("i") ? Pattern.CASE_INSENSITIVE : 0;
            return Pattern.compile(expression.substring(1, end), flags);
        }
        return Pattern.compile(expression);
    }

    private static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1");
    }
}
