// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client that does as little as a test needs. What a host does not do in ten seconds fails the test. */
final class Client implements AutoCloseable {

    /** As the public NTLM probes send it, with NEGOTIATE_VERSION. */
    static final byte[] TS_REQUEST = Bytes.hex("3037a003020106a130302e302ca02a04284e544c4d535350000100000097"
            + "8208e2000000002800000000000000280000000a00614a0000000f");

    private final Socket socket;

    Client(LabHost host) throws IOException {
        socket = new Socket(host.address().getAddress(), host.address().getPort());
        socket.setSoTimeout(10_000);
    }

    static byte[] request(long protocols) {
        byte[] cookie = Bytes.ascii("Cookie: mstshash=lab\r\n");
        return Bytes.concat(Bytes.hex("0300"), Bytes.big(19 + cookie.length, 2), Bytes.big(14 + cookie.length, 1),
                Bytes.hex("e00000000000"), cookie, Bytes.hex("01000800"), Bytes.little(protocols, 4));
    }

    Client send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** Says that nothing more is coming. */
    void finishWriting() throws IOException {
        socket.shutdownOutput();
    }

    /** Says that nothing more is coming, and returns everything that the host sends until it closes in order. */
    byte[] finish() throws IOException {
        finishWriting();
        return untilClosed();
    }

    /** Everything that the host sends until it closes in order. */
    byte[] untilClosed() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Negotiates and returns the confirm of 19 bytes. */
    byte[] negotiate(long protocols) throws IOException {
        return send(request(protocols)).read(19);
    }

    /** Negotiates TLS or NLA and completes a handshake that trusts everything. */
    SSLSocket secure(long protocols, String... versions) throws IOException, GeneralSecurityException {
        negotiate(protocols);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", 0, true);
        if (versions.length > 0) {
            tls.setEnabledProtocols(versions);
        }
        tls.startHandshake();
        return tls;
    }

    /** Sends the first CredSSP message and returns the host's TSRequest. */
    byte[] credSsp(byte[] first) throws IOException, GeneralSecurityException {
        SSLSocket tls = secure(NegotiationAct.SSL | NegotiationAct.HYBRID);
        tls.getOutputStream().write(first);
        return readDer(tls.getInputStream());
    }

    static byte[] readDer(InputStream in) throws IOException {
        byte[] head = in.readNBytes(2);
        int more = head[1] >= 0 ? 0 : head[1] & 0x7F;
        byte[] longForm = in.readNBytes(more);
        int length = head[1];
        if (more > 0) {
            length = 0;
            for (byte b : longForm) {
                length = length << 8 | b & 0xFF;
            }
        }
        return Bytes.concat(head, longForm, in.readNBytes(length));
    }

    /** True when the host resets the connection, whatever it sends before. */
    boolean isReset() throws IOException {
        try {
            untilClosed();
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
