// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;

/** A TCP connection of a probe. Its socket belongs to a channel, so an interrupt ends a blocking call. */
final class SocketConnection implements Connection {

    private static final int MOST_AT_ONCE = 65_536;

    private final Socket socket;
    /** A socket forgets it when it is closed. */
    private final InetSocketAddress remote;
    private final InetAddress local;
    private final TranscriptWriter transcript;
    private final Supplier<Duration> remaining;
    private final Runnable onClose;
    /** The engine closes what a probe that was left behind may close once more. */
    private final AtomicBoolean closed = new AtomicBoolean();
    private String broken;

    SocketConnection(Socket socket, TranscriptWriter transcript, Supplier<Duration> remaining, Runnable onClose) {
        this.socket = socket;
        this.remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.local = socket.getLocalAddress();
        this.transcript = transcript;
        this.remaining = remaining;
        this.onClose = onClose;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public Optional<InetAddress> local() {
        return Optional.of(local);
    }

    @Override
    public void send(byte[] bytes) throws InterruptedException {
        if (broken != null) {
            return;
        }
        transcript.sent(bytes);
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throwIfInterrupted();
            // What came before the reset may still be readable; the next receive finds out.
            transcript.event("sending failed: " + e.getMessage());
        }
    }

    @Override
    public Received receive(int most, Duration wait) throws InterruptedException {
        if (broken != null) {
            return new Received.Reset(broken);
        }
        if (most < 1) {
            throw new IllegalArgumentException("wanted " + most + " bytes");
        }
        Duration left = remaining.get();
        boolean patient = wait.compareTo(left) < 0;
        // Rounded up: who is waited for has all of the time, and a deadline has passed when it is said to have.
        int millis = (int) Math.min((patient ? wait : left).plusNanos(999_999).toMillis(), Integer.MAX_VALUE);
        if (millis <= 0) {
            return silence(patient);
        }
        byte[] buffer = new byte[Math.min(most, MOST_AT_ONCE)];
        try {
            socket.setSoTimeout(millis);
            InputStream in = socket.getInputStream();
            int count = in.read(buffer);
            if (count < 0) {
                transcript.event("closed by the peer");
                return new Received.Closed();
            }
            byte[] bytes = Arrays.copyOf(buffer, count);
            transcript.received(bytes);
            return new Received.Data(bytes);
        } catch (SocketTimeoutException e) {
            transcript.event("silence for " + millis + " ms");
            return silence(patient);
        } catch (IOException e) {
            return reset(e);
        }
    }

    @Override
    public void note(String what, byte[] bytes) {
        transcript.note(what, bytes);
    }

    /** Silence is the host's only if it had the time that the probe wanted to give it. */
    private static Received silence(boolean patient) throws InterruptedException {
        if (!patient) {
            throw new InterruptedException("the probe's deadline passed");
        }
        return new Received.Silence();
    }

    private Received reset(IOException e) throws InterruptedException {
        throwIfInterrupted();
        broken = String.valueOf(e.getMessage());
        transcript.event("reset: " + broken);
        return new Received.Reset(broken);
    }

    /** The JDK ends a blocking call of an interrupted thread by closing the channel. */
    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    boolean open() {
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            transcript.event("closing failed: " + e.getMessage());
        }
        onClose.run();
    }
}
