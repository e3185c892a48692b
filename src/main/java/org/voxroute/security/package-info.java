/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may do what: users, tokens, roles, tenants.
 *
 * <p>May import: Spring Security, spring-jdbc, Nimbus, bucket4j, Jackson, servlet API.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.security;
