/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import org.voxroute.simulator.engine.Legs;

/** What the switch says about itself: its version, how long it has been up, how busy it is. */
public final class SwitchInfo {

    /** The version whose behaviour is simulated. */
    public static final String VERSION = "1.10.12-release+git~20240802T210227Z~a88d069d6f~64bit";

    private static final String SHORT = "1.10.12-release git a88d069 2024-08-02 21:02:27Z 64bit";

    private final String hostname;
    private final Legs legs;
    private final long startedMicros;

    public SwitchInfo(String hostname, Legs legs, long startedMicros) {
        this.hostname = hostname;
        this.legs = legs;
        this.startedMicros = startedMicros;
    }

    public String hostname() {
        return hostname;
    }

    public Legs legs() {
        return legs;
    }

    public long upMicros(long now) {
        return Math.max(0, now - startedMicros);
    }

    String version() {
        return "FreeSWITCH Version " + VERSION + " (git a88d069 2024-08-02 21:02:27Z 64bit)\n";
    }

    /** {@code 0 years, 0 days, 0 hours, 1 minute, ...}. */
    public static String duration(long micros) {
        long seconds = micros / 1_000_000;
        long days = seconds / 86_400;
        return unit(days / 365, "year") + ", " + unit(days % 365, "day") + ", " + unit(seconds / 3600 % 24, "hour")
                + ", "
                + unit(seconds / 60 % 60, "minute") + ", " + unit(seconds % 60, "second") + ", "
                + unit(micros / 1000 % 1000, "millisecond") + ", " + unit(micros % 1000, "microsecond");
    }

    private static String unit(long count, String name) {
        return count + " " + name + (count == 1 ? "" : "s");
    }

    String status(long now) {
        return "UP " + duration(upMicros(now)) + "\nFreeSWITCH (Version " + SHORT + ") is ready\n" + legs.sinceStart()
                + " session(s) since startup\n" + legs.size() + " session(s) - peak " + legs.peak() + ", last 5min "
                + legs.peak() + " \n0 session(s) per Sec out of max 2000, peak 1, last 5min 1 \n" + legs.max()
                + " session(s) max\nmin idle cpu 0.00/99.00\nCurrent Stack Size/Max 240K/8192K\n";
    }
}
