/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.EslReply;

/** Sends a command and goes on with the exchange when the answer is there, without holding a thread meanwhile. */
abstract class EslProducer extends DefaultAsyncProducer {

    protected final EslConfiguration configuration;

    EslProducer(EslEndpoint endpoint) {
        super(endpoint);
        this.configuration = endpoint.getConfiguration();
    }

    /**
     * A command under way.
     *
     * @param what it is, for errors; holds no argument
     * @param success whether an answer says that it was carried out
     */
    record Sent(String what, CompletableFuture<EslReply> reply, Predicate<EslReply> success) {}

    /** @throws EslException if it can't be sent as it is */
    abstract Sent send(Exchange exchange);

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Sent sent;
        try {
            sent = send(exchange);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (sent.reply().isDone()) {
            var unused = sent.reply().handle((reply, error) -> answered(exchange, sent, reply, error));
            callback.done(true);
            return true;
        }
        var unused = sent.reply().whenComplete((reply, error) -> {
            answered(exchange, sent, reply, error);
            goOn(callback);
        });
        return false;
    }

    /** The route goes on elsewhere: this is the event loop, which must go on reading. */
    private void goOn(AsyncCallback callback) {
        try {
            getEndpoint().component().replies().execute(() -> callback.done(false));
        } catch (RejectedExecutionException | IllegalStateException e) {
            // The context is stopping and waits for this exchange; nothing reads events for it any more.
            callback.done(false);
        }
    }

    private @Nullable Object answered(
            Exchange exchange, Sent sent, @Nullable EslReply reply, @Nullable Throwable error) {
        if (reply == null) {
            exchange.setException(failure(exchange, sent, error));
            return null;
        }
        boolean ok = sent.success().test(reply);
        if (!ok && configuration.isFailOnError()) {
            exchange.setException(EslException.refused(sent.what() + " was answered: " + reply.text(), reply.text()));
            return null;
        }
        exchange.getMessage().setBody(reply.text());
        exchange.getMessage().setHeader(EslConstants.OK, ok);
        return null;
    }

    private Exception failure(Exchange exchange, Sent sent, @Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof EslException esl && esl.kind() == EslException.Kind.TIMED_OUT) {
            Duration patience = configuration.patience();
            var timedOut = new ExchangeTimedOutException(
                    exchange, patience.toMillis(), sent.what() + ": " + cause.getMessage());
            timedOut.initCause(cause);
            return timedOut;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(sent.what(), cause);
    }

    /** The node that the header, the option, or the lack of others names. */
    EslNode node(Exchange exchange) {
        String header = exchange.getMessage().getHeader(EslConstants.NODE, String.class);
        String name = header == null ? configuration.getNode() : header;
        var nodes = getEndpoint().component().requireNodes();
        return name == null ? nodes.only() : nodes.node(name);
    }

    @Override
    public EslEndpoint getEndpoint() {
        return (EslEndpoint) super.getEndpoint();
    }
}
