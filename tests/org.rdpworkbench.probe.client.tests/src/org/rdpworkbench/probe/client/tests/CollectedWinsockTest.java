// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;
import org.rdpworkbench.probe.client.CollectedReader;

/** A client's Winsock catalogue: entries made by hand as the registry has them, in 888 bytes. */
final class CollectedWinsockTest {

    private static final String PATH = "%SystemRoot%\\system32\\mswsock.dll";
    private static final int WHOLE = 888;

    /** MAX_PATH bytes, and then WSAPROTOCOL_INFOW. */
    private static byte[] item(int id, int chainLength, int[] chain, int family, int type) {
        ByteBuffer item = ByteBuffer.allocate(WHOLE).order(ByteOrder.LITTLE_ENDIAN);
        item.put(PATH.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 'x');
        item.position(260).putInt(0x20026).putInt(0).putInt(0).putInt(0).putInt(8).putLong(7).putLong(9).putInt(id)
                .putInt(chainLength);
        for (int i = 0; i < 7; i++) {
            item.putInt(i < chain.length ? chain[i] : 0);
        }
        item.putInt(2).putInt(family).putInt(16).putInt(16).putInt(type).putInt(6);
        return item.array();
    }

    private static Map<String, Object> entry(byte[] item, Object there) {
        return Map.of("entry", "000000000001", "item", HexFormat.of().formatHex(item), "file", PATH, "there", there,
                "company", "Microsoft Corporation");
    }

    private static Optional<WinsockCatalog> read(Gathered file) throws Exception {
        List<HostEvidence> all = new CollectedReader().read(file.bytes());
        assertEquals(1, all.size());
        return all.getFirst().pieces().stream().filter(piece -> piece.type() == WinsockCatalog.TYPE).findFirst()
                .map(piece -> {
                    assertEquals(Vantage.CLIENT, piece.vantage());
                    return (WinsockCatalog) piece.fact();
                });
    }

    private static WinsockCatalog protocols(Object... items) throws Exception {
        return read(Gathered.client("srv1").part("winsockProtocols", items)).orElseThrow();
    }

    @Test
    void aCatalogueAsItIs() throws Exception {
        WinsockCatalog catalog = read(Gathered.client("srv1")
                .part("winsockProtocols", Gathered.value("Num_Catalog_Entries64", 2),
                        entry(item(1001, 1, new int[] {5}, 2, 1), true),
                        entry(item(1002, 3, new int[] {1003, 1001, 1002, 9}, 23, 1), false))
                .part("winsockNames", Gathered.value("Num_Catalog_Entries64", 1),
                        Map.of("entry", "000000000001", "file", "C:\\Windows\\system32\\wshbth.dll", "there", true))
                .part("networkFilters", Map.of("adapter", "Ethernet", "component", "VPN_LWF", "name", "VPN filter"),
                        Map.of("adapter", "WLAN", "component", "VPN_LWF", "name", "VPN filter")))
                .orElseThrow();
        Optional<String> company = Optional.of("Microsoft Corporation");
        assertEquals(new WinsockCatalog(Optional.of(2L), List.of(
                new Provider(1001, new Library(PATH, true, company), true, 1, List.of()),
                new Provider(1002, new Library(PATH, false, company), true, 3, List.of(1003L, 1001L, 1002L))), 0,
                List.of(new Library("C:\\Windows\\system32\\wshbth.dll", true, Optional.empty())),
                List.of("VPN filter")), catalog);
        assertTrue(catalog.chainBroken());
    }

    @ParameterizedTest
    @CsvSource({"2,1,true", "23,1,true", "2,2,false", "23,3,false", "40,1,false", "32,1,false"})
    void whatMakesConnectionsOfTcp(int family, int type, boolean tcp) throws Exception {
        assertEquals(tcp, protocols(entry(item(1001, 1, new int[0], family, type), true)).protocols().getFirst()
                .tcp());
    }

    @Test
    void aLibraryInSomebodysFolderDoesNotTellWhose() throws Exception {
        WinsockCatalog catalog = read(Gathered.client("srv1").part("winsockProtocols")
                .part("winsockNames", Map.of("file", "c:\\users\\Eve Adams\\vpn\\names.dll", "there", false)))
                .orElseThrow();
        assertEquals(List.of("c:\\users\\...\\vpn\\names.dll"), catalog.goneForNames());
    }

    /** Nothing is called gone because somebody could not look. */
    @Test
    void aFileIsGoneOnlyWhereTheScriptSaysSo() throws Exception {
        byte[] item = item(1001, 1, new int[0], 2, 1);
        for (Object there : List.of(true, "unknown", 7)) {
            assertEquals(List.of(), protocols(entry(item, there)).goneForTcp());
        }
        assertEquals(List.of(), protocols(Map.of("item", HexFormat.of().formatHex(item))).goneForTcp());
        assertEquals(List.of(PATH), protocols(entry(item, false)).goneForTcp());
    }

    @Test
    void whatIsNoEntryIsCountedAndNotGuessedAt() throws Exception {
        byte[] whole = item(1001, 1, new int[0], 2, 1);
        WinsockCatalog catalog = protocols(entry(whole, true), entry(Arrays.copyOf(whole, 351), true),
                entry(new byte[0], true), entry(item(1001, 8, new int[0], 2, 1), true),
                entry(item(1001, -1, new int[0], 2, 1), true), Map.of("item", "xyz"), Map.of("item", 7), 7);
        assertEquals(1, catalog.protocols().size());
        assertEquals(6, catalog.unreadable());
        assertEquals(1, protocols(entry(Arrays.copyOf(whole, 352), true)).protocols().size());
    }

    @Test
    void aCatalogueThatCouldNotBeReadIsNoEmptyOne() throws Exception {
        assertEquals(Optional.empty(), read(Gathered.client("srv1").part("hostsFile")));
        assertEquals(Optional.empty(), read(Gathered.client("srv1").part("hostsFile")
                .lacks("winsockProtocols", "denied")));
        assertTrue(protocols().withoutTcp());
    }
}
