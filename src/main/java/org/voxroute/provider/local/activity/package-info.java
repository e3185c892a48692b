/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether somebody speaks: a probability for each window of 32 ms of sound. What is made of it (beginning, end, hangover)
 * is the session's.
 *
 * <p>{@link org.voxroute.provider.local.activity.SileroModel} is Silero's network, read once from its ONNX file and
 * calculated in Java; {@link org.voxroute.provider.local.activity.VoiceActivity} is one call's.
 *
 * <p>May import: the JDK only.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local.activity;
