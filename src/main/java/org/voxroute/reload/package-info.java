/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Loads {@code routes/} and {@code kamelets/}, and follows what integrators change there while the hub runs. A file is
 * tried aside first; what would not run never replaces what runs.
 *
 * <p>May import: Camel, Spring.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.reload;
