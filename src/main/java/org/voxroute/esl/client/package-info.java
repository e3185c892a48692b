/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Connections to FreeSWITCH nodes: authentication, commands and their replies, background jobs, subscriptions, reconnect and resync. Knows no Camel.
 *
 * <p>May import: esl.codec, Netty, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.esl.client;
