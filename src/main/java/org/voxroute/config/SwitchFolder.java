/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * FreeSWITCH's configuration folder: the one that was named, or a copy of the shipped one in the data folder, made once,
 * which is then the user's own.
 */
final class SwitchFolder {

    private static final String SHIPPED = "freeswitch/conf/";

    private SwitchFolder() {}

    static Path of(String configured, DataDirectory data) {
        if (!configured.isBlank()) {
            return Path.of(configured).toAbsolutePath();
        }
        Path folder = data.resolve("freeswitch-conf");
        if (!Files.exists(folder.resolve("freeswitch.xml"))) {
            copyTo(folder);
        }
        return folder;
    }

    private static void copyTo(Path folder) {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + SHIPPED + "**/*.xml")) {
                String url = file.getURL().toString();
                Path target = folder.resolve(url.substring(url.indexOf(SHIPPED) + SHIPPED.length()));
                Files.createDirectories(target.getParent());
                if (!Files.exists(target)) {
                    try (InputStream in = file.getInputStream()) {
                        Files.copy(in, target);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("FreeSWITCH's configuration can't be copied to " + folder, e);
        }
    }
}
