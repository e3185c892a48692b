/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Makes an exchange of each message, one after another for each connection. */
final class WebsocketConsumer extends DefaultConsumer implements PeerListener {

    private enum Event {
        OPEN,
        MESSAGE,
        CLOSE,
        ERROR
    }

    private final WebsocketEndpoint endpoint;
    private @Nullable ServedPath served;
    private @Nullable ClientConnection connection;

    WebsocketConsumer(WebsocketEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (endpoint.isClient()) {
            connection = endpoint.getComponent().connect(endpoint, this);
        } else {
            served = endpoint.getComponent().serve(endpoint, this);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (served != null) {
            endpoint.getComponent().withdraw(served);
            served = null;
        }
        if (connection != null) {
            endpoint.getComponent().disconnect(endpoint, connection, this);
            connection = null;
        }
        super.doStop();
    }

    @Override
    public void opened(Peer peer) {
        if (endpoint.getOptions().isLifecycle()) {
            run(exchange(peer, Event.OPEN));
        }
    }

    @Override
    public void received(Peer peer, Object message) {
        Exchange exchange = exchange(peer, Event.MESSAGE);
        exchange.getIn().setBody(message);
        run(exchange);
    }

    @Override
    public void closed(Peer peer, int code, String reason) {
        if (endpoint.getOptions().isLifecycle() && isRunAllowed()) {
            Exchange exchange = exchange(peer, Event.CLOSE);
            exchange.getIn().setHeader(WebsocketConstants.CLOSE_CODE, code);
            exchange.getIn().setHeader(WebsocketConstants.CLOSE_REASON, reason);
            run(exchange);
        }
    }

    @Override
    public void failed(Peer peer, Throwable cause) {
        if (endpoint.getOptions().isLifecycle()) {
            Exchange exchange = exchange(peer, Event.ERROR);
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
            run(exchange);
        } else {
            getExceptionHandler().handleException("WebSocket " + peer, cause);
        }
    }

    @Override
    public void gaveUp(Exception cause) {
        getExceptionHandler().handleException(cause);
    }

    private Exchange exchange(Peer peer, Event event) {
        Exchange exchange = createExchange(false);
        Message in = exchange.getIn();
        Handshake handshake = peer.handshake();
        in.setHeader(WebsocketConstants.EVENT, event.name().toLowerCase(Locale.ROOT));
        in.setHeader(WebsocketConstants.SESSION_KEY, peer.key());
        in.setHeader(WebsocketConstants.CONNECTION, peer);
        in.setHeader(WebsocketConstants.PATH, handshake.path());
        in.setHeader(WebsocketConstants.QUERY, handshake.query());
        in.setHeader(WebsocketConstants.VARIABLES, handshake.variables());
        if (handshake.principal() != null) {
            in.setHeader(WebsocketConstants.PRINCIPAL, handshake.principal());
        }
        in.setHeader(WebsocketConstants.CLAIMS, handshake.claims());
        if (handshake.remoteAddress() != null) {
            in.setHeader(WebsocketConstants.REMOTE_ADDRESS, handshake.remoteAddress());
        }
        return exchange;
    }

    private void run(Exchange exchange) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("WebSocket message", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }
}
