/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void readsTheFormOfHostingPlatforms() {
        assertThat(DatabaseUrl.parse("postgres://vox:p%40ss+1@db.example:5433/calls?sslmode=require"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example:5433/calls?sslmode=require", "vox", "p@ss+1"));
    }

    @Test
    void takesAJdbcUrlAsItIs() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/calls?user=vox").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db/calls?user=vox");
    }

    @Test
    void refusesAnotherDatabaseWithoutRepeatingTheUrl() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://vox:secret@db/calls"))
                .hasMessageContaining("postgres://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesABrokenUrlWithoutRepeatingThePassword() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://vox:se cret@db/calls"))
                .hasMessageContaining("URL-encoded")
                .hasMessageNotContaining("cret");
    }

    @Test
    void refusesAUrlWithoutADatabaseName() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://db")).hasMessageContaining("database name");
    }

    @Test
    void hidesAPasswordInAQueryWhenPrinted() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/calls?user=vox&password=secret")
                        .toString())
                .doesNotContain("secret");
    }
}
