// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;

class NmapImporterTest {

    private static final String ITS_OWN = "<!DOCTYPE nmaprun>";

    @Test
    void openPortsOfRemoteDesktopAreRead() throws ImportException {
        HostList hosts = new NmapImporter().read(Samples.bytes("scan.xml"));
        assertEquals(List.of("|ts-m1.example.com|10.5.0.1:3389||Product version 10.0.17763",
                "|ts-m1.example.com|10.5.0.1:3390||",
                "|real-m2.example.com|[2001:db8::52]:3389||"), Samples.entries(hosts));
        assertEquals(List.of("10.5.0.3: no port of Remote Desktop was open",
                "10.5.0.4: it was not up when it was scanned"), Samples.skipped(hosts));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE nmaprun SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE nmaprun [<!ENTITY a \"b\">]>",
        "<!DOCTYPE nmaprun><!DOCTYPE nmaprun>",
        "<!DOCTYPE nmaprun><!DOCTYPE nmaprun [<!ENTITY a \"b\">]>",
    })
    void onlyTheDocumentTypeThatDeclaresNothingIsTaken(String type) {
        String text = Samples.text("scan.xml").replace(ITS_OWN, type);
        assertTrue(assertThrows(ImportException.class, () -> Samples.read("nmap", text)).getMessage()
                .startsWith("The file has a document type definition"));
    }

    @Test
    void aScanThatWasStoppedIsRefused() {
        String text = Samples.text("scan.xml");
        String message = assertThrows(ImportException.class,
                () -> Samples.read("nmap", text.substring(0, text.indexOf("10.5.0.3")))).getMessage();
        assertEquals("The file is damaged or ends too early, at line 16; "
                + "export it again from the tool that wrote it.", message);
    }
}
