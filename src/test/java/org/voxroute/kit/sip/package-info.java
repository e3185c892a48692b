/* SPDX-License-Identifier: Apache-2.0 */
/** A telephone for tests: places calls over SIP and UDP, speaks and hears over RTP, and keeps what it heard. */
package org.voxroute.kit.sip;
