/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** A SIP trunk of the switch. */
public final class Gateway {

    private final String name;
    private final String profile;
    private final String username;
    private final String realm;
    private final String proxy;
    private final boolean registers;
    private final int pingSeconds;
    private boolean up = true;
    private long pinged;
    private int callsIn;
    private int callsOut;
    private int failedOut;

    /** What the configuration says of a gateway. */
    record Settings(String username, String realm, String proxy, boolean registers, int pingSeconds) {}

    Gateway(String name, String profile, Settings settings) {
        this.name = name;
        this.profile = profile;
        this.username = settings.username();
        this.realm = settings.realm();
        this.proxy = settings.proxy();
        this.registers = settings.registers();
        this.pingSeconds = settings.pingSeconds();
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

    /** Host, and port if the configuration names one. */
    public String realm() {
        return realm;
    }

    /** Host and port. */
    public String proxy() {
        return proxy;
    }

    public boolean registers() {
        return registers;
    }

    /** How often it is asked whether it is there; 0: never. */
    public int pingSeconds() {
        return pingSeconds;
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
