/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.springframework.web.util.pattern.PathPattern;

/** Serve WebSockets on the application's own HTTP port, or connect to a WebSocket server. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "websocket-jsr356",
        title = "WebSocket",
        syntax = "websocket-jsr356:address",
        category = {Category.HTTP},
        headersClass = WebsocketConstants.class)
public class WebsocketEndpoint extends DefaultEndpoint {

    @UriPath(
            description =
                    "A path on the application's port, as /events/ws or /media/{call}; or the ws: or wss: URL of a"
                            + " server to connect to, without query")
    @Metadata(required = true)
    private final String address;

    @UriParam
    private final WebsocketOptions options;

    WebsocketEndpoint(String uri, WebsocketComponent component, String address, WebsocketOptions options) {
        super(uri, component);
        this.options = options;
        this.address = WebsocketAddress.normalized(address);
    }

    public String getAddress() {
        return address;
    }

    public WebsocketOptions getOptions() {
        return options;
    }

    @Override
    public WebsocketComponent getComponent() {
        return (WebsocketComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new WebsocketProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new WebsocketConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    boolean isClient() {
        return WebsocketAddress.isUrl(address);
    }

    PathPattern pattern() {
        return WebsocketPaths.pattern(address);
    }

    Target target() {
        return new Target(URI.create(address), texts(options.getQuery()), texts(options.getHandshake()));
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new HashMap<>();
        map.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
