/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Camel component {@code esl:}: FreeSWITCH events as exchanges, commands as producers.
 *
 * <p>May import: esl.client, esl.codec, Camel.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.esl;
