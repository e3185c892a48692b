/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Understanding;
import org.voxroute.provider.local.grammar.Understanding.Extent;
import org.voxroute.provider.local.grammar.Understanding.Found;
import org.voxroute.provider.local.grammar.Vocabulary;

/**
 * One call's way through a dialogue: each turn of the caller (speech, keys or silence) gives a reply. Guesses nothing: what
 * was not understood is asked again, what matters or is doubtful is confirmed, and after three failures a person takes
 * over. Not thread-safe.
 */
public final class Conversation {

    /** Below it something else was said. */
    static final double UNLIKELY = 0.5;
    /** Below it an answer is confirmed, whether the dialogue asks for that or not. */
    static final double SURE = 0.7;

    private static final double MIN_COVERAGE = 0.5;
    private static final int MAX_MISSES = 3;
    private static final int MAX_DIGITS = 32;
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern WORD = Pattern.compile("[^\\s.,!?;:\"]+");

    private final Dialogue dialogue;
    private final Map<String, String> slots = new LinkedHashMap<>();
    private final StringBuilder digits = new StringBuilder();
    private DialogueState state;
    private @Nullable Answer confirming;
    private int misses;

    public Conversation(Dialogue dialogue) {
        this.dialogue = dialogue;
        state = dialogue.state(dialogue.start());
    }

    /** The first words of the voice agent. */
    public Reply begin() {
        return reply(state.say(), Action.LISTEN, null);
    }

    /** What was understood so far: slot to words. */
    public Map<String, String> slots() {
        return Map.copyOf(slots);
    }

    /**
     * The caller said something.
     *
     * @param confidence 0 to 1
     */
    public Reply said(String text, double confidence) {
        digits.setLength(0);
        List<String> words = words(text);
        if (words.isEmpty() || confidence < UNLIKELY) {
            return missed(state.again());
        }
        if (confirming != null) {
            return answeredConfirmation(confirming, words, confidence);
        }
        Understood understood = understand(words);
        return understood == null ? missed(state.again()) : accept(understood, confidence, text);
    }

    /**
     * The caller pressed a key.
     *
     * @param key 0 to 9, * or #
     */
    public Reply pressed(char key) {
        if (confirming != null) {
            Answer answer = confirming;
            return switch (key) {
                case '1' -> complete(answer);
                case '2' -> denied();
                default -> reply(question(answer) + " Press 1 for yes or 2 for no.", Action.LISTEN, null);
            };
        }
        Answer filled = answerWithDigits();
        if (state.digits() != null && filled != null) {
            return collect(key, state.digits(), filled);
        }
        for (Answer answer : answers()) {
            if (String.valueOf(key).equals(answer.keys())) {
                return proceed(answer, false, "");
            }
        }
        return missed(state.again());
    }

    /**
     * The caller pressed keys and is done with it: what the state's digits are, or a choice.
     *
     * @param keys without the hash that ended them
     */
    public Reply typed(String keys) {
        if (!takesDigits()) {
            return pressed(keys.charAt(0));
        }
        Reply reply = reply("", Action.LISTEN, null);
        for (char key : (keys + '#').toCharArray()) {
            reply = pressed(key);
        }
        return reply.text().isEmpty() ? missed(state.again()) : reply;
    }

    /** Whether keys are digits of an answer here, and not a choice each. */
    public boolean takesDigits() {
        return confirming == null && state.digits() != null && answerWithDigits() != null;
    }

    /** How much of something that is expected here the caller has said. */
    public Extent completeness(String soFar) {
        List<String> words = words(soFar);
        List<Phrase> phrases = new ArrayList<>();
        if (confirming != null) {
            phrases.add(dialogue.rules().phrase(Dialogue.YES));
            phrases.add(dialogue.rules().phrase(Dialogue.NO));
        }
        answers().forEach(answer -> phrases.addAll(answer.phrases()));
        Set<Extent> extents = EnumSet.of(Extent.NOTHING);
        if (!words.isEmpty()) {
            phrases.forEach(phrase -> extents.add(Understanding.extent(phrase, dialogue.rules(), words)));
        }
        boolean whole = extents.contains(Extent.WHOLE) || extents.contains(Extent.MAY_GO_ON);
        // What is whole as one answer may still go on as another.
        boolean open = extents.contains(Extent.BEGUN) || extents.contains(Extent.MAY_GO_ON);
        if (whole) {
            return open ? Extent.MAY_GO_ON : Extent.WHOLE;
        }
        return open ? Extent.BEGUN : Extent.NOTHING;
    }

    /** Where the conversation is, to come back to it. */
    public Place place() {
        return new Place(Map.copyOf(slots), digits.toString(), state, confirming, misses);
    }

    /** What happened since is as if it had not been. */
    public void back(Place place) {
        slots.clear();
        slots.putAll(place.slots());
        digits.setLength(0);
        digits.append(place.digits());
        state = place.state();
        confirming = place.confirming();
        misses = place.misses();
    }

    /** Where a conversation was at a time. */
    public record Place(
            Map<String, String> slots,
            String digits,
            DialogueState state,
            @Nullable Answer confirming,
            int misses) {}

