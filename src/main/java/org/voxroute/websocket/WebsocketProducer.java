/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Gives a message to the peers that it is for. Never waits for one of them. */
final class WebsocketProducer extends DefaultProducer {

    private static final PeerListener NOBODY = new PeerListener() {
        @Override
        public void opened(Peer peer) {}

        @Override
        public void received(Peer peer, Object message) {}

        @Override
        public void closed(Peer peer, int code, String reason) {}

        @Override
        public void failed(Peer peer, Throwable cause) {}
    };

    private final WebsocketEndpoint endpoint;
    private final PeerSelection selection;
    private @Nullable ClientConnection connection;

    WebsocketProducer(WebsocketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.selection = PeerSelection.of(endpoint.getOptions());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (endpoint.isClient()) {
            connection = endpoint.getComponent().connect(endpoint, NOBODY);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (connection != null) {
            endpoint.getComponent().disconnect(endpoint, connection, NOBODY);
            connection = null;
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message in = exchange.getMessage();
        List<Peer> peers = peers(in);
        Integer close = in.getHeader(WebsocketConstants.CLOSE, Integer.class);
        int sent = 0;
        if (!peers.isEmpty() && (close == null || in.getBody() != null)) {
            Object message = payload(in);
            sent = (int) peers.stream().filter(peer -> peer.send(message)).count();
        }
        in.setHeader(WebsocketConstants.SENT_TO, sent);
        if (close != null) {
            close(peers, close);
        }
    }

    private List<Peer> peers(Message in) throws IOException {
        if (connection != null) {
            return List.of(connection.peer());
        }
        ServedPath path = endpoint.getComponent().served(endpoint);
        if (in.getHeader(WebsocketConstants.SEND_TO_ALL, endpoint.getOptions().isSendToAll(), Boolean.class)) {
            return path == null
                    ? List.of()
                    : path.peers().all().stream()
                            .filter(selection.of(name -> in.getHeader(name, String.class)))
                            .toList();
        }
        String key = in.getHeader(WebsocketConstants.SESSION_KEY, String.class);
        if (key == null) {
            throw new IllegalArgumentException("Neither sendToAll nor the header " + WebsocketConstants.SESSION_KEY
                    + " says who the message to " + endpoint.getAddress() + " is for");
        }
        Peer peer = path == null ? null : path.peers().get(key);
        return peer == null ? List.of() : List.of(peer);
    }

    private static Object payload(Message in) throws InvalidPayloadException {
        boolean binary = in.getBody() instanceof byte[] || in.getBody() instanceof ByteBuffer;
        return binary ? in.getMandatoryBody(byte[].class) : in.getMandatoryBody(String.class);
    }

    private static void close(List<Peer> peers, int code) {
        if (!CloseCode.isSendable(code)) {
            throw new IllegalArgumentException(code + " is not a close code that may be sent");
        }
        peers.forEach(peer -> peer.close(code, ""));
    }
}
