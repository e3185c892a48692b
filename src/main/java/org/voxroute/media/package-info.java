/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the media transports over Netty have in common: the {@link org.voxroute.media.NettyLine}, a connection that is read always and never closed without a word; and what all transports count ({@link org.voxroute.media.LineCounts}). Each transport's codec is in a package of its own.
 *
 * <p>May import: {@code audio}, Netty (channel, codec, util).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media;
