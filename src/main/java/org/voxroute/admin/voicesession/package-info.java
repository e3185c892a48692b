/* SPDX-License-Identifier: Apache-2.0 */
/**
 * {@code /api/voice-sessions}: a call over a WebSocket is announced, and whoever is to attach gets a token.
 *
 * <p>May import: {@code admin}, {@code voice.session}, Camel, Jackson, Spring.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.voicesession;
