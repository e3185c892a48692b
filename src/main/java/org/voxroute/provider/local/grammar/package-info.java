/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a caller may say: phrases with choices, optional parts and slots, written as text.
 *
 * <p>One phrase serves three ends: {@link org.voxroute.provider.local.grammar.Sentences} makes sentences of it for a
 * language model, {@link org.voxroute.provider.local.grammar.Jsgf} a grammar for the recogniser, and
 * {@link org.voxroute.provider.local.grammar.Understanding} finds it again, with its slots, in what was recognised.
 *
 * <p>May import: the JDK only.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local.grammar;
