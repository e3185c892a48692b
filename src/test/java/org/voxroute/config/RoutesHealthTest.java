/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.config.OperationConfiguration.RoutesHealth;
import org.voxroute.operation.ComponentHealth;
import org.voxroute.operation.ComponentHealth.Level;
import org.voxroute.reload.RouteReload;

class RoutesHealthTest {

    @TempDir
    Path folder;

    @Test
    void theHubIsDownUntilTheLastOfItsRoutesIsLoaded() throws Exception {
        write("first", "- to: \"log:x\"");
        write("second", "- to: \"log:x\"");
        var levels = new ArrayList<Level>();
        try (var context = new DefaultCamelContext();
                var reload = reload(context)) {
            var health = new RoutesHealth(reload);
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onRoutesAdd(Collection<Route> routes) {
                    levels.add(health.check().level());
                }
            });
            context.start();
            levels.add(health.check().level());
            assertThat(health.check().problem()).isEqualTo("The routes are being loaded");
            reload.start();
            assertThat(levels).isEqualTo(List.of(Level.DOWN, Level.DOWN, Level.DOWN));
            assertThat(health.check()).satisfies(RoutesHealthTest::bothRun);
        }
    }

    private static void bothRun(ComponentHealth health) {
        assertThat(health.level()).isEqualTo(Level.UP);
        assertThat(health.details()).containsEntry("files", 2);
    }

    /** It isn't waited for: it may stay broken. */
    @Test
    void aFileThatCantBeLoadedLeavesTheHubDegraded() throws Exception {
        write("first", "- to: \"nosuchcomponent:x\"");
        try (var context = new DefaultCamelContext();
                var reload = reload(context)) {
            context.start();
            reload.start();
            assertThat(new RoutesHealth(reload).check().level()).isEqualTo(Level.DEGRADED);
        }
    }

    private void write(String name, String step) throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("kamelets"));
        Files.writeString(folder.resolve("routes/" + name + ".camel.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: "direct:%s"
                      steps:
                        %s
                """.formatted(name, name, step));
    }

    private RouteReload reload(DefaultCamelContext context) {
        return new RouteReload(
                context,
                new DefaultRegistry(),
                new PropertiesSource() {
                    @Override
                    public String getName() {
                        return "none";
                    }

                    @Override
                    public @Nullable String getProperty(String name) {
                        return null;
                    }
                },
                "file:" + folder.resolve("kamelets"),
                folder.resolve("routes"),
                folder.resolve("kamelets"),
                Clock.systemUTC());
    }
}
