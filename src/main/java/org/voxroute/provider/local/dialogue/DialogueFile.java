/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Rules;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a dialogue from its YAML file; a mistake is told with its place. The file's language: docs/local-voice.md. */
public final class DialogueFile {

    private static final String SHIPPED = "reception.dialogue.yaml";
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final String AGAIN = "Sorry, I did not understand.";

    private DialogueFile() {}

    /** The dialogue of the hub itself: a reception. */
    public static Dialogue reception() {
        try (InputStream file = DialogueFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the hub's jar");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + SHIPPED, e);
        }
    }

    /**
     * Reads a dialogue.
     *
     * @throws IllegalArgumentException if it isn't a dialogue; the message says where and why
     */
    public static Dialogue read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the dialogue " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a dialogue.
     *
     * @throws IllegalArgumentException if it isn't a dialogue; the message says where and why
     */
    public static Dialogue parse(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        YamlNode file = YamlNode.of("", loaded);
        file.knowsOnly("name", "start", "rules", "pronunciations", "anywhere", "states");
        Rules rules = Rules.builtIn().with(file.texts("rules"));
        Map<String, DialogueState> states = new LinkedHashMap<>();
        file.children("states").forEach((name, node) -> states.put(name, state(name, node, rules)));
        var dialogue = new Dialogue(
                file.text("name"),
                file.text("start"),
                states,
                answers(file.children("anywhere"), rules),
                rules,
                file.texts("pronunciations"));
        dialogue.state(dialogue.start());
        states.values().forEach(state -> state.answers().forEach(answer -> check(dialogue, answer)));
        dialogue.anywhere().forEach(answer -> check(dialogue, answer));
        return dialogue;
    }

    private static void check(Dialogue dialogue, Answer answer) {
        if (answer.next() != null) {
            dialogue.state(answer.next());
        }
    }

    private static DialogueState state(String name, YamlNode node, Rules rules) {
        node.knowsOnly("say", "again", "digits", "expect");
        List<Answer> answers = answers(node.children("expect"), rules);
        if (answers.isEmpty()) {
            throw node.wrong("expects nothing: name under expect what may be said");
        }
        String say = node.text("say");
        return new DialogueState(name, say, node.text("again", AGAIN + " " + say), node.optional("digits"), answers);
    }

    private static List<Answer> answers(Map<String, YamlNode> nodes, Rules rules) {
        List<Answer> answers = new ArrayList<>();
        nodes.forEach((name, node) -> {
            node.knowsOnly("phrases", "keys", "asks", "confirm", "say", "goto", "action");
            answers.add(new Answer(
                    name,
                    node.list("phrases").stream()
                            .map(phrase -> phrase(node, phrase, rules))
                            .toList(),
                    node.optional("keys"),
                    node.texts("asks"),
                    node.optional("confirm"),
                    node.text("say", ""),
                    node.optional("goto"),
                    action(node)));
        });
        return answers;
    }

    private static Phrase phrase(YamlNode node, String text, Rules rules) {
        try {
            return rules.phrase(text);
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Action action(YamlNode node) {
        String word = node.text("action", "listen");
        try {
            return Action.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw node.wrong("has the unknown action '" + word + "'");
        }
    }
}
