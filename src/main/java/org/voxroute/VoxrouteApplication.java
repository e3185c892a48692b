/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the hub. Everything that it does with calls is in {@code routes/}; see the README. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VoxrouteApplication {

    public static void main(String[] args) {
        SpringApplication.run(VoxrouteApplication.class, args);
    }
}
