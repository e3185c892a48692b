/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.UUID;
import javax.sql.DataSource;
import org.voxroute.admin.SwitchFileRows;
import org.voxroute.provisioning.AgentFile;
import org.voxroute.provisioning.FileKind;
import org.voxroute.provisioning.SwitchFiles;

/** The directory entries of all active agents. */
public final class AgentFiles {

    private static final String SELECT = """
            select id, tenant_id, extension, password, coalesce(caller_id_name, name) as caller_id_name,
                   coalesce(caller_id_number, extension) as caller_id_number
            from agents where is_active""";

    private AgentFiles() {}

    /** Reading one whose password can't be read throws {@link IllegalStateException}: its file stays as it is. */
    public static SwitchFiles of(DataSource database, PasswordVault vault) {
        return new SwitchFileRows(
                database,
                FileKind.AGENT,
                SELECT,
                "extension",
                (row, number) -> new AgentFile(
                        row.getInt("tenant_id"),
                        row.getString("extension"),
                        vault.open(row.getObject("id", UUID.class), row.getString("password")),
                        row.getString("caller_id_name"),
                        row.getString("caller_id_number")));
    }
}
