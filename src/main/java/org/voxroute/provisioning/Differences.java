/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a comparison found, by kind of difference; bounded. Not thread-safe. */
final class Differences {

    private static final int SHOWN_AT_MOST = 1000;
    private static final List<String> KINDS = List.of("missing", "changed", "surplus", "foreign", "failing");

    private final @Nullable Integer tenant;
    private final boolean request;
    private final DeploymentRows rows;
    private final Map<String, List<Map<String, @Nullable Object>>> shown = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long pending;
    private long count;

    /**
     * @param tenant whose differences count; null: of all
     * @param request whether to request the deployment of what differs
     */
    Differences(@Nullable Integer tenant, boolean request, DeploymentRows rows) {
        this.tenant = tenant;
        this.request = request;
        this.rows = rows;
        KINDS.forEach(kind -> {
            shown.put(kind, new ArrayList<>());
            counts.put(kind, 0L);
        });
    }

    void add(String kind, FileKey key, int tenantId, @Nullable String file, @Nullable String reason) {
        if (isOther(tenantId)) {
            return;
        }
        count++;
        counts.merge(kind, 1L, Long::sum);
        List<Map<String, @Nullable Object>> list = shown.getOrDefault(kind, new ArrayList<>());
        if (list.size() < SHOWN_AT_MOST) {
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("kind", Deployments.word(key.kind()));
            entry.put("name", key.name());
            entry.put("file", file);
            if (reason != null) {
                entry.put("reason", reason);
            }
            list.add(entry);
        }
        if (request) {
            rows.request(key.kind(), key.name(), tenantId);
        }
    }

    /** It is under way already. */
    void pending(FileKey key, int tenantId) {
        if (!isOther(tenantId)) {
            pending++;
            if (request) {
                rows.soon(key, tenantId);
            }
        }
    }

    private boolean isOther(int tenantId) {
        return tenant != null && tenant != tenantId;
    }

    long count() {
        return count;
    }

    Map<String, Object> report(boolean dryRun) {
        var report = new LinkedHashMap<String, Object>();
        report.put("dry_run", dryRun);
        report.put("requested", dryRun ? 0 : count);
        report.put("pending", pending);
        var sums = new LinkedHashMap<String, Object>();
        counts.forEach((kind, sum) -> sums.put(kind.toLowerCase(Locale.ROOT), sum));
        report.put("counts", sums);
        report.putAll(shown);
        return report;
    }
}
