/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.dialogue.ChatAnswer;
import org.voxroute.provider.local.dialogue.ChatException;
import org.voxroute.provider.local.dialogue.ChatListener;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel.Answering;
import org.voxroute.voice.spi.LanguageModel.Listener;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.ProviderError;

/** An answer of the language model, and what of it counts as said. Told by the client's thread, asked by the call's. */
final class ChatTurn implements ChatListener, Answering {

    private final Listener listener;
    private final boolean mayHangUp;
    private final boolean mayTransfer;
    private final Runnable forget;
    private final Signs signs = new Signs();
    private final StringBuilder whole = new StringBuilder();
    private @Nullable String heard;
    private @Nullable ChatAnswer answer;
    private boolean undone;

    /** @param forget takes the caller's turn out of the conversation again */
    ChatTurn(Listener listener, boolean mayHangUp, boolean mayTransfer, Runnable forget) {
        this.listener = listener;
        this.mayHangUp = mayHangUp;
        this.mayTransfer = mayTransfer;
        this.forget = forget;
    }

    void answered(ChatAnswer coming) {
        answer = coming;
    }

    synchronized void whole(String text) {
        whole.append(text);
    }

    /** What of it was said, as far as anybody heard it. */
    synchronized String said() {
        return undone ? "" : heard == null ? whole.toString().strip() : heard;
    }

    @Override
    public void text(String part) {
        String spoken = signs.add(part);
        if (!spoken.isEmpty()) {
            whole(spoken);
            listener.text(spoken);
        }
    }

    @Override
    public void finished() {
        String rest = signs.end();
        if (!rest.isEmpty()) {
            whole(rest);
            listener.text(rest);
        }
        Then then = mayHangUp && signs.hangUp()
                ? Then.HANG_UP
                : mayTransfer && signs.transfer() ? Then.TRANSFER : Then.LISTEN;
        listener.finished(then, Expected.ANYTHING);
    }

    @Override
    public void failed(ChatException problem) {
        listener.failed(new ProviderError(
                String.valueOf(problem.getMessage()), problem.isRecoverable(), "see LLM_BASE_URL, LLM_MODEL", problem));
    }

    @Override
    public void cancel(String words) {
        synchronized (this) {
            heard = words;
        }
        if (answer != null) {
            answer.cancel();
        }
    }

    @Override
    public void undo() {
        cancel("");
        undone = true;
        forget.run();
    }
}
