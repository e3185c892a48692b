/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.dialogue.Interpreter.Interpretation;
import org.voxroute.provider.local.grammar.Phrase;
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

    private static final int MAX_MISSES = 3;

    private final Dialogue dialogue;
    private final Interpreter interpreter;
    private final Slots slots = new Slots();
    private final Digits digits = new Digits();
    private DialogueState state;
    private @Nullable Answer confirming;
    private int misses;

    public Conversation(Dialogue dialogue) {
        this.dialogue = dialogue;
        interpreter = new Interpreter(dialogue.rules());
        state = dialogue.state(dialogue.start());
    }

    /** The first words of the voice agent. */
    public Reply begin() {
        return ask(state.say());
    }

    /** What was understood so far: slot to words. */
    public Map<String, String> slots() {
        return slots.copy();
    }

    /**
     * The caller said something.
     *
     * @param confidence 0 to 1
     */
    public Reply said(String text, double confidence) {
        digits.clear();
        List<String> words = Interpreter.words(text);
        if (words.isEmpty() || confidence < UNLIKELY) {
            return missed(state.again());
        }
        if (confirming != null) {
            return answeredConfirmation(confirming, words, confidence);
        }
        Interpretation understood = interpreter.interpret(answers(), words);
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
                default -> ask(question(answer) + " Press 1 for yes or 2 for no.");
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
        Reply reply = ask("");
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
        List<Phrase> phrases = new ArrayList<>();
        if (confirming != null) {
            phrases.add(dialogue.rules().phrase(Dialogue.YES));
            phrases.add(dialogue.rules().phrase(Dialogue.NO));
        }
        answers().forEach(answer -> phrases.addAll(answer.phrases()));
        return interpreter.extent(phrases, Interpreter.words(soFar));
    }

    /** Where the conversation is, to come back to it. */
    public Place place() {
        return new Place(slots.copy(), digits.begun(), state, confirming, misses);
    }

    /** What happened since is as if it had not been. */
    public void back(Place place) {
        slots.set(place.slots());
        digits.set(place.digits());
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
        return ask("Are you still there? " + question());
    }

    private Reply accept(Interpretation understood, double confidence, String text) {
        misses = 0;
        slots.putAll(understood.found().slots());
        return proceed(understood.answer(), confidence < SURE, text);
    }

    private Reply proceed(Answer answer, boolean doubtful, String text) {
        for (Map.Entry<String, String> ask : answer.asks().entrySet()) {
            if (!slots.has(ask.getKey())) {
                return ask(slots.fill(ask.getValue()));
            }
        }
        if (answer.confirm() != null || doubtful) {
            confirming = answer;
            return ask(answer.confirm() == null ? "Did you say: " + text + "?" : slots.fill(answer.confirm()));
        }
        return complete(answer);
    }

    private Reply answeredConfirmation(Answer answer, List<String> words, double confidence) {
        Found yes = interpreter.find(Dialogue.YES, words);
        Found no = interpreter.find(Dialogue.NO, words);
        if (no != null && (yes == null || no.words() > yes.words())) {
            // "No, on Friday": the correction is an answer by itself.
            List<String> rest = words.subList(Math.min(no.words(), words.size()), words.size());
            Interpretation corrected = rest.isEmpty() ? null : interpreter.interpret(answers(), rest);
            if (corrected == null) {
                return denied();
            }
            confirming = null;
            return accept(corrected, confidence, String.join(" ", rest));
        }
        if (yes != null && yes.coverage() >= Interpreter.MIN_COVERAGE) {
            return confidence < SURE && answer.confirm() == null ? missed(question(answer)) : complete(answer);
        }
        Interpretation other = interpreter.interpret(answers(), words);
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
        return ask("Sorry. " + state.say());
    }

    private Reply complete(Answer answer) {
        confirming = null;
        misses = 0;
        String said = slots.fill(answer.say());
        if (answer.next() != null) {
            state = dialogue.state(answer.next());
            return reply(join(said, slots.fill(state.say())), answer.action(), answer.name());
        }
        return switch (answer.action()) {
            case REPEAT -> reply(join(said, slots.fill(state.say())), Action.LISTEN, answer.name());
            case HELP -> reply(join(said, slots.fill(state.again())), Action.LISTEN, answer.name());
            default -> reply(said, answer.action(), answer.name());
        };
    }

    private Reply missed(String again) {
        if (++misses >= MAX_MISSES) {
            confirming = null;
            return reply(
                    "I am sorry, I still don't understand. I am connecting you to a person.", Action.TRANSFER, null);
        }
        return ask(slots.fill(again));
    }

    private Reply collect(char key, String slot, Answer answer) {
        String all = digits.press(key);
        if (all == null) {
            return ask("");
        }
        slots.put(slot, all);
        misses = 0;
        return proceed(answer, false, "");
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

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>(state.answers());
        answers.addAll(dialogue.anywhere());
        return answers;
    }

    private String question() {
        return confirming == null ? slots.fill(state.say()) : question(confirming);
    }

    private String question(Answer answer) {
        return answer.confirm() == null ? "Is that right?" : slots.fill(answer.confirm());
    }

    private Reply ask(String text) {
        return reply(text, Action.LISTEN, null);
    }

    private Reply reply(String text, Action action, @Nullable String answer) {
        return new Reply(text, action, confirming == null ? state.listen() : state.listenForConfirmation(), answer);
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + " " + other;
    }
}
