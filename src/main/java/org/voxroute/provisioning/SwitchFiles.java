/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What should be deployed of one kind, as the database has it now; only what is active, of all tenants. Thread-safe. */
public interface SwitchFiles {

    FileKind kind();

    Optional<SwitchFile> find(FileKey key);

    /** Those that there are, in any order. */
    List<SwitchFile> find(Collection<FileKey> keys);

    /** Streams all of them by cursor: a hundred thousand need no more memory than a hundred. */
    void forEach(Consumer<SwitchFile> each);
}
