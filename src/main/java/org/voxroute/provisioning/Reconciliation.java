/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Compares the folder with the database, and requests the deployment of what differs. Streams: its memory does not grow
 * with the number of agents. Bean {@code reconciliation}; thread-safe.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 500;

    private final Sources sources;
    private final Renderer renderer;
    private final ConfFolder folder;
    private final DeploymentRows rows;
    private final boolean asFiles;
    private final IntSupplier tenant;

    /** @param tenant of the present request */
    public Reconciliation(
            Sources sources,
            Renderer renderer,
            ConfFolder folder,
            DeploymentRows rows,
            boolean asFiles,
            IntSupplier tenant) {
        this.sources = sources;
        this.renderer = renderer;
        this.folder = folder;
        this.rows = rows;
        this.asFiles = asFiles;
        this.tenant = tenant;
    }

    /**
     * For the tenant of the present request.
     *
     * @param dryRun only list what differs
     */
    public Map<String, Object> run(boolean dryRun) {
        var differences = new Differences(tenant.getAsInt(), !dryRun, rows);
        compare(differences);
        return differences.report(dryRun);
    }

    /** For all tenants. */
    void atStart() {
        var differences = new Differences(null, true, rows);
        try {
            compare(differences);
        } catch (DataAccessException theDatabase) {
            throw theDatabase;
        } catch (RuntimeException e) {
            // One that can't be read must not keep all others from the switch.
            LOG.error("The comparison with the switch's folder was not finished: {}", e.getMessage());
        }
        LOG.info("Agents and inbound routes compared with the switch's folder: {} differ", differences.count());
    }

    private void compare(Differences differences) {
        if (asFiles) {
            var some = new ArrayList<SwitchFile>();
            sources.forEach(file -> {
                some.add(file);
                if (some.size() == AT_ONCE) {
                    compareSome(some, differences);
                    some.clear();
                }
            });
            compareSome(some, differences);
        }
        sources.kinds().forEach(kind -> findSurplus(kind, differences));
    }

    private void compareSome(List<SwitchFile> files, Differences differences) {
        List<DeploymentRow> rowsOfAll = new ArrayList<>();
        for (FileKind kind : FileKind.values()) {
            List<String> names = files.stream()
                    .map(SwitchFile::key)
                    .filter(key -> key.kind() == kind)
                    .map(FileKey::name)
                    .toList();
            if (!names.isEmpty()) {
                rowsOfAll.addAll(rows.find(kind, names));
            }
        }
        Map<Owned, DeploymentRow> known = rowsOfAll.stream()
                .collect(Collectors.toMap(row -> new Owned(row.key(), row.tenantId()), Function.identity()));
        files.forEach(file -> compareOne(file, known.get(new Owned(file.key(), file.tenantId())), differences));
    }

    private record Owned(FileKey key, int tenantId) {}

    private void compareOne(SwitchFile file, @Nullable DeploymentRow row, Differences differences) {
        if (row != null && row.pending()) {
            differences.pending(file.key(), file.tenantId());
            return;
        }
        try {
            RenderedFile rendered = renderer.render(file);
            String present = folder.hash(rendered.path());
            if (present == null) {
                differences.add("missing", file.key(), file.tenantId(), rendered.path(), null);
            } else if (!present.equals(rendered.hash())) {
                boolean own = row != null && row.wrote(present);
                differences.add(own ? "changed" : "foreign", file.key(), file.tenantId(), rendered.path(), null);
            } else if (row == null || !present.equals(row.contentHash())) {
                differences.add("changed", file.key(), file.tenantId(), rendered.path(), null);
            }
        } catch (FileProblem problem) {
            differences.add("failing", file.key(), file.tenantId(), null, problem.reason());
        }
    }

    /** Rows of what is no longer there. */
    private void findSurplus(FileKind kind, Differences differences) {
        List<DeploymentRow> page = rows.after(kind, null, AT_ONCE);
        while (!page.isEmpty()) {
            Map<FileKey, SwitchFile> found =
                    sources.find(page.stream().map(DeploymentRow::key).toList());
            for (DeploymentRow row : page) {
                if (!isSurplus(row, found.get(row.key()))) {
                    continue;
                }
                if (row.pending()) {
                    differences.pending(row.key(), row.tenantId());
                } else {
                    differences.add("surplus", row.key(), row.tenantId(), row.file(), null);
                }
            }
            page = rows.after(kind, page.get(page.size() - 1), AT_ONCE);
        }
    }

    private boolean isSurplus(DeploymentRow row, @Nullable SwitchFile source) {
        return source == null || source.tenantId() != row.tenantId() || (!asFiles && row.file() != null);
    }
}
