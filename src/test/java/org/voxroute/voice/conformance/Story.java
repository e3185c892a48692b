/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

/** Stories that not every transport can have; all have the others. */
enum Story {
    DROP,
    GARBAGE,
    SECOND_LINE,
    STRANGER,
    STOPPED_ROUTE
}
