/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a running hub what mod_xml_curl asks, at a steady rate, for one user of many. Arguments: lookups a second, seconds,
 * first extension, number of extensions. Environment: {@code HUB} (default http://127.0.0.1:8080), {@code XML_PASSWORD}.
 * Times are from the moment that a lookup was due. Ends with status 1 if one was not found.
 */
public final class SwitchXmlLoad {

    private static final int UNDER_WAY_AT_MOST = 1000;

    private SwitchXmlLoad() {}

    public static void main(String[] args) throws Exception {
        int rate = Integer.parseInt(args.length > 0 ? args[0] : "200");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "30");
        int first = Integer.parseInt(args.length > 2 ? args[2] : "20000");
        int number = Integer.parseInt(args.length > 3 ? args[3] : "10000");
        var times = new ConcurrentLinkedQueue<Long>();
        var failed = new AtomicInteger();
        var room = new Semaphore(UNDER_WAY_AT_MOST);
        var random = new Random(1);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long begin = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / rate;
        for (int i = 0; i < rate * seconds; i++) {
            long due = begin + i * step;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            room.acquire();
            String extension = Integer.toString(first + random.nextInt(number));
            var unused = http.sendAsync(request(extension), BodyHandlers.ofString())
                    .whenComplete((response, error) -> {
                        if (error != null || !response.body().contains("<user id=\"" + extension + "\"")) {
                            failed.incrementAndGet();
                        }
                        times.add(System.nanoTime() - due);
                        room.release();
                    });
        }
        room.acquire(UNDER_WAY_AT_MOST);
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d lookups at %d/s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; failed %d%n",
                sorted.length, rate, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), failed.get());
        System.exit(failed.get() == 0 && Arrays.stream(sorted).findAny().isPresent() ? 0 : 1);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }

    private static HttpRequest request(String extension) {
        String login = "freeswitch:" + System.getenv().getOrDefault("XML_PASSWORD", "");
        String form = "hostname=fs&section=directory&tag_name=domain&key_name=name&key_value=127.0.0.1"
                + "&Event-Name=REQUEST_PARAMS&action=sip_auth&sip_profile=internal&key=id&user=" + extension
                + "&domain=127.0.0.1&sip_user_agent=load&sip_auth_username=" + extension;
        return HttpRequest.newBuilder(
                        URI.create(System.getenv().getOrDefault("HUB", "http://127.0.0.1:8080") + "/freeswitch/xml"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(form))
                .build();
    }
}
