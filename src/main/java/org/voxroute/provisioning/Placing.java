/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.voxroute.provisioning.DeploymentRows.Failure;

/**
 * Puts the files of a batch in place, some hundred at a time: never more than those are held in memory. What can't be
 * rendered or written fails by itself and holds up no other. On the deploying thread only.
 */
final class Placing {

    static final int AT_ONCE = 500;

    private final Sources sources;
    private final Renderer renderer;
    private final ConfFolder folder;
    private final DeploymentRows rows;
    private final boolean asFiles;

    /** @param asFiles otherwise mod_xml_curl asks for everything, and files of the hub are taken away */
    Placing(Sources sources, Renderer renderer, ConfFolder folder, DeploymentRows rows, boolean asFiles) {
        this.sources = sources;
        this.renderer = renderer;
        this.folder = folder;
        this.rows = rows;
        this.asFiles = asFiles;
    }

    /** A change with the content that it puts in place, if it does. */
    private record Planned(Change change, @Nullable RenderedFile content) {}

    /**
     * @param placed what was done, one by one, so that it can be undone also if this method fails
     * @param failures what was not
     */
    void place(List<DeploymentRow> due, List<Change> placed, List<Failure> failures) {
        Set<String> taken = new HashSet<>();
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            placeSome(due.subList(from, Math.min(due.size(), from + AT_ONCE)), taken, placed, failures);
        }
    }

    private void placeSome(List<DeploymentRow> due, Set<String> taken, List<Change> placed, List<Failure> failures) {
        Map<FileKey, SwitchFile> found = found(due);
        List<Planned> planned = new ArrayList<>();
        for (DeploymentRow row : due) {
            try {
                Planned plan = plan(row, of(row, found == null ? one(row) : found.get(row.key())));
                String file = plan.change().file();
                if (file != null && plan.change().hash() != null && !taken.add(file)) {
                    throw new FileProblem("Another inbound route has the file " + file + " already");
                }
                planned.add(plan);
            } catch (FileProblem problem) {
                failures.add(new Failure(row, problem.reason()));
            }
        }
        rows.writing(planned.stream()
                .map(Planned::change)
                .filter(Change::moved)
                .filter(change -> change.hash() != null)
                .toList());
        List<Planned> prepared = each(planned, failures, this::prepare);
        prepared = each(prepared, failures, this::force);
        List<Planned> done = each(prepared, failures, plan -> {
            move(plan);
            placed.add(plan.change());
        });
        folder.forceFolders(done.stream()
                .map(Planned::change)
                .filter(Change::moved)
                .map(Change::file)
                .toList());
    }

    /** Null if one of them can't be read: then each is asked for by itself, and that one fails alone. */
    private @Nullable Map<FileKey, SwitchFile> found(List<DeploymentRow> due) {
        try {
            return sources.find(due.stream().map(DeploymentRow::key).toList());
        } catch (DataAccessException theDatabase) {
            throw theDatabase;
        } catch (RuntimeException one) {
            return null;
        }
    }

    private @Nullable SwitchFile one(DeploymentRow row) {
        try {
            return sources.find(row.key()).orElse(null);
        } catch (DataAccessException theDatabase) {
            throw theDatabase;
        } catch (RuntimeException e) {
            throw new FileProblem("The " + row.key() + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Another tenant may have an agent of this name by now: that one has a row of its own. */
    private static @Nullable SwitchFile of(DeploymentRow row, @Nullable SwitchFile found) {
        return found == null || found.tenantId() != row.tenantId() ? null : found;
    }

    private Planned plan(DeploymentRow row, @Nullable SwitchFile source) {
        if (source == null || !asFiles) {
            return new Planned(removal(row, source == null), null);
        }
        RenderedFile rendered = renderer.render(source);
        String present = folder.hash(rendered.path());
        boolean there = rendered.hash().equals(present);
        if (present != null && !there && !row.wrote(present)) {
            throw foreign(rendered.path());
        }
        var change = new Change(row, rendered.path(), rendered.hash(), rendered.identity(), false, !there);
        return new Planned(change, there ? null : rendered);
    }

    private Change removal(DeploymentRow row, boolean gone) {
        String file = row.file();
        String present = file == null ? null : folder.hash(file);
        if (present != null && !row.wrote(present)) {
            throw foreign(String.valueOf(file));
        }
        return new Change(row, file, null, null, gone, present != null);
    }

    private static FileProblem foreign(String file) {
        return new FileProblem(
                "The file " + file + " was not written by the hub, or was changed since, and is left alone:"
                        + " move it away and the hub goes on");
    }

    private void prepare(Planned plan) {
        if (plan.content() != null) {
            folder.prepare(plan.content().path(), plan.content().bytes());
        }
    }

    private void force(Planned plan) {
        if (plan.content() != null) {
            folder.force(String.valueOf(plan.change().file()));
        }
    }

    private void move(Planned plan) {
        if (plan.content() != null) {
            folder.place(String.valueOf(plan.change().file()));
        } else if (plan.change().moved()) {
            folder.remove(String.valueOf(plan.change().file()));
        }
    }

    private interface Step {
        void run(Planned plan);
    }

    /** Those for which the step went well. */
    private static List<Planned> each(List<Planned> planned, List<Failure> failures, Step step) {
        List<Planned> well = new ArrayList<>();
        for (Planned plan : planned) {
            try {
                step.run(plan);
                well.add(plan);
            } catch (FileProblem problem) {
                failures.add(new Failure(plan.change().row(), problem.reason()));
            }
        }
        return well;
    }
}
