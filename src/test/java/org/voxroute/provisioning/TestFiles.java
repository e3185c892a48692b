/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Agents and inbound routes of a test, in memory, in place of the hub's. */
public final class TestFiles {

    /** Puts them into a hub: {@code spring.main.sources}. */
    @Configuration(proxyBeanMethods = false)
    public static class InHub {
        @Bean
        TestFiles testFiles() {
            return new TestFiles();
        }

        @Bean
        @Primary
        Sources testSources(TestFiles files) {
            return files.sources();
        }
    }

    private final Map<String, SwitchFile> agents = new ConcurrentSkipListMap<>();
    private final Map<String, SwitchFile> routes = new ConcurrentSkipListMap<>();

    public static AgentFile agent(String extension, String name) {
        return new AgentFile(1, extension, "secret-" + extension, name, extension);
    }

    public static InboundRouteFile route(String did, String extension) {
        return new InboundRouteFile(1, did, extension, null);
    }

    public FileKey put(SwitchFile file) {
        of(file.key().kind()).put(file.key().name(), file);
        return file.key();
    }

    public void remove(FileKey key) {
        of(key.kind()).remove(key.name());
    }

    public void clear() {
        agents.clear();
        routes.clear();
    }

    public Sources sources() {
        return new Sources(List.of(new Kind(FileKind.AGENT), new Kind(FileKind.INBOUND_ROUTE)));
    }

    private Map<String, SwitchFile> of(FileKind kind) {
        return kind == FileKind.AGENT ? agents : routes;
    }

    private final class Kind implements SwitchFiles {
        private final FileKind kind;

        Kind(FileKind kind) {
            this.kind = kind;
        }

        @Override
        public FileKind kind() {
            return kind;
        }

        @Override
        public Optional<SwitchFile> find(FileKey key) {
            return Optional.ofNullable(of(kind).get(key.name()));
        }

        @Override
        public List<SwitchFile> find(Collection<FileKey> keys) {
            return keys.stream()
                    .map(key -> of(kind).get(key.name()))
                    .filter(java.util.Objects::nonNull)
                    .toList();
        }

        @Override
        public void forEach(Consumer<SwitchFile> each) {
            new ArrayList<>(of(kind).values()).forEach(each);
        }
    }
}
