/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Calls that are going on, and what can be done with them: dial, hang up, transfer and so on. Routes send the commands;
 * this package checks requests, writes each command's arguments and tells what the switch's answer means.
 *
 * <p>May import: admin, esl.client and esl.codec (texts, errors and events, no connection), Camel, Spring, Jackson, libphonenumber.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.call;
