/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.voxroute.provisioning.FileKey;
import org.voxroute.provisioning.FileKind;
import org.voxroute.provisioning.SwitchFile;
import org.voxroute.provisioning.SwitchFiles;

/** Rows of a table as files of the switch, of all tenants: the hub's own reading, not a request's. Thread-safe. */
public final class SwitchFileRows implements SwitchFiles {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final FileKind kind;
    private final RowMapper<SwitchFile> mapper;
    private final String byName;
    private final String next;

    /**
     * @param select columns, table and conditions
     * @param name the column that names a file; unique
     */
    public SwitchFileRows(
            DataSource database, FileKind kind, String select, String name, RowMapper<SwitchFile> mapper) {
        this.jdbc = new JdbcTemplate(database);
        this.kind = kind;
        this.mapper = mapper;
        this.byName = select + " and " + name + " = any (?)";
        this.next = select + " and " + name + " > ? order by " + name + " limit " + AT_ONCE;
    }

    @Override
    public FileKind kind() {
        return kind;
    }

    @Override
    public Optional<SwitchFile> find(FileKey key) {
        return find(List.of(key)).stream().findFirst();
    }

    @Override
    public List<SwitchFile> find(Collection<FileKey> keys) {
        List<String> names = keys.stream()
                .filter(key -> key.kind() == kind)
                .map(FileKey::name)
                .distinct()
                .toList();
        var found = new ArrayList<SwitchFile>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            String[] some =
                    names.subList(from, Math.min(from + AT_ONCE, names.size())).toArray(String[]::new);
            found.addAll(jdbc.query(
                    byName,
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("varchar", some)),
                    mapper));
        }
        return found;
    }

    /** A page after the other, so that no transaction stays open while files are written. */
    @Override
    public void forEach(Consumer<SwitchFile> each) {
        String last = "";
        List<SwitchFile> page;
        do {
            page = jdbc.query(next, mapper, last);
            for (SwitchFile file : page) {
                each.accept(file);
                last = file.key().name();
            }
        } while (page.size() == AT_ONCE);
    }
}
