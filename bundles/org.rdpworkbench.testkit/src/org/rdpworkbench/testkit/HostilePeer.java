// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;

/** A peer that begins with honest answers and then turns hostile. */
final class HostilePeer implements Connection {

    /** What it does once the honest answers are used up. */
    enum Manner {
        SILENT, CLOSING, RESETTING, ENDLESS_ZEROES, ENDLESS_GARBAGE, DRIBBLING_GARBAGE,
        /** Keeps the probe waiting until somebody interrupts it; for the test of cancelling. */
        HOLDING
    }

    private static final int CHUNK = 65_536;

    private final ScriptedContext context;
    private final InetSocketAddress remote;
    private final Manner manner;
    private final List<byte[]> honest;
    private final AtomicLong given;
    private final CountDownLatch held;
    private final Random random = new Random(7);
    private byte[] rest = {};
    private int next;

    /**
     * @param given where the bytes that the probe took are counted
     * @param held is let go when the probe waits at a {@link Manner#HOLDING} peer
     */
    HostilePeer(ScriptedContext context, InetSocketAddress remote, Manner manner, List<byte[]> honest,
            AtomicLong given, CountDownLatch held) {
        this.context = context;
        this.remote = remote;
        this.manner = manner;
        this.honest = honest;
        this.given = given;
        this.held = held;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    /** An honest answer comes to each thing that is said. */
    @Override
    public void send(byte[] bytes) {
        if (next < honest.size()) {
            rest = honest.get(next++);
        }
    }

    @Override
    public Received receive(int most, Duration wait) throws InterruptedException {
        if (most < 1) {
            throw new IllegalArgumentException("wanted " + most + " bytes");
        }
        if (context.remaining().isZero()) {
            return context.silence(wait);
        }
        context.pass(Duration.ofMillis(1));
        if (rest.length > 0) {
            byte[] bytes = Arrays.copyOf(rest, Math.min(most, rest.length));
            rest = Arrays.copyOfRange(rest, bytes.length, rest.length);
            return new Received.Data(bytes);
        }
        return switch (manner) {
            case SILENT -> context.silence(wait);
            case CLOSING -> new Received.Closed();
            case RESETTING -> new Received.Reset("Connection reset\u001b[31m\r\n\u202e");
            case ENDLESS_ZEROES -> data(new byte[Math.min(most, CHUNK)]);
            case ENDLESS_GARBAGE -> garbage(Math.min(most, CHUNK));
            case DRIBBLING_GARBAGE -> garbage(1);
            case HOLDING -> hold();
        };
    }

    private Received hold() throws InterruptedException {
        held.countDown();
        new CountDownLatch(1).await();
        return new Received.Closed();
    }

    private Received garbage(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return data(bytes);
    }

    private Received data(byte[] bytes) {
        given.addAndGet(bytes.length);
        return new Received.Data(bytes);
    }

    @Override
    public void close() {}
}
