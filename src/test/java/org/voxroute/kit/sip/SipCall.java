/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A call that a telephone places over SIP and UDP (RFC 3261): INVITE until answered, ACK, then talk, until BYE or CANCEL from here, or BYE from there. One dialog, no authentication, no proxies. Requests are sent again until they
 * are answered (section 17.1). A thread of its own listens.
 */
public final class SipCall implements AutoCloseable {

    private static final int T1_MILLIS = 500;
    private static final int GIVE_UP_MILLIS = 64 * T1_MILLIS;

    private final InetSocketAddress pbx;
    private final DatagramSocket socket;
    private final RtpStream rtp;
    private final Codec codec;
    private final int ptime;
    private final String from;
    private final String callId = UUID.randomUUID().toString();
    private final CompletableFuture<Sdp> answer = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final SipMessage invite;
    private String to;
    private String target;
    private int cseq = 1;
    private int sdpVersion = 1;
    private int status;
    private boolean givenUp;
    private Waiting waiting;

    /** A request that is to be answered yet, and when it is sent again. */
    private static final class Waiting {
        private final SipMessage request;
        private final long since = System.nanoTime();
        private long interval = T1_MILLIS;
        private boolean provisional;

        Waiting(SipMessage request) {
            this.request = request;
        }

        boolean isDue() {
            return !provisional && millis() >= interval;
        }

        long millis() {
            return (System.nanoTime() - since) / 1_000_000;
        }
    }

    private SipCall(int port, String user, String extension, Codec codec, int ptime) throws IOException {
        pbx = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(50);
        this.codec = codec;
        this.ptime = ptime;
        rtp = new RtpStream(codec, ptime);
        from = "<sip:" + user + "@127.0.0.1>;tag=" + UUID.randomUUID();
        target = "sip:" + extension + "@127.0.0.1:" + port;
        to = "<" + target + ">";
        invite = offer("sendrecv");
    }

