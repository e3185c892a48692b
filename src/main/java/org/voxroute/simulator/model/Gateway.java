/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** A SIP trunk of the switch. */
public final class Gateway {

    private final String name;
    private final String profile;
    private final String username;
    private final String proxy;
    private final boolean registers;
    private boolean up = true;
    private long pinged;
    private int callsIn;
    private int callsOut;
    private int failedOut;

    Gateway(String name, String profile, String username, String proxy, boolean registers) {
        this.name = name;
        this.profile = profile;
        this.username = username;
        this.proxy = proxy;
        this.registers = registers;
    }

    public String name() {
        return name;
    }

    public String profile() {
        return profile;
    }

    public String username() {
        return username;
    }

    /** Host and port. */
    public String proxy() {
        return proxy;
    }

    public boolean registers() {
        return registers;
    }

    public boolean isUp() {
        return up;
    }

    void up(boolean now) {
        up = now;
    }

    public long pinged() {
        return pinged;
    }

    void pinged(long second) {
        pinged = second;
    }

    public int callsIn() {
        return callsIn;
    }

    public void countIn() {
        callsIn++;
    }

    public int callsOut() {
        return callsOut;
    }

    public int failedOut() {
        return failedOut;
    }

    public void countOut(boolean failed) {
        callsOut++;
        if (failed) {
            failedOut++;
        }
    }
}
