/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the local voice agent says and when: a directed dialogue out of a text file, or free conversation with a language
 * model behind an OpenAI-compatible address.
 *
 * <p>{@link org.voxroute.provider.local.dialogue.DialogueFile} reads a {@link org.voxroute.provider.local.dialogue.Dialogue},
 * {@link org.voxroute.provider.local.dialogue.Conversation} is one call's way through it;
 * {@link org.voxroute.provider.local.dialogue.ChatClient} asks the language model.
 *
 * <p>May import: provider.local.grammar, provider.local.recognition, SnakeYAML, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local.dialogue;
