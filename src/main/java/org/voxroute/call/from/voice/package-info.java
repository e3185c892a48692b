/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Makes what happens on calls that talk a part of those calls: what was said, how long the caller waited, who talked. A call that no switch tells
 * of is made of it altogether: it begins, is answered and ends as its voice session does.
 *
 * <p>May import: call, voice.session and voice.spi (their values), Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.call.from.voice;
