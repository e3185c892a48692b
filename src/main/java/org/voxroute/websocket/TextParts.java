/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

/** Collects a text message. */
final class TextParts implements MessageParts<CharSequence> {

    private final int max;
    private StringBuilder text = new StringBuilder();

    TextParts(int max) {
        this.max = max;
    }

    @Override
    public boolean add(CharSequence part) {
        if (text.length() + part.length() > max) {
            text = new StringBuilder();
            return false;
        }
        text.append(part);
        return true;
    }

    @Override
    public Object take() {
        String whole = text.toString();
        text = new StringBuilder();
        return whole;
    }
}