    /**
     * Calls; comes back at once.
     *
     * @param port where the PBX listens
     * @param user who calls
     * @param extension who is called
     * @param ptime milliseconds a packet, offered and sent
     */
    public static SipCall dial(int port, String user, String extension, Codec codec, int ptime) {
        try {
            var call = new SipCall(port, user, extension, codec, ptime);
            call.request(call.invite);
            var thread = new Thread(call::listen, "sip");
            thread.setDaemon(true);
            thread.start();
            return call;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is answered. */
    public SipCall answered() {
        answer.orTimeout(10, SECONDS).join();
        return this;
    }

    public boolean isAnswered() {
        return answer.isDone() && !answer.isCompletedExceptionally();
    }

    /** The packets' length that the other side wants. */
    public int agreedPtime() {
        return answer.join().ptime();
    }

    public Codec codec() {
        return codec;
    }

    /** Speaks, after all that it still has to say; returns the place of it among the samples that it sends. */
    public int say(short[] samples) {
        return rtp.say(samples);
    }

    public boolean isSaying() {
        return rtp.isSaying();
    }

    /** When the sample at this place was sent, by {@link System#nanoTime}. */
    public long sentAt(int place) {
        return rtp.sentAt(place);
    }

    /** Presses keys, one after the other. */
    public void press(String keys) {
        keys.chars().forEach(key -> rtp.press((char) key));
    }

    /** Sends no packets any more, or again. */
    public void mute(boolean on) {
        rtp.mute(on);
    }

    public Recording heard() {
        return rtp.recording();
    }

    /** The last response to the INVITE; 0 before any. */
    public synchronized int status() {
        return status;
    }

    /** Whether it is over; {@link #end} says how. */
    public boolean isOver() {
        return end.isDone();
    }

    /** How it ended: {@code BYE} from the other side with its reason, {@code hung up} here, or the response that refused it. */
    public String end() {
        return end.orTimeout(10, SECONDS).join();
    }

    /** Puts the other side on hold, or takes it back: a new offer in the dialog (RFC 3264, section 8.4). */
    public synchronized void hold(boolean on) {
        cseq++;
        sdpVersion++;
        request(offer(on ? "sendonly" : "sendrecv"));
    }

    /** Hangs up; before it is answered, gives up. */
    public synchronized void hangUp() {
        if (isOver()) {
            return;
        }
        if (isAnswered()) {
            bye();
        } else {
            givenUp = true;
            // Of the INVITE's own transaction (section 9.1).
            send(inDialog("CANCEL", cseq, invite.branch()));
        }
    }

    private void bye() {
        cseq++;
        request(inDialog("BYE", cseq, branch()));
        end.complete("hung up");
    }

    private SipMessage offer(String direction) {
        return inDialog("INVITE", cseq, branch())
                .with("Contact", "<sip:caller@127.0.0.1:" + socket.getLocalPort() + ">")
                .withBody("application/sdp", Sdp.offer(codec, ptime, rtp.port(), sdpVersion, direction));
    }

    private SipMessage inDialog(String method, int number, String branch) {
        return SipMessage.of(method + " " + target + " SIP/2.0")
                .with("Via", "SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=" + branch)
                .with("Max-Forwards", 70)
                .with("From", from)
                .with("To", to)
                .with("Call-ID", callId)
                .with("CSeq", number + " " + method);
    }

    private static String branch() {
        return "z9hG4bK" + UUID.randomUUID();
    }

    private synchronized void request(SipMessage request) {
        waiting = new Waiting(request);
        send(request);
    }

    private void send(SipMessage message) {
        byte[] bytes = message.toBytes();
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, pbx));
        } catch (IOException e) {
            end.complete("The network: " + e.getMessage());
        }
    }

    private void listen() {
        byte[] bytes = new byte[8_192];
        var packet = new DatagramPacket(bytes, bytes.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(bytes.length);
                socket.receive(packet);
                // RTCP goes to the port above another call's audio, which may be this one.
                if (packet.getSocketAddress().equals(pbx)) {
                    hear(SipMessage.parse(bytes, packet.getLength()));
                }
            } catch (SocketTimeoutException e) {
                again();
            } catch (IOException e) {
                end.complete("The network: " + e.getMessage());
                return;
            }
        }
    }

    private synchronized void again() {
        if (waiting == null) {
            return;
        }
        if (waiting.millis() > GIVE_UP_MILLIS) {
            end.complete("No answer to " + waiting.request.method());
            waiting = null;
        } else if (waiting.isDue()) {
            waiting.interval *= 2;
            send(waiting.request);
        }
    }

    private synchronized void hear(SipMessage message) {
        if (!message.header("Call-ID", "").equals(callId)) {
            return;
        }
        if (!message.isResponse()) {
            answer(message);
        } else if (message.method().equals("INVITE")) {
            responded(message);
        } else if (message.status() >= 200
                && waiting != null
                && message.branch().equals(waiting.request.branch())) {
            waiting = null;
        }
    }

    private void responded(SipMessage response) {
        status = response.status();
        if (waiting != null && response.branch().equals(waiting.request.branch())) {
            waiting.provisional = true;
            if (status >= 200) {
                waiting = null;
            }
        }
        if (status >= 300) {
            acknowledge(response, response.branch());
            String reason = response.start().substring("SIP/2.0 ".length());
            end.complete(reason);
            answer.completeExceptionally(new IllegalStateException("Refused: " + reason));
        } else if (status >= 200) {
            to = response.header("To", to);
            target = SipMessage.address(response.header("Contact", target));
            // The ACK of a 2xx is a transaction of its own (section 13.2.2.4); sent for each copy of it.
            acknowledge(response, branch());
            Sdp agreed = Sdp.answer(response.body(), codec);
            rtp.speakTo(agreed);
            answer.complete(agreed);
            if (givenUp) {
                // The answer and the CANCEL crossed.
                givenUp = false;
                bye();
            }
        }
    }

    private void acknowledge(SipMessage response, String branch) {
        String before = to;
        to = response.header("To", to);
        int number = Integer.parseInt(response.header("CSeq", "").split(" ")[0]);
        send(inDialog("ACK", number, branch));
        to = response.status() >= 300 ? before : to;
    }

    private void answer(SipMessage request) {
        switch (request.method()) {
            case "BYE" -> {
                send(request.response("200 OK"));
                end.complete("BYE " + request.header("Reason", ""));
            }
            case "OPTIONS", "INFO", "NOTIFY" -> send(request.response("200 OK"));
            case "ACK" -> {
                // Of a request that was refused.
            }
            // As a new offer: a telephone may refuse it, and the call goes on as it was (section 14.2).
            default -> send(request.response("488 Not Acceptable Here"));
        }
    }

    /** Hangs up if it hasn't, and frees its ports. */
    @Override
    public void close() {
        hangUp();
        rtp.close();
        socket.close();
    }
}
