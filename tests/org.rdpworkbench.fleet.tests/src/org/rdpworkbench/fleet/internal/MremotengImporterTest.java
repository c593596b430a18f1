// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;

class MremotengImporterTest {

    @Test
    void connectionsAreReadWithWhatTheyInherit() throws ImportException {
        HostList hosts = new MremotengImporter().read(Samples.bytes("confCons.xml"));
        assertEquals(List.of(
                "West/Cellar|First of the west|ts-w1.example.com:3393||"
                        + "Gateway: gw-west.example.com; Under the stairs; behind the door",
                "West/Cellar|Second of the west|ts-w2.example.com:3394||",
                "|Outside|ts-out.example.com:3389||"), Samples.entries(hosts));
        assertEquals(List.of(
                "West / Router: its protocol is SSH2, and only RDP is taken over",
                "West / Console of a machine: it is the console of a virtual machine, which its Hyper-V host shows",
                "No address: the host is empty"), Samples.skipped(hosts));
    }

    @Test
    void anEncryptedFileIsRefused() {
        String text = "<Connections FullFileEncryption=\"True\" ConfVersion=\"2.6\">"
                + Samples.CANARY + "</Connections>";
        String message = assertThrows(ImportException.class, () -> Samples.read("mremoteng", text)).getMessage();
        assertEquals("The file is encrypted as a whole; switch that off in mRemoteNG's options, "
                + "save the connections and import them again.", message);
    }

    @Test
    void aLaterVersionMayHaveMoreAttributes() throws ImportException {
        String more = IntStream.range(0, 600).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());
        HostList hosts = Samples.read("mremoteng", "<Connections ConfVersion=\"3.0\"><Node Type=\"Connection\""
                + more + " Name=\"n\" Hostname=\"srv\" Port=\"\" Protocol=\"RDP\"/></Connections>");
        assertEquals(List.of("|n|srv:3389||"), Samples.entries(hosts));
    }
}
