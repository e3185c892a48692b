/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Posts messages to somebody else's HTTP server, signed so that the receiver knows whose they are. Used by the kamelet
 * {@code webhook-sink}.
 *
 * <p>May import: Camel, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.webhook;
