// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.SocketFactory;

/** Sockets that remember what is sent, and can spoil what comes. */
final class TappedSockets extends SocketFactory {

    private static final int LENGTH = 4;
    /** ProtocolId, Flags and the head of a message, [MS-SMB2] 2.2.1.2. */
    private static final int FLAGS = 16;
    private static final int HEAD = 64;
    private static final int SIGNED = 8;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private volatile boolean unsigning;
    private volatile boolean spoiling;

    /** From now on, answers come without a signature. */
    void removeSignatures() {
        unsigning = true;
    }

    /** From now on, the last byte of each answer is another one. */
    void spoil() {
        spoiling = true;
    }

    /** The messages that were sent, each without its length. */
    synchronized List<byte[]> messages() {
        byte[] all = sent.toByteArray();
        List<byte[]> messages = new ArrayList<>();
        for (int at = 0; at < all.length;) {
            int length = HexFormat.fromHexDigits(HexFormat.of().formatHex(all, at, at + LENGTH));
            messages.add(Arrays.copyOfRange(all, at + LENGTH, at + LENGTH + length));
            at += LENGTH + length;
        }
        return messages;
    }

    static boolean encrypted(byte[] message) {
        return message[0] == (byte) 0xFD;
    }

    static boolean signed(byte[] message) {
        return (message[FLAGS] & SIGNED) != 0;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Spoilt(super.getInputStream());
            }

            @Override
            public OutputStream getOutputStream() throws IOException {
                return new FilterOutputStream(super.getOutputStream()) {
                    @Override
                    public void write(byte[] bytes, int offset, int count) throws IOException {
                        synchronized (TappedSockets.this) {
                            sent.write(bytes, offset, count);
                        }
                        out.write(bytes, offset, count);
                    }
                };
            }
        };
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    /** Hands on whole messages. */
    private final class Spoilt extends FilterInputStream {

        private byte[] message = new byte[0];
        private int at;

        Spoilt(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (at == message.length && !next()) {
                return -1;
            }
            int some = Math.min(count, message.length - at);
            System.arraycopy(message, at, bytes, offset, some);
            at += some;
            return some;
        }

        private boolean next() throws IOException {
            byte[] length = in.readNBytes(LENGTH);
            if (length.length < LENGTH) {
                return false;
            }
            byte[] body = in.readNBytes(HexFormat.fromHexDigits(HexFormat.of().formatHex(length)));
            if (spoiling) {
                body[body.length - 1] ^= 1;
            }
            if (unsigning && body.length >= HEAD && !encrypted(body)) {
                body[FLAGS] &= ~SIGNED;
            }
            message = new byte[LENGTH + body.length];
            System.arraycopy(length, 0, message, 0, LENGTH);
            System.arraycopy(body, 0, message, LENGTH, body.length);
            at = 0;
            return true;
        }
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
