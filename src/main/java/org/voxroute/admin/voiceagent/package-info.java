/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Voice agents as data: the API's side of them, and the calls' side.
 *
 * <p>May import: admin, voice.session and voice.spi (their values), Camel's annotations, spring-jdbc, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.voiceagent;
