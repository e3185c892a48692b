/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of {@code routes/} and {@code kamelets/} and the routes that run from them. Loading and polling happen on
 * one thread; {@link #status()} may be called on any.
 */
public final class RouteFiles {

    static final String CONFIGURATION = "route-configuration.camel.yaml";
    /** Starts only if each operation of the contract has its route, whatever file that is in. */
    static final String CONTRACT = "admin-api.camel.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    private static final String ROUTES = ".camel.yaml";
    private static final String KAMELETS = ".kamelet.yaml";
    /** Stopping an audio route ends its calls' audio, so only an edit of the file itself reloads it. */
    private static final String AUDIO = "audio-";

    /** What runs from one file: its text, to go back to, and its routes. */
    private record Loaded(String text, LiveRoutes.Content content, Instant at) {}

    private final ModelCamelContext context;
    private final RouteTrial trial;
    private final LiveRoutes live;
    private final FolderWatch routes;
    private final FolderWatch kamelets;
    private final Clock clock;
    private final Map<Path, Loaded> loaded = new ConcurrentSkipListMap<>();
    private final Map<Path, String> problems = new ConcurrentSkipListMap<>();

    RouteFiles(ModelCamelContext context, RouteTrial trial, Path routesDir, Path kameletsDir, Clock clock) {
        this.context = context;
        this.trial = trial;
        this.live = new LiveRoutes(context);
        this.routes = new FolderWatch(routesDir, ROUTES);
        this.kamelets = new FolderWatch(kameletsDir, KAMELETS);
        this.clock = clock;
    }

    /** Loads all files, the route configurations first and the API's contract last. A file that does not load is reported; the others run. */
    public void loadAll() throws IOException {
        kamelets.all();
        routes.all().stream().sorted(LOADING_ORDER).forEach(file -> load(file, false));
    }

    /** One look at the folders; loads what changed since the last one. */
    public void poll() {
        try {
            FolderWatch.Changes changedKamelets = kamelets.changes();
            FolderWatch.Changes changedRoutes = routes.changes();
            changedRoutes.gone().forEach(this::remove);
            changedRoutes.changed().stream().sorted(LOADING_ORDER).forEach(file -> load(file, true));
            if (changedRoutes.changed().stream().anyMatch(RouteFiles::isConfiguration)) {
                reloadAllBut(changedRoutes.changed());
            }
            var all = new ArrayList<>(changedKamelets.changed());
            all.addAll(changedKamelets.gone());
            all.forEach(this::reloadUsersOf);
        } catch (IOException e) {
            LOG.warn("The folders of routes and kamelets can't be read: {}", e.getMessage());
        }
    }

    /** Every file that was seen, in the order of their names. */
    public List<RouteFileStatus> status() {
        var files = new TreeSet<Path>(loaded.keySet());
        files.addAll(problems.keySet());
        return files.stream()
                .map(file -> {
                    Loaded running = loaded.get(file);
                    return new RouteFileStatus(name(file), running == null ? null : running.at(), problems.get(file));
                })
                .toList();
    }

    private void load(Path file, boolean tryFirst) {
        String text = null;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
            Resource resource = resource(file, text);
            if (tryFirst) {
                refuseIdsOfOthers(file, trial.tryOut(resource, shared(file)));
            }
            Loaded before = loaded.get(file);
            var content = live.replace(resource, before == null ? LiveRoutes.Content.NONE : before.content());
            loaded.put(file, new Loaded(text, content, clock.instant()));
            problems.remove(file);
            LOG.info("Loaded {}{}", name(file), ids(content));
        } catch (Exception e) {
            String problem = RouteProblem.describe(e);
            problems.put(file, problem);
            LOG.error("{} does not run{}: {}", name(file), restore(file, text), problem);
        }
    }

    /** What only the live context refuses (a port in use, say) may have taken the old routes away: bring them back. */
    private String restore(Path file, @Nullable String text) {
        Loaded before = loaded.get(file);
        if (before == null) {
            return "";
        }
        if (!before.text().equals(text) && !live.areRunning(before.content())) {
            try {
                live.replace(resource(file, before.text()), before.content());
            } catch (Exception e) {
                return ", and its routes of before could not be brought back (" + RouteProblem.describe(e) + ")";
            }
        }
        return "; its routes of before go on running";
    }

    private void refuseIdsOfOthers(Path file, List<String> ids) {
        loaded.forEach((other, running) -> running.content().routeIds().stream()
                .filter(id -> ids.contains(id) && !other.equals(file))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("The route id " + id + " is used by " + name(other));
                }));
    }

    private void remove(Path file) {
        Loaded running = loaded.remove(file);
        problems.remove(file);
        if (running != null) {
            live.remove(running.content());
            LOG.info("Removed {}{}", name(file), ids(running.content()));
        }
    }

    private void reloadAllBut(Collection<Path> done) {
        List.copyOf(loaded.keySet()).stream()
                .filter(file -> !done.contains(file) && !name(file).startsWith(AUDIO))
                .forEach(file -> load(file, true));
    }

    private void reloadUsersOf(Path kamelet) {
        String name = name(kamelet).replace(KAMELETS, "");
        LOG.info("The kamelet {} changed", name);
        var users = loaded.entrySet().stream()
                .filter(entry -> entry.getValue().text().contains("kamelet:" + name))
                .map(Map.Entry::getKey)
                .toList();
        try {
            context.removeRouteTemplateDefinitions(name);
        } catch (Exception e) {
            LOG.error("The kamelet {} could not be replaced: {}", name, RouteProblem.describe(e));
        }
        users.forEach(file -> load(file, true));
    }

    private List<Resource> shared(Path file) {
        return loaded.entrySet().stream()
                .filter(entry ->
                        isConfiguration(entry.getKey()) && !entry.getKey().equals(file))
                .map(entry -> resource(entry.getKey(), entry.getValue().text()))
                .toList();
    }

    private static Resource resource(Path file, String text) {
        return ResourceHelper.fromString(name(file), text);
    }

    private static String ids(LiveRoutes.Content content) {
        return content.routeIds().isEmpty() ? "" : ": " + String.join(", ", content.routeIds());
    }

    private static boolean isConfiguration(Path file) {
        return name(file).equals(CONFIGURATION);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static final Comparator<Path> LOADING_ORDER = Comparator.comparing((Path file) -> !isConfiguration(file))
            .thenComparing(file -> name(file).equals(CONTRACT))
            .thenComparing(Comparator.naturalOrder());
}
