/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.inboundroute;

import javax.sql.DataSource;
import org.voxroute.admin.SwitchFileRows;
import org.voxroute.provisioning.FileKind;
import org.voxroute.provisioning.InboundRouteFile;
import org.voxroute.provisioning.SwitchFiles;

/** The dialplan entries of all active inbound routes. */
public final class InboundRouteFiles {

    private static final String SELECT = """
            select tenant_id, did_number, destination_extension, voice_agent
            from inbound_routes where is_active""";

    private InboundRouteFiles() {}

    public static SwitchFiles of(DataSource database) {
        return new SwitchFileRows(
                database,
                FileKind.INBOUND_ROUTE,
                SELECT,
                "did_number",
                (row, number) -> new InboundRouteFile(
                        row.getInt("tenant_id"),
                        row.getString("did_number"),
                        row.getString("destination_extension"),
                        row.getString("voice_agent")));
    }
}
