/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the routes of a file into the running Camel context and takes them out again. */
final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    private final ModelCamelContext context;

    LiveRoutes(ModelCamelContext context) {
        this.context = context;
    }

    /** What one file brought into the context. */
    record Content(List<String> routeIds, List<RouteConfigurationDefinition> configurations) {
        static final Content NONE = new Content(List.of(), List.of());
    }

    /** Loads {@code file} in place of what it brought {@code before}; answers what it brings now. */
    Content replace(Resource file, Content before) throws Exception {
        remove(before);
        Content others = all();
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(file);
        } catch (Exception e) {
            remove(addedTo(others));
            throw e;
        }
        return addedTo(others);
    }

    boolean areRunning(Content content) {
        return content.routeIds().stream()
                .allMatch(id -> context.getRouteController().getRouteStatus(id) == ServiceStatus.Started);
    }

    void remove(Content content) {
        for (String id : content.routeIds()) {
            try {
                context.getRouteController().stopRoute(id);
                context.removeRoute(id);
            } catch (Exception e) {
                LOG.warn("The route {} did not stop in order: {}", id, RouteProblem.describe(e));
            }
        }
        for (RouteConfigurationDefinition configuration : content.configurations()) {
            try {
                context.removeRouteConfiguration(configuration);
            } catch (Exception e) {
                LOG.warn(
                        "The route configuration {} could not be removed: {}",
                        configuration.getId(),
                        RouteProblem.describe(e));
            }
        }
    }

    private Content addedTo(Content others) {
        Content all = all();
        var ids = new ArrayList<>(all.routeIds());
        ids.removeAll(others.routeIds());
        var configurations = new ArrayList<>(all.configurations());
        configurations.removeAll(others.configurations());
        return new Content(ids, configurations);
    }

    private Content all() {
        List<String> ids = context.getRouteDefinitions().stream()
                .filter(route -> !Boolean.TRUE.equals(route.isTemplate()))
                .map(RouteDefinition::getRouteId)
                .toList();
        return new Content(ids, List.copyOf(context.getRouteConfigurationDefinitions()));
    }
}
