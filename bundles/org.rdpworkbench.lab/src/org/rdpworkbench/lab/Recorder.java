// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Keeps what one client sent, up to a cap, and watches all of it for an NTLM AUTHENTICATE. */
final class Recorder {

    /** Far more than any handshake takes. */
    static final int MOST = 64 * 1024;
    /** An NTLM message is known by its first twelve bytes. */
    private static final int NTLM_HEAD = 12;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];
    private boolean authenticate;

    synchronized void add(byte[] bytes) {
        kept.write(bytes, 0, Math.min(bytes.length, MOST - kept.size()));
        byte[] seen = Bytes.concat(tail, bytes);
        authenticate |= CredSspBytes.holdAuthenticate(seen);
        tail = Arrays.copyOfRange(seen, Math.max(0, seen.length - NTLM_HEAD + 1), seen.length);
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean authenticate() {
        return authenticate;
    }
}
