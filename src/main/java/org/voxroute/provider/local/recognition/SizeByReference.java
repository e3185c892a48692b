/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Native;
import com.sun.jna.ptr.ByReference;

/** A {@code size_t *}. */
final class SizeByReference extends ByReference {

    SizeByReference(long value) {
        super(Native.SIZE_T_SIZE);
        setValue(value);
    }

    void setValue(long value) {
        if (Native.SIZE_T_SIZE == Long.BYTES) {
            getPointer().setLong(0, value);
        } else {
            getPointer().setInt(0, (int) value);
        }
    }

    long getValue() {
        return Native.SIZE_T_SIZE == Long.BYTES
                ? getPointer().getLong(0)
                : getPointer().getInt(0);
    }
}
