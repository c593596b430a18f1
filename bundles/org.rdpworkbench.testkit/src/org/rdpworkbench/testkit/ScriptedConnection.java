// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;

/**
 * A peer that follows a script: {@code new ScriptedConnection().expects(request).answers(reply).closes()}. Behind the
 * script's end is silence.
 */
public final class ScriptedConnection implements Connection {

    private sealed interface Step {
        record Expect(byte[] bytes) implements Step {}

        record Answer(byte[] bytes) implements Step {}

        record End(Received how) implements Step {}
    }

    private final Deque<Step> script = new ArrayDeque<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int understood;
    private boolean closed;
    private ScriptedContext context;
    private InetSocketAddress remote;

    /** The probe must have sent exactly these bytes, behind those expected before, when it next receives. */
    public ScriptedConnection expects(byte[] bytes) {
        script.add(new Step.Expect(bytes.clone()));
        return this;
    }

    /** The peer sends these bytes; a probe that takes fewer at once gets the rest next time. */
    public ScriptedConnection answers(byte[] bytes) {
        script.add(new Step.Answer(bytes.clone()));
        return this;
    }

    /** The peer closes the connection in order. */
    public ScriptedConnection closes() {
        script.add(new Step.End(new Received.Closed()));
        return this;
    }

    /** The connection is reset. */
    public ScriptedConnection resets() {
        script.add(new Step.End(new Received.Reset("Connection reset")));
        return this;
    }

    /** All that the probe has sent so far. */
    public byte[] sent() {
        return sent.toByteArray();
    }

    /** True when the probe has closed it. */
    public boolean closed() {
        return closed;
    }

    /** True when nothing of the script is left but the connection's end. */
    public boolean played() {
        return script.isEmpty() || script.peek() instanceof Step.End;
    }

    void begin(ScriptedContext owner, InetSocketAddress address) {
        context = owner;
        remote = address;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public void send(byte[] bytes) {
        sent.writeBytes(bytes);
    }

    @Override
    public Received receive(int most, Duration wait) throws InterruptedException {
        while (script.peek() instanceof Step.Expect(byte[] expected)) {
            script.remove();
            understand(expected);
        }
        return switch (script.peek()) {
            case null -> context.silence(wait);
            case Step.End(Received how) -> how;
            case Step.Answer(byte[] bytes) -> {
                script.remove();
                int count = Math.min(most, bytes.length);
                if (count < bytes.length) {
                    script.push(new Step.Answer(Arrays.copyOfRange(bytes, count, bytes.length)));
                }
                yield new Received.Data(Arrays.copyOf(bytes, count));
            }
            case Step.Expect expect -> throw new IllegalStateException("expectations were met above");
        };
    }

    private void understand(byte[] expected) {
        byte[] said = Arrays.copyOfRange(sent(), understood, sent.size());
        if (!Arrays.equals(expected, said)) {
            throw new AssertionError("the script expects " + HexFormat.of().formatHex(expected) + " but the probe sent "
                    + HexFormat.of().formatHex(said));
        }
        understood = sent.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