    /** The caller says nothing: whoever asks knows how often that was already. */
    public Reply silent() {
        return reply("Are you still there? " + question(), Action.LISTEN, null);
    }

    private Reply accept(Understood understood, double confidence, String text) {
        misses = 0;
        slots.putAll(understood.found().slots());
        return proceed(understood.answer(), confidence < SURE, text);
    }

    private Reply proceed(Answer answer, boolean doubtful, String text) {
        for (Map.Entry<String, String> ask : answer.asks().entrySet()) {
            if (!slots.containsKey(ask.getKey())) {
                return reply(fill(ask.getValue()), Action.LISTEN, null);
            }
        }
        if (answer.confirm() != null || doubtful) {
            confirming = answer;
            return reply(
                    answer.confirm() == null ? "Did you say: " + text + "?" : fill(answer.confirm()),
                    Action.LISTEN,
                    null);
        }
        return complete(answer);
    }

    private Reply answeredConfirmation(Answer answer, List<String> words, double confidence) {
        Found yes = Understanding.of(dialogue.rules().phrase(Dialogue.YES), dialogue.rules(), words);
        Found no = Understanding.of(dialogue.rules().phrase(Dialogue.NO), dialogue.rules(), words);
        if (no != null && (yes == null || no.words() > yes.words())) {
            // "No, on Friday": the correction is an answer by itself.
            List<String> rest = words.subList(Math.min(no.words(), words.size()), words.size());
            Understood corrected = rest.isEmpty() ? null : understand(rest);
            if (corrected == null) {
                return denied();
            }
            confirming = null;
            return accept(corrected, confidence, String.join(" ", rest));
        }
        if (yes != null && yes.coverage() >= MIN_COVERAGE) {
            return confidence < SURE && answer.confirm() == null ? missed(question(answer)) : complete(answer);
        }
        Understood other = understand(words);
        if (other == null) {
            return missed("Sorry, yes or no? " + question(answer));
        }
        confirming = null;
        return accept(other, confidence, String.join(" ", words));
    }

    private Reply denied() {
        Answer answer = confirming;
        confirming = null;
        misses = 0;
        if (answer != null) {
            answer.asks().keySet().forEach(slots::remove);
            if (state.digits() != null) {
                slots.remove(state.digits());
            }
        }
        return reply("Sorry. " + state.say(), Action.LISTEN, null);
    }

    private Reply complete(Answer answer) {
        confirming = null;
        misses = 0;
        String said = fill(answer.say());
        if (answer.next() != null) {
            state = dialogue.state(answer.next());
            return reply(join(said, fill(state.say())), answer.action(), answer.name());
        }
        return switch (answer.action()) {
            case REPEAT -> reply(join(said, fill(state.say())), Action.LISTEN, answer.name());
            case HELP -> reply(join(said, fill(state.again())), Action.LISTEN, answer.name());
            default -> reply(said, answer.action(), answer.name());
        };
    }

    private Reply missed(String again) {
        if (++misses >= MAX_MISSES) {
            confirming = null;
            return reply(
                    "I am sorry, I still don't understand. I am connecting you to a person.", Action.TRANSFER, null);
        }
        return reply(fill(again), Action.LISTEN, null);
    }

    private Reply collect(char key, String slot, Answer answer) {
        if (key == '#' && digits.length() > 0) {
            slots.put(slot, String.join(" ", digits.toString().split("")));
            digits.setLength(0);
            misses = 0;
            return proceed(answer, false, "");
        }
        if (key == '*') {
            digits.setLength(0);
        } else if (key != '#' && digits.length() < MAX_DIGITS) {
            digits.append(key);
        }
        return reply("", Action.LISTEN, null);
    }

    /** The answer that the digits complete: the one whose phrases have their slot. */
    private @Nullable Answer answerWithDigits() {
        String slot = state.digits();
        return slot == null
                ? null
                : state.answers().stream()
                        .filter(answer -> answer.phrases().stream()
                                .anyMatch(phrase -> Vocabulary.slots(phrase).contains(slot)))
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Understood understand(List<String> words) {
        Understood best = null;
        for (Answer answer : answers()) {
            for (Phrase phrase : answer.phrases()) {
                Found found = Understanding.of(phrase, dialogue.rules(), words);
                if (found != null
                        && found.coverage() >= MIN_COVERAGE
                        && (best == null || found.words() > best.found().words())) {
                    best = new Understood(answer, found);
                }
            }
        }
        return best;
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>(state.answers());
        answers.addAll(dialogue.anywhere());
        return answers;
    }

    private String question() {
        return confirming == null ? fill(state.say()) : question(confirming);
    }

    private String question(Answer answer) {
        return answer.confirm() == null ? "Is that right?" : fill(answer.confirm());
    }

    private Reply reply(String text, Action action, @Nullable String answer) {
        return new Reply(text, action, confirming == null ? state.listen() : state.listenForConfirmation(), answer);
    }

    private String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(slots.getOrDefault(place.group(1), "")));
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + " " + other;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(result -> result.group())
                .toList();
    }

    private record Understood(Answer answer, Found found) {}
}
