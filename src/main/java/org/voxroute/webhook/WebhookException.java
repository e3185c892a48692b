/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.webhook;

/** A message was not taken. It names the receiver's host, never its path or query, which may hold a secret. */
public final class WebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean worthAnotherTry;

    WebhookException(String message, boolean worthAnotherTry) {
        super(message);
        this.worthAnotherTry = worthAnotherTry;
    }

    WebhookException(String message, Throwable cause) {
        super(message, cause);
        this.worthAnotherTry = true;
    }

    /** False if the receiver refuses this message as it is. */
    public boolean isWorthAnotherTry() {
        return worthAnotherTry;
    }
}
