/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import org.voxroute.provider.local.dialogue.Action;
import org.voxroute.provider.local.dialogue.Conversation;
import org.voxroute.provider.local.dialogue.Dialogue;
import org.voxroute.provider.local.dialogue.Reply;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.VoiceRequest;

/** A directed dialogue out of a file. Its answers are whole at once. */
record DialogueModel(Dialogue dialogue) implements LanguageModel {

    @Override
    public String name() {
        return "the dialogue " + dialogue.name();
    }

    @Override
    public Talk open(VoiceRequest call) {
        return new OneTalk(new Conversation(dialogue), call.agent().greeting());
    }

    private record OneTalk(Conversation conversation, String greeting) implements Talk {

        @Override
        public Answering begin(Listener listener) {
            Reply reply = conversation.begin();
            tell(greeting.isEmpty() ? reply.text() : greeting, reply, listener);
            return undoing(conversation.place());
        }

        @Override
        public Answering answer(Turn turn, Listener listener) {
            Conversation.Place before = conversation.place();
            Reply reply = turn.keys().isEmpty()
                    ? conversation.said(turn.text(), turn.confidence())
                    : conversation.typed(turn.keys());
            tell(reply.text(), reply, listener);
            return undoing(before);
        }

        @Override
        public Answering silence(int times, Listener listener) {
            Conversation.Place before = conversation.place();
            Reply reply = conversation.silent();
            tell(reply.text(), reply, listener);
            return undoing(before);
        }

        @Override
        public Completeness completeness(String soFar) {
            return switch (conversation.completeness(soFar)) {
                case WHOLE -> Completeness.FINISHED;
                case MAY_GO_ON -> Completeness.OPEN;
                case BEGUN -> Completeness.UNFINISHED;
                case NOTHING -> Completeness.UNKNOWN;
            };
        }

        @Override
        public void close() {
            // Holds nothing.
        }

        private void tell(String text, Reply reply, Listener listener) {
            if (!text.isEmpty()) {
                listener.text(text);
            }
            Then then = switch (reply.action()) {
                case TRANSFER -> Then.TRANSFER;
                case HANGUP -> Then.HANG_UP;
                default -> Then.LISTEN;
            };
            listener.finished(
                    then,
                    new Expected(reply.listen(), conversation.takesDigits() ? 0 : 1, reply.action() == Action.WAIT));
        }

        /** Interrupted, it stays where it is: the caller mostly answers what he could guess. */
        private Answering undoing(Conversation.Place before) {
            return new Answering() {
                @Override
                public void cancel(String heard) {
                    // Nothing is under way.
                }

                @Override
                public void undo() {
                    conversation.back(before);
                }
            };
        }
    }
}
