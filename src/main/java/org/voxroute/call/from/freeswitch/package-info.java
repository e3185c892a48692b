/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Translates FreeSWITCH's channel events into leg events. Outside the esl packages, this is the only place where a FreeSWITCH header name occurs.
 *
 * <p>May import: call, esl.client (its values), esl.codec (its values).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.call.from.freeswitch;
