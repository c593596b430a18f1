// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One accepted connection: reading whole messages, writing, faults, and the change to TLS. */
final class Wire {

    /** A client that keeps its side open after our FIN is not waited for longer than this. */
    private static final int LINGER_MILLIS = 2000;
    private static final int MOST_DER = 64 * 1024;
    private static final int HANDSHAKE = 22;
    /** Of a TLS record. */
    private static final int HEADER = 5;

    private final Socket socket;
    private final Recorder recorder;
    private InputStream in;
    private OutputStream out;

    Wire(Socket socket, Recorder recorder) throws IOException {
        this.socket = socket;
        this.recorder = recorder;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Whatever comes first. */
    byte[] readSome() throws IOException {
        byte[] buffer = new byte[4096];
        int count = in.read(buffer);
        if (count < 0) {
            throw new EOFException();
        }
        byte[] bytes = Arrays.copyOf(buffer, count);
        recorder.add(bytes);
        return bytes;
    }

    /** One TPKT with its header. */
    byte[] readTpkt() throws IOException {
        byte[] header = read(4);
        if (header[0] != 3) {
            throw new IOException("The client does not speak TPKT.");
        }
        return Bytes.concat(header, read(Math.max(0, number(header, 2, 2) - header.length)));
    }

    /** One TLS handshake record with its header, of which a part was read already. */
    byte[] readHello(byte[] first) throws IOException {
        byte[] begin = Bytes.concat(first, read(Math.max(0, HEADER - first.length)));
        if (begin[0] != HANDSHAKE) {
            throw new IOException("The client does not start TLS.");
        }
        return Bytes.concat(begin, read(Math.max(0, HEADER + number(begin, 3, 2) - begin.length)));
    }

    /** One DER element with tag and length. */
    byte[] readDer() throws IOException {
        byte[] header = read(2);
        int more = (header[1] & 0x80) == 0 ? 0 : header[1] & 0x7F;
        byte[] longForm = read(Math.min(more, 4));
        int length = more == 0 ? header[1] : number(longForm, 0, longForm.length);
        if (length < 0 || length > MOST_DER) {
            throw new IOException("The client's message is too long.");
        }
        return Bytes.concat(header, longForm, read(length));
    }

    private byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        recorder.add(bytes);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int number(byte[] bytes, int from, int size) {
        int value = 0;
        for (int i = from; i < from + size; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void drip(byte[] bytes, Duration pause) throws IOException, InterruptedException {
        for (byte one : bytes) {
            Thread.sleep(pause);
            write(new byte[] {one});
        }
    }

    /** Completes a handshake whose ClientHello was read already; from here on everything is inside TLS. */
    void startTls(SSLContext context, List<String> versions, byte[] hello) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(hello), true);
        tls.setEnabledProtocols(versions.toArray(String[]::new));
        tls.startHandshake();
        in = tls.getInputStream();
        out = tls.getOutputStream();
    }

    void perform(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Say(byte[] bytes, Fault.End end) -> {
                write(bytes);
                end(end);
            }
            case Fault.Drip(byte[] bytes, Duration pause, Fault.End end) -> {
                drip(bytes, pause);
                end(end);
            }
            case Fault.Flood(byte[] block, long most) -> {
                flood(block, most);
                end(Fault.End.CLOSE);
            }
        }
    }

    private void flood(byte[] block, long most) throws IOException, InterruptedException {
        for (long sent = 0; sent < most; sent += block.length) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            write(block);
        }
    }

    void end(Fault.End end) throws IOException {
        switch (end) {
            case CLOSE -> {
                // Closing with unread bytes in the queue would be a reset.
                socket.shutdownOutput();
                socket.setSoTimeout(LINGER_MILLIS);
                swallow();
            }
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case SILENCE -> swallow();
        }
    }

    /** Reads until the client leaves. */
    void swallow() throws IOException {
        while (true) {
            readSome();
        }
    }
}
