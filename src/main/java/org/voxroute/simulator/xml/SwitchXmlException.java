/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

/** The configuration can't be read; the message is the switch's own, such as {@code [error near line 12]: unexpected closing tag </users>}. */
public final class SwitchXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    SwitchXmlException(String message) {
        super(message);
    }
}
