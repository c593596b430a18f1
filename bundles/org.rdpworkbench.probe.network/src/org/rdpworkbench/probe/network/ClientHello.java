// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.TlsClientProtocol;

/**
 * A ClientHello in its record, to be sent once.
 *
 * @param segments what goes into a TCP segment each
 */
record ClientHello(List<byte[]> segments) {

    /** One that is sent as a whole. */
    static ClientHello of(TlsOffer offer) {
        TlsClientProtocol protocol = new TlsClientProtocol();
        try {
            protocol.connect(new AnyServerTlsClient(TlsExchange.CRYPTO, offer));
        } catch (IOException e) {
            throw new IllegalStateException("a ClientHello cannot be written", e);
        }
        byte[] record = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(record, 0, record.length);
        return new ClientHello(List.of(record));
    }

    /** The same bytes, the first one by itself. */
    ClientHello split() {
        byte[] whole = segments.getFirst();
        return new ClientHello(List.of(Arrays.copyOf(whole, 1), Arrays.copyOfRange(whole, 1, whole.length)));
    }

    /** Of the whole record, in bytes. */
    int length() {
        return segments.stream().mapToInt(segment -> segment.length).sum();
    }
}
