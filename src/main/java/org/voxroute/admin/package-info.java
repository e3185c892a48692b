/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The service behind the admin API's operations. This package holds what all of them share: queries that are limited to
 * a tenant, errors that a caller is told, query parameters. Sub-packages: {@code http} the edge, {@code call} active
 * calls, {@code record} call detail records and the records that switches post, {@code agent} agents,
 * {@code inboundroute} where calls to a number go.
 *
 * <p>May import: call, call.from.freeswitch, provisioning, Camel, Spring, Jackson, servlet API, the OpenAPI validator.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin;
