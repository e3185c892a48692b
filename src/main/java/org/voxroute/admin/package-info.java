/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The service behind the admin API's operations: active calls, call detail records, statistics.
 *
 * <p>May import: call, spring-jdbc.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin;
