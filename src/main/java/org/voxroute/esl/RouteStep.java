/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.voxroute.esl.client.ReceivedEvent;

/** Runs a consumer's route with events as an exchange. */
final class RouteStep implements EventPump.Step {

    private final DefaultConsumer consumer;
    private final boolean batching;

    RouteStep(DefaultConsumer consumer, boolean batching) {
        this.consumer = consumer;
        this.batching = batching;
    }

    @Override
    public boolean handle(List<ReceivedEvent> events, Runnable later) {
        Exchange exchange = consumer.createExchange(false);
        if (batching) {
            EslExchanges.fill(exchange.getMessage(), events);
        } else {
            EslExchanges.fill(exchange.getMessage(), events.get(0));
        }
        // Camel may tell on this thread that it was done later: what counts is which comes first, the call or the
        // return.
        var first = new AtomicBoolean(true);
        consumer.getAsyncProcessor().process(exchange, doneSync -> {
            finish(exchange);
            if (!first.getAndSet(false)) {
                later.run();
            }
        });
        return !first.getAndSet(false);
    }

    private void finish(Exchange exchange) {
        Exception exception = exchange.getException();
        if (exception != null) {
            consumer.getExceptionHandler().handleException("A switch event was not handled", exchange, exception);
        }
        consumer.releaseExchange(exchange, false);
    }
}
