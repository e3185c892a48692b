/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import org.jspecify.annotations.Nullable;

/** A provider can't open a voice agent, or can't go on. */
public final class ProviderError extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final String hint;

    /**
     * An error for people to read.
     *
     * @param reason what happened; no secrets
     * @param retryable whether trying again may help
     * @param hint what to do about it; empty if there is nothing
     */
    public ProviderError(String reason, boolean retryable, String hint) {
        this(reason, retryable, hint, null);
    }

    public ProviderError(String reason, boolean retryable, String hint, @Nullable Throwable cause) {
        super(reason, cause);
        this.retryable = retryable;
        this.hint = hint;
    }

    public boolean isRetryable() {
        return retryable;
    }

    public String hint() {
        return hint;
    }
}
