/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.provisioning.FileKey;

/**
 * What was saved, and what the switches have to get because of it. A route hands {@code files} to the deployment.
 *
 * @param data the answer's
 */
public record SavedChange(Map<String, @Nullable Object> data, List<FileKey> files) {

    @Override
    public String toString() {
        // The data of a new agent hold his password.
        return "SavedChange[" + files.size() + " files]";
    }
}
