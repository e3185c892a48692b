/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kamelet;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context that finds the project's kamelets as shipped. */
final class Kamelets implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    Kamelets(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.disableJMX();
        camel.start();
        camel.getComponent("kamelet", KameletComponent.class).setLocation("file:kamelets");
    }

    DefaultCamelContext camel() {
        return camel;
    }

    void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
