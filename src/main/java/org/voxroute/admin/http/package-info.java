/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The edge of the admin API: what every operation gets, whatever it does. Requests are checked against the OpenAPI document, answers and errors get their envelope, bodies are limited.
 *
 * <p>May import: what {@code admin} may.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.admin.http;
