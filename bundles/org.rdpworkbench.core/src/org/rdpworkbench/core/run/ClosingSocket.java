// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/**
 * A socket that closes itself when the host has ended the connection. A session would log off first, write into what
 * nobody reads any more, and have all that is asked meanwhile wait for the answer in full.
 */
final class ClosingSocket extends Socket {

    private final Socket socket;

    /** @param socket a connected one */
    ClosingSocket(Socket socket) {
        this.socket = socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                int length = -1;
                try {
                    length = in.read(bytes, offset, count);
                    return length;
                } finally {
                    if (length < 0) {
                        socket.close();
                    }
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
