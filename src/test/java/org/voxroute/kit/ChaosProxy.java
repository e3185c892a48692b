/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A bad network between two programs of a test: a TCP relay on loopback that cuts connections, freezes them (both ends
 * stay open and hear nothing), or refuses new ones.
 */
public final class ChaosProxy implements AutoCloseable {

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile boolean frozen;
    private volatile boolean refusing;
    private volatile CountDownLatch thawed = new CountDownLatch(0);
    private volatile long cutAt = -1;

    private record Pair(Socket client, Socket upstream) {
        void close() {
            closeQuietly(client);
            closeQuietly(upstream);
        }
    }

    private ChaosProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept, "chaos-accept");
    }

    /** A relay to a port on this machine. */
    public static ChaosProxy to(int port) throws IOException {
        return new ChaosProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Where clients connect. */
    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return pairs.size();
    }

    /** Nothing passes any more in either direction, on old connections and new ones; none is closed. */
    public void freeze() {
        thawed = new CountDownLatch(1);
        frozen = true;
    }

    public void thaw() {
        frozen = false;
        thawed.countDown();
    }

    /** Closes every connection; new ones are accepted. */
    public void cut() {
        pairs.forEach(Pair::close);
    }

    /** Closes every connection and takes no new ones until {@link #allow()}. */
    public void refuse() {
        refusing = true;
        cut();
    }

    public void allow() {
        refusing = false;
    }

    /** Cuts a connection once as many bytes have come over it from the target from now on. */
    public void cutAfter(long bytesFromTarget) {
        cutAt = bytesFromTarget;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                connect(client);
            } catch (IOException e) {
                // The server was closed, or the target is away: the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var upstream = new Socket();
        try {
            upstream.connect(target, 2_000);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        var pair = new Pair(client, upstream);
        pairs.add(pair);
        start(() -> pump(pair, client, upstream, false), "chaos-up");
        start(() -> pump(pair, upstream, client, true), "chaos-down");
    }

    private void pump(Pair pair, Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (frozen) {
                    thawed.await();
                }
                int pass = counted ? allowed(n) : n;
                out.write(buffer, 0, pass);
                out.flush();
                if (pass < n) {
                    break;
                }
            }
        } catch (IOException e) {
            // One side is gone: the other goes too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pair.close();
            pairs.remove(pair);
        }
    }

    private synchronized int allowed(int n) {
        if (cutAt < 0) {
            return n;
        }
        if (n <= cutAt) {
            cutAt -= n;
            return n;
        }
        int pass = (int) cutAt;
        cutAt = -1;
        return pass;
    }

    @Override
    public void close() throws IOException {
        server.close();
        thaw();
        cut();
    }

    private static void start(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that was wanted.
        }
    }
}
