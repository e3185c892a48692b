/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Kafka for the hub: a broker inside the process for a first look, the topics, and what the outbox's rows look like as
 * Kafka records. Sending is the business of a route.
 *
 * <p>May import: Kafka, Camel, call.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.kafka;
