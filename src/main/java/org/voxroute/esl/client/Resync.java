/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslCommand;

/** Asks the switch, over its events connection, which channels are alive. On the node's event loop. */
final class Resync {

    /** If more than this are missing, the switch has lost them all, and isn't asked for each. */
    private static final int MAX_QUESTIONS = 200;

    private final EslConnection connection;
    private final Duration timeout;
    private final LiveChannels live;
    private final @Nullable String coreUuidBefore;

    Resync(EslConnection connection, Duration timeout, LiveChannels live, @Nullable String coreUuidBefore) {
        this.connection = connection;
        this.timeout = timeout;
        this.live = live;
        this.coreUuidBefore = coreUuidBefore;
    }

    /**
     * @param rows the switch's table
     * @param gone channels of before that are no more
     * @param coreUuid names this run of the switch; null if it doesn't say
     * @param restarted whether it is another run than before
     */
    record Answer(
            List<ChannelRow> rows,
            Set<String> gone,
            @Nullable String coreUuid,
            boolean restarted) {}

    /** Fails with an {@link EslException}, or an {@link UncheckedIOException} if the answer can't be read. */
    CompletableFuture<Answer> ask() {
        var coreUuid = api("global_getvar core_uuid");
        return api("show channels as json")
                .thenCompose(table -> coreUuid.thenCompose(core -> compared(rows(table), word(core))));
    }

    private CompletableFuture<Answer> compared(List<ChannelRow> rows, @Nullable String coreUuid) {
        boolean restarted = coreUuid != null && coreUuidBefore != null && !coreUuid.equals(coreUuidBefore);
        Set<String> suspects = live.suspects(rows);
        if (restarted || suspects.size() > MAX_QUESTIONS) {
            return CompletableFuture.completedFuture(new Answer(rows, suspects, coreUuid, restarted));
        }
        // The table may not have a channel yet that was created a moment ago.
        var gone = new HashSet<>(suspects);
        var answers = suspects.stream()
                .map(uuid -> api("uuid_exists " + uuid).thenAccept(answer -> {
                    if (answer.text().equals("true")) {
                        gone.remove(uuid);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(answers).thenApply(done -> new Answer(rows, gone, coreUuid, false));
    }

    private CompletableFuture<EslReply> api(String command) {
        return connection.send(EslCommand.of("api " + command), timeout).thenApply(CommandSocket::reply);
    }

    private static List<ChannelRow> rows(EslReply table) {
        if (table.isError()) {
            throw EslException.refused("the switch doesn't show its channels", table.text());
        }
        try {
            return ChannelRow.parse(table.text());
        } catch (IOException e) {
            throw new UncheckedIOException("the switch's table of channels can't be read", e);
        }
    }

    private static @Nullable String word(EslReply reply) {
        return reply.isError() || reply.text().isBlank() ? null : reply.text().strip();
    }
}
