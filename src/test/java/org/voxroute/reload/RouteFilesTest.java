/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFilesTest {

    @TempDir
    Path folder;

    private ModelCamelContext context;
    private RouteFiles files;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("kamelets"));
        String kamelets = "file:" + folder.resolve("kamelets");
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addPropertiesSource(settings());
        context.start();
        context.getComponent("kamelet", KameletComponent.class).setLocation(kamelets);
        var trial = new RouteTrial(new org.apache.camel.support.DefaultRegistry(), settings(), kamelets);
        files = new RouteFiles(context, trial, folder.resolve("routes"), folder.resolve("kamelets"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void runsAnEditedFileInPlaceOfTheOldOne() throws Exception {
        write("greeting", answers("hello"));
        files.loadAll();
        assertThat(ask("greeting")).isEqualTo("hello");

        write("greeting", answers("good morning"));
        lookTwice();

        assertThat(ask("greeting")).isEqualTo("good morning");
        assertThat(files.status()).allMatch(RouteFileStatus::isRunning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- to: \"nosuchcomponent:x\"",
                "- nosuchstep: {}",
                "- to: \"log:x?nosuchoption=1\"",
                "- to: \"kamelet:no-such-kamelet\"",
                "- bean: { ref: noSuchBean, method: x }",
                "- to: { uri: \"log:x\"",
                "- setBody: { simple: \"${nosuchfunction(}\" }"
            })
    void keepsTheOldRouteWhenTheEditedFileDoesNotRun(String step) throws Exception {
        write("greeting", answers("hello"));
        files.loadAll();

        write("greeting", answers("hello").stripTrailing() + "\n        " + step + "\n");
        lookTwice();

        assertThat(ask("greeting")).isEqualTo("hello");
        assertThat(files.status()).singleElement().satisfies(status -> {
            assertThat(status.file()).isEqualTo("greeting.camel.yaml");
            assertThat(status.problem()).isNotBlank();
        });
    }

    @Test
    void saysInWhichLineAFileIsBroken() throws Exception {
        write("greeting", answers("hello"));
        files.loadAll();
        Files.writeString(
                folder.resolve("routes/greeting.camel.yaml"),
                route("greeting", answers("hello"), "direct:greeting").replace("\"x\"", "unquoted: colon"));
        lookTwice();
        assertThat(files.status().get(0).problem()).contains("line");
    }

    @Test
    void removesTheRoutesOfADeletedFile() throws Exception {
        write("greeting", answers("hello"));
        write("farewell", answers("goodbye"));
        files.loadAll();

        Files.delete(folder.resolve("routes/greeting.camel.yaml"));
        lookTwice();

        assertThat(context.getRoute("greeting")).isNull();
        assertThat(ask("farewell")).isEqualTo("goodbye");
    }

    @Test
    void movesARouteWithItsRenamedFile() throws Exception {
        write("greeting", answers("hello"));
        files.loadAll();
        Files.move(folder.resolve("routes/greeting.camel.yaml"), folder.resolve("routes/welcome.camel.yaml"));
        lookTwice();
        assertThat(ask("greeting")).isEqualTo("hello");
        assertThat(files.status()).extracting(RouteFileStatus::file).containsExactly("welcome.camel.yaml");
    }

    @Test
    void refusesARouteIdOfAnotherFile() throws Exception {
        write("greeting", answers("hello"));
        files.loadAll();
        Files.writeString(
                folder.resolve("routes/copy.camel.yaml"), route("greeting", answers("copied"), "direct:copy"));
        lookTwice();
        assertThat(ask("greeting")).isEqualTo("hello");
        assertThat(files.status())
                .anySatisfy(status ->
                        assertThat(status.problem()).contains("greeting").contains("greeting.camel.yaml"));
    }

    @Test
    void loadsTheOtherFilesWhenOneIsBrokenAtTheStart() throws Exception {
        write("broken", "        - nosuchstep: {}\n");
        write("greeting", answers("hello"));
        files.loadAll();
        assertThat(ask("greeting")).isEqualTo("hello");
        assertThat(files.status()).filteredOn(status -> !status.isRunning()).hasSize(1);
    }

    @Test
    void reloadsTheRoutesOfAnEditedKamelet() throws Exception {
        kamelet("one");
        write("greeting", "        - to: \"kamelet:say-action\"\n");
        files.loadAll();
        assertThat(ask("greeting")).isEqualTo("one");

        kamelet("two");
        lookTwice();

        assertThat(ask("greeting")).isEqualTo("two");
    }

    @Test
    void appliesAnEditedRouteConfigurationToTheOtherFiles() throws Exception {
        configuration("first");
        write("greeting", "        - throwException: { exceptionType: java.lang.IllegalStateException, message: x }\n");
        files.loadAll();
        assertThat(ask("greeting")).isEqualTo("first");

        configuration("second");
        lookTwice();

        assertThat(ask("greeting")).isEqualTo("second");
    }

    @Test
    void waitsForAFileThatIsStillBeingWritten() throws Exception {
        files.loadAll();
        write("greeting", answers("hello"));
        files.poll();
        assertThat(context.getRoute("greeting")).isNull();
        files.poll();
        assertThat(ask("greeting")).isEqualTo("hello");
    }

    @Test
    void readsTheHubsConfigurationInPlaceholders() throws Exception {
        files.loadAll();
        write("greeting", answers("{{greeting}}"));
        lookTwice();
        assertThat(ask("greeting")).isEqualTo("hello from the configuration");
    }

    private void lookTwice() {
        files.poll();
        files.poll();
        files.poll();
    }

    private String ask(String route) {
        try (FluentProducerTemplate producer = context.createFluentProducerTemplate()) {
            return producer.to("direct:" + route).withBody("").request(String.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String name, String steps) throws IOException {
        Files.writeString(folder.resolve("routes/" + name + ".camel.yaml"), route(name, steps, "direct:" + name));
    }

    private static String answers(String text) {
        return "        - setBody: { constant: \"" + text + "\" }\n";
    }

    private static String route(String id, String steps, String from) {
        return """
            - route:
                id: %s
                description: "x"
                routeConfigurationId: shared
                from:
                  uri: "%s"
                  steps:
            """.formatted(id, from) + steps;
    }

    private void kamelet(String text) throws IOException {
        Files.writeString(folder.resolve("kamelets/say-action.kamelet.yaml"), """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: say-action
            spec:
              definition:
                title: Say
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setBody: { constant: "%s" }
            """.formatted(text));
    }

    private void configuration(String text) throws IOException {
        Files.writeString(folder.resolve("routes/route-configuration.camel.yaml"), """
            - routeConfiguration:
                id: shared
                onException:
                  - onException:
                      exception: [ java.lang.Exception ]
                      handled: { constant: "true" }
                      steps:
                        - setBody: { constant: "%s" }
            """.formatted(text));
    }

    private static PropertiesSource settings() {
        var values = Map.of("greeting", "hello from the configuration");
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "test";
            }

            @Override
            public String getProperty(String name) {
                return values.get(name);
            }
        };
    }
}
