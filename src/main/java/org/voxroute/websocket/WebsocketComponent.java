/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * WebSockets on the application's own port, and as a client. Threads and the web server are touched only when a route
 * starts, so that routes can be built where there is none.
 */
@Component("websocket-jsr356")
public class WebsocketComponent extends DefaultComponent {

    private static final ThreadPoolProfile WORKER_POOL = new ThreadPoolProfileBuilder("websocket")
            .poolSize(4)
            .maxPoolSize(4)
            .maxQueueSize(1_000)
            .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
            .build();

    private final Map<Target, ClientConnection> clients = new ConcurrentHashMap<>();
    private @Nullable Upkeep upkeep;
    private @Nullable ScheduledExecutorService clock;
    private @Nullable ExecutorService workers;
    private @Nullable HttpClient http;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = new WebsocketOptions();
        options.setFilters(PropertiesHelper.extractProperties(parameters, "filter."));
        options.setDefaults(PropertiesHelper.extractProperties(parameters, "default."));
        options.setClaims(PropertiesHelper.extractProperties(parameters, "claim."));
        options.setQuery(PropertiesHelper.extractProperties(parameters, "query."));
        options.setHandshake(PropertiesHelper.extractProperties(parameters, "handshake."));
        var endpoint = new WebsocketEndpoint(uri, this, remaining, options);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Serves a path from now on. */
    ServedPath serve(WebsocketEndpoint endpoint, PeerListener listener) {
        Upkeep threads = upkeep();
        var path = new ServedPath(endpoint.pattern(), endpoint.getOptions().path(), listener, threads.workers());
        paths().add(path);
        threads.watch(path.peers());
        return path;
    }

    /** Ends what {@link #serve} began: open connections are closed, new ones find nothing. */
    void withdraw(ServedPath path) {
        paths().remove(path);
        boolean stopping = getCamelContext().isStopping();
        path.close(
                stopping ? CloseCode.GOING_AWAY : CloseCode.SERVICE_RESTART, stopping ? "hub stops" : "route stopped");
        upkeep().unwatch(path.peers());
    }

    /** The path as it is served now; null while no route serves it. */
    @Nullable
    ServedPath served(WebsocketEndpoint endpoint) {
        return paths().of(endpoint.pattern());
    }

    synchronized ClientConnection connect(WebsocketEndpoint endpoint, PeerListener user) {
        ClientConnection connection = clients.computeIfAbsent(
                endpoint.target(),
                target -> new ClientConnection(target, endpoint.getOptions().client(), http(), upkeep()));
        connection.use(user);
        return connection;
    }

    synchronized void disconnect(WebsocketEndpoint endpoint, ClientConnection connection, PeerListener user) {
        if (connection.leave(user)) {
            clients.remove(endpoint.target(), connection);
        }
    }

    private WebsocketPaths paths() {
        return CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), WebsocketPaths.class);
    }

    private synchronized HttpClient http() {
        HttpClient client = http;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            http = client;
        }
        return client;
    }

    private synchronized Upkeep upkeep() {
        Upkeep threads = upkeep;
        if (threads == null) {
            var manager = getCamelContext().getExecutorServiceManager();
            clock = manager.newSingleThreadScheduledExecutor(this, "websocket-clock");
            workers = manager.newThreadPool(this, "websocket-worker", WORKER_POOL);
            threads = new Upkeep(clock, workers);
            upkeep = threads;
        }
        return threads;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        var manager = getCamelContext().getExecutorServiceManager();
        if (clock != null) {
            manager.shutdownNow(clock);
        }
        if (workers != null) {
            // Goodbyes to peers may be under way.
            manager.shutdownGraceful(workers, 3_000);
        }
        upkeep = null;
        clock = null;
        workers = null;
        http = null;
    }
}
