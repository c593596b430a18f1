// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rdpworkbench.samba.Samba;

/**
 * A way to the SMB of a host, at an address of its own, that can be cut: at once, so that nothing that is asked gets
 * to the host any more, or when it has answered, so that what was asked is done and nobody hears of it.
 */
final class CutWire implements AutoCloseable {

    private static final int WHOLE = Integer.MAX_VALUE;

    private final InetAddress host;
    private final ServerSocket listener;
    private final List<Socket> ends = new ArrayList<>();
    private int answers = WHOLE;
    private boolean wasCut;

    private CutWire(InetAddress host, ServerSocket listener) {
        this.host = host;
        this.listener = listener;
    }

    static CutWire to(Samba host) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(Samba.unused(), Samba.PORT));
        CutWire wire = new CutWire(host.address(), listener);
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    /** Cuts it now. */
    synchronized void cut() {
        cutBehind(0);
        part();
    }

    /** Cuts it in the place of the answer behind so many. */
    synchronized void cutBehind(int more) {
        answers = more;
    }

    /** Is whole again, for new connections: whether it was cut since it was so before. */
    synchronized boolean mend() {
        boolean was = wasCut;
        answers = WHOLE;
        wasCut = false;
        return was;
    }

    private synchronized boolean lets() {
        if (answers > 0) {
            answers -= answers == WHOLE ? 0 : 1;
            return true;
        }
        part();
        return false;
    }

    private void part() {
        wasCut = true;
        for (Socket end : ends) {
            try {
                end.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ends.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket behind = new Socket(host, Samba.PORT);
                if (joined(client, behind)) {
                    Thread.ofVirtual().start(() -> pass(client, behind, false));
                    Thread.ofVirtual().start(() -> pass(behind, client, true));
                }
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Nobody gets through a wire that is cut. */
    private synchronized boolean joined(Socket client, Socket behind) throws IOException {
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        if (wasCut) {
            client.close();
            behind.close();
            return false;
        }
        ends.addAll(List.of(client, behind));
        return true;
    }

    /** Passes on whole messages, [MS-SMB2] 2.1, until one of them ends it, and then ends both. */
    private void pass(Socket from, Socket to, boolean answer) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] length = in.readNBytes(Integer.BYTES);
                if (length.length < Integer.BYTES) {
                    return;
                }
                byte[] message = Arrays.copyOf(length, Integer.BYTES + ByteBuffer.wrap(length).getInt());
                in.readNBytes(message, Integer.BYTES, message.length - Integer.BYTES);
                if (answer && !lets()) {
                    return;
                }
                out.write(message);
            }
        } catch (IOException e) {
            // So it was ended.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
