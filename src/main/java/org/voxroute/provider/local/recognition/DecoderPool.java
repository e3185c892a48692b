/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Decoders for those who speak now: at most so many, whatever the domain. An idle one of another domain makes room.
 * Thread-safe.
 */
final class DecoderPool implements AutoCloseable {

    private final int capacity;
    private final Function<Domain, PocketDecoder> maker;
    /** The one not used for longest first. */
    private final Deque<Lease> idle = new ArrayDeque<>();

    private int made;
    private boolean closed;

    DecoderPool(int capacity, Function<Domain, PocketDecoder> maker) {
        this.capacity = capacity;
        this.maker = maker;
    }

    /** @throws RecognitionException {@code BUSY} if all are in use */
    Lease take(Domain domain) {
        Lease superfluous = null;
        synchronized (idle) {
            if (closed) {
                throw new RecognitionException(RecognitionException.Kind.ENGINE, "The recogniser is closed");
            }
            for (Iterator<Lease> leases = idle.descendingIterator(); leases.hasNext(); ) {
                Lease lease = leases.next();
                if (lease.domain().equals(domain)) {
                    leases.remove();
                    return lease;
                }
            }
            if (made < capacity) {
                made++;
            } else {
                superfluous = idle.poll();
                if (superfluous == null) {
                    throw new RecognitionException(
                            RecognitionException.Kind.BUSY, "All " + capacity + " decoders are in use");
                }
            }
        }
        if (superfluous != null) {
            superfluous.decoder().close();
        }
        try {
            return new Lease(domain, maker.apply(domain));
        } catch (RuntimeException e) {
            synchronized (idle) {
                made--;
            }
            throw e;
        }
    }

    void giveBack(Lease lease) {
        synchronized (idle) {
            if (!closed) {
                idle.add(lease);
                return;
            }
        }
        lease.decoder().close();
    }

    /** It can't be trusted any more. */
    void discard(Lease lease) {
        synchronized (idle) {
            made--;
        }
        lease.decoder().close();
    }

    int made() {
        synchronized (idle) {
            return made;
        }
    }

    @Override
    public void close() {
        Deque<Lease> all;
        synchronized (idle) {
            closed = true;
            all = new ArrayDeque<>(idle);
            idle.clear();
        }
        all.forEach(lease -> lease.decoder().close());
    }

    /** A decoder for the time of an utterance. */
    record Lease(Domain domain, PocketDecoder decoder) {}
}
