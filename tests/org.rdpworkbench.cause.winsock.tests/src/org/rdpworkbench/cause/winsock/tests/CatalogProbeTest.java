// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.winsock.CatalogProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class CatalogProbeTest {

    private static final String PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters\\";
    private static final String PROTOCOLS = PARAMETERS + "Protocol_Catalog9";
    private static final String ENTRIES = PROTOCOLS + "\\Catalog_Entries64\\";
    private static final String NAMES = PARAMETERS + "NameSpace_Catalog5\\Catalog_Entries64\\";

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(Seen.here(ConnectOutcome.CONNECTED))
                .inside(host.inside()).run(new CatalogProbe());
    }

    /** A path, and WSAPROTOCOL_INFOW of TCP over IPv4. */
    private static SettingValue entry(String path, int id) {
        ByteBuffer bytes = ByteBuffer.allocate(888).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(path.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(296, id).putInt(300, 1).putInt(336, 2).putInt(348, 1);
        return SettingValue.of("REG_BINARY", bytes.array());
    }

    private static ScriptedHost host() {
        return new ScriptedHost().local()
                .with("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot",
                        SettingValue.text("C:\\Windows"))
                .with("C:\\Windows\\system32\\mswsock.dll", new byte[] {77})
                .with(PROTOCOLS, "Num_Catalog_Entries64", SettingValue.dword(3))
                .with(ENTRIES + "000000000001", "PackedCatalogItem",
                        entry("%SystemRoot%\\system32\\mswsock.dll", 1001))
                .with(ENTRIES + "000000000002", "PackedCatalogItem", entry("C:\\Users\\anna\\layer.dll", 1002))
                .with(ENTRIES + "000000000003", "PackedCatalogItem", SettingValue.of("REG_BINARY", new byte[9]))
                .with(NAMES + "000000000001", "LibraryPath", SettingValue.text("%Nobody%\\names.dll"));
    }

    @Test
    void theCatalogueOfThisMachineIsRead() throws Exception {
        Library own = new Library("%SystemRoot%\\system32\\mswsock.dll", true, Optional.empty());
        Library gone = new Library("C:\\Users\\...\\layer.dll", false, Optional.empty());
        assertEquals(Optional.of(new WinsockCatalog(Optional.of(3L), List.of(
                new Provider(1001, own, true, 1, List.of()), new Provider(1002, gone, true, 1, List.of())), 1,
                List.of(new Library("%Nobody%\\names.dll", true, Optional.empty())), List.of())),
                look(host()).seen(WinsockCatalog.TYPE));
    }

    @Test
    void thatOfAnotherHostIsNot() throws Exception {
        assertEquals(Optional.of(Reason.NOT_APPLICABLE), look(new ScriptedHost()).reason(WinsockCatalog.TYPE));
    }

    @Test
    void whatMayNotBeReadIsMissing() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS), look(host().refusing(PROTOCOLS, Obstacle.NO_ACCESS))
                .reason(WinsockCatalog.TYPE));
    }

    @Test
    void aMachineWithoutACatalogueHasNoTcp() throws Exception {
        assertEquals(Optional.of(true),
                look(new ScriptedHost().local()).seen(WinsockCatalog.TYPE).map(WinsockCatalog::withoutTcp));
    }
}
