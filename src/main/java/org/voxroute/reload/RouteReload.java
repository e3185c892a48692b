/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the running routes as the folders {@code routes/} and {@code kamelets/} say: loads them at start, then looks
 * for changes every half second on a thread of its own. An edit runs about a second after it was saved.
 */
public final class RouteReload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final RouteFiles files;
    private volatile boolean loaded;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "route-reload");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param context where the routes run
     * @param beans what routes may name
     * @param properties what <code>{{placeholders}}</code> mean
     * @param kameletLocation as Camel's kamelet component takes it
     */
    public RouteReload(
            ModelCamelContext context,
            BeanRepository beans,
            PropertiesSource properties,
            String kameletLocation,
            Path routesDir,
            Path kameletsDir,
            Clock clock) {
        var trial = new RouteTrial(beans, properties, kameletLocation);
        this.files = new RouteFiles(context, trial, routesDir, kameletsDir, clock);
    }

    /** Loads what is there and begins to watch. Call it when the Camel context has started. */
    public void start() {
        try {
            files.loadAll();
        } catch (IOException e) {
            throw new UncheckedIOException("The routes can't be read: " + e.getMessage(), e);
        }
        loaded = true;
        watch.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether each file was loaded, or refused, once; safe on any thread. */
    public boolean isLoaded() {
        return loaded;
    }

    /** What became of each file; safe on any thread. */
    public List<RouteFileStatus> status() {
        return files.status();
    }

    private void look() {
        try {
            files.poll();
        } catch (RuntimeException e) {
            LOG.error("Looking for changed routes failed; the next look comes in {} ms", EVERY.toMillis(), e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
