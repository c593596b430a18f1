// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ClientHello offers (RFC 8446 4.1.2), read apart from the product's own code.
 *
 * @param versions of the extension supported_versions, or else the one in the message itself and all below it
 */
record ClientOffer(List<Integer> versions, List<Integer> suites) {

    /** Record header, message header. */
    private static final int VERSION_AT = 5 + 4;
    private static final int RANDOM = 32;
    private static final int TLS_1_0 = 0x0301;
    private static final int SUPPORTED_VERSIONS = 43;

    static ClientOffer of(byte[] hello) throws IOException {
        try {
            ByteBuffer in = ByteBuffer.wrap(hello).position(VERSION_AT);
            int version = in.getShort();
            skip(in, RANDOM);
            skip(in, in.get());
            List<Integer> suites = numbers(in, in.getShort());
            skip(in, in.get());
            return new ClientOffer(in.hasRemaining() ? versions(in, version) : downFrom(version), suites);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("The client's hello ends too early.");
        }
    }

    private static List<Integer> versions(ByteBuffer in, int version) {
        in.getShort();
        while (in.hasRemaining()) {
            int type = in.getShort();
            int length = in.getShort();
            if (type == SUPPORTED_VERSIONS) {
                return numbers(in, in.get());
            }
            skip(in, length);
        }
        return downFrom(version);
    }

    private static List<Integer> downFrom(int version) {
        List<Integer> all = new ArrayList<>();
        for (int each = version; each >= TLS_1_0; each--) {
            all.add(each);
        }
        return List.copyOf(all);
    }

    private static List<Integer> numbers(ByteBuffer in, int length) {
        List<Integer> all = new ArrayList<>();
        for (int at = 0; at < length; at += 2) {
            all.add(in.getShort() & 0xFFFF);
        }
        return List.copyOf(all);
    }

    private static void skip(ByteBuffer in, int count) {
        in.position(in.position() + count);
    }
}
