/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;

/**
 * Builds routes in a throw-away Camel context that never starts them: unknown components, steps, options, beans and
 * kamelets show there, and the running hub is not touched. Not seen there: a wrong parameter value that only the
 * outside system refuses.
 */
final class RouteTrial {

    private final BeanRepository beans;
    private final PropertiesSource properties;
    private final String kameletLocation;

    /**
     * @param beans the hub's beans, for reading
     * @param properties the hub's configuration
     * @param kameletLocation where kamelets are found, as Camel's kamelet component takes it
     */
    RouteTrial(BeanRepository beans, PropertiesSource properties, String kameletLocation) {
        this.beans = beans;
        this.properties = properties;
        this.kameletLocation = kameletLocation;
    }

    /**
     * Tries {@code file} together with {@code shared}, the files it may refer to by name (route configurations).
     *
     * @return the ids of the routes in the file
     * @throws Exception what is wrong with it, as Camel says it
     */
    List<String> tryOut(Resource file, Collection<Resource> shared) throws Exception {
        try (var context = new DefaultCamelContext(new DefaultRegistry(beans))) {
            context.getCamelContextExtension().setName("trial");
            context.setAutoStartup(false);
            context.disableJMX();
            context.getPropertiesComponent().addPropertiesSource(properties);
            context.start();
            context.getComponent("kamelet", KameletComponent.class).setLocation(kameletLocation);
            var loader = PluginHelper.getRoutesLoader(context);
            loader.loadRoutes(shared);
            var before = ids(context);
            loader.loadRoutes(file);
            return ids(context).stream().filter(id -> !before.contains(id)).toList();
        }
    }

    private static List<String> ids(CamelContext context) {
        return ((ModelCamelContext) context)
                .getRouteDefinitions().stream().map(RouteDefinition::getRouteId).toList();
    }
}
