// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The value PackedCatalogItem of an entry in Winsock's catalogue of protocols: the path of a library in MAX_PATH bytes,
 * and then WSAPROTOCOL_INFOW (winsock2.h). The first is documented by nobody; entries that drivers bring have it so.
 *
 * @param path of the library, as it is set
 * @param chain the ids of the entries in a chain; none for a protocol by itself
 */
public record PackedCatalogItem(String path, long id, int chainLength, List<Long> chain, boolean tcp) {

    private static final String NAME = "PackedCatalogItem";
    private static final int MAX_PATH = 260;
    private static final int GUID = 16;
    private static final int MAX_PROTOCOL_CHAIN = 7;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 23;
    private static final int SOCK_STREAM = 1;

    /**
     * Reads one.
     *
     * @throws MalformedBytesException when it is too short, or its chain is longer than one can be
     */
    public static PackedCatalogItem read(byte[] item) throws MalformedBytesException {
        Octets octets = new Octets(NAME, item);
        byte[] libraryPath = octets.bytes(MAX_PATH);
        octets.u32();                        // dwServiceFlags1
        octets.u32();                        // dwServiceFlags2
        octets.u32();                        // dwServiceFlags3
        octets.u32();                        // dwServiceFlags4
        octets.u32();                        // dwProviderFlags
        octets.bytes(GUID);                  // ProviderId
        long catalogEntryId = octets.u32();  // dwCatalogEntryId
        long chainLen = octets.u32();        // ProtocolChain.ChainLen
        List<Long> chainEntries = new ArrayList<>();
        for (int i = 0; i < MAX_PROTOCOL_CHAIN; i++) {
            chainEntries.add(octets.u32());  // ProtocolChain.ChainEntries
        }
        octets.u32();                        // iVersion
        long addressFamily = octets.u32();   // iAddressFamily
        octets.u32();                        // iMaxSockAddr
        octets.u32();                        // iMinSockAddr
        long socketType = octets.u32();      // iSocketType
        if (chainLen > MAX_PROTOCOL_CHAIN) {
            throw octets.failure("has a chain of " + chainLen);
        }
        return new PackedCatalogItem(text(libraryPath), catalogEntryId, (int) chainLen,
                chainLen > 1 ? List.copyOf(chainEntries.subList(0, (int) chainLen)) : List.of(),
                socketType == SOCK_STREAM && (addressFamily == AF_INET || addressFamily == AF_INET6));
    }

    /** Up to its NUL, in the machine's own code page, of which the part that all have in common is enough. */
    private static String text(byte[] path) {
        String whole = new String(path, StandardCharsets.ISO_8859_1);
        int end = whole.indexOf('\0');
        return end < 0 ? whole : whole.substring(0, end);
    }
}
