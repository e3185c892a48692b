/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.dialogue.ChatClient;
import org.voxroute.provider.local.dialogue.ChatMessage;
import org.voxroute.provider.local.dialogue.ChatMessage.Role;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.VoiceRequest;

/** Free conversation with a language model. What the caller didn't hear of an answer isn't told to the model as said. */
record ChatModel(ChatClient client) implements LanguageModel {

    private static final String PROMPT =
            "You are a friendly voice agent on the telephone. Answer in one or two short spoken sentences, without lists or formatting.";
    /** Turns and answers that the model is told again; the prompt always is. */
    private static final int MEMORY = 40;

    @Override
    public String name() {
        return "a language model";
    }

    @Override
    public Talk open(VoiceRequest call) {
        return new OneTalk(client, call);
    }

    private static final class OneTalk implements Talk {

        private final ChatClient client;
        private final ChatMessage prompt;
        private final String greeting;
        private final boolean mayHangUp;
        private final boolean mayTransfer;
        private final List<ChatMessage> messages = new ArrayList<>();
        private @Nullable ChatTurn last;

        OneTalk(ChatClient client, VoiceRequest call) {
            this.client = client;
            greeting = call.agent().greeting();
            mayHangUp = call.agent().tools().contains("hangup");
            mayTransfer = call.agent().tools().contains("transfer");
            String given = call.agent().prompt();
            prompt = new ChatMessage(Role.SYSTEM, (given.isEmpty() ? PROMPT : given) + tools());
        }

        private String tools() {
            return (mayHangUp
                            ? "\nWhen the conversation is over, say goodbye and end your answer with " + Signs.HANG_UP
                                    + "."
                            : "")
                    + (mayTransfer
                            ? "\nTo connect the caller to a person, say so and end your answer with " + Signs.TRANSFER
                                    + "."
                            : "");
        }

        @Override
        public Answering begin(Listener listener) {
            return told(greeting.isEmpty() ? RouteModel.GREETING : greeting, listener);
        }

        @Override
        public Answering answer(Turn turn, Listener listener) {
            settle();
            String said = turn.keys().isEmpty() ? turn.text() : "(The caller typed " + turn.keys() + ".)";
            var message = new ChatMessage(
                    Role.USER, said.isEmpty() ? "(The caller said something that could not be understood.)" : said);
            add(message);
            var asked = new ChatTurn(listener, mayHangUp, mayTransfer, () -> messages.remove(messages.size() - 1));
            last = asked;
            List<ChatMessage> all = new ArrayList<>(messages);
            all.add(0, prompt);
            asked.answered(client.ask(all, asked));
            return asked;
        }

        @Override
        public Answering silence(int times, Listener listener) {
            return told(RouteModel.ARE_YOU_THERE, listener);
        }

        @Override
        public void said(String text) {
            settle();
            add(new ChatMessage(Role.ASSISTANT, text));
        }

        @Override
        public void close() {
            messages.clear();
        }

        /** Words of its own, known at once. */
        private Answering told(String text, Listener listener) {
            settle();
            var own = new ChatTurn(listener, false, false, () -> {});
            last = own;
            listener.text(text);
            listener.finished(Then.LISTEN, Expected.ANYTHING);
            own.whole(text);
            return own;
        }

        /** What was said last belongs to the conversation once it is clear how much of it was heard. */
        private void settle() {
            ChatTurn before = last;
            last = null;
            String said = before == null ? "" : before.said();
            if (!said.isEmpty()) {
                add(new ChatMessage(Role.ASSISTANT, said));
            }
        }

        private void add(ChatMessage message) {
            messages.add(message);
            if (messages.size() > MEMORY) {
                messages.remove(0);
            }
        }
    }
}
