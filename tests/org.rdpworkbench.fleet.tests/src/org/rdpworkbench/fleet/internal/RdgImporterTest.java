// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;

class RdgImporterTest {

    @Test
    void theThirdSchemaIsRead() throws ImportException {
        HostList hosts = new RdgImporter().read(Samples.bytes("schema3.rdg"));
        assertEquals(List.of(
                "North/Terminal servers|First of the north|ts-n1.example.com:3390||"
                        + "Gateway: gw-north.example.com; Restarted on Sundays",
                "North/Terminal servers||ts-n2.example.com:3391||",
                "||[2001:db8::21]:3395||"), Samples.entries(hosts));
        assertEquals(List.of(
                "North / Console of a machine: it is the console of a virtual machine, which its Hyper-V host shows",
                "North / All that end with 1: a smart group is a search and holds no servers of its own",
                "Twice: the same host and port, TS-N1.example.com:3390, stand further up"), Samples.skipped(hosts));
    }

    @Test
    void theFirstSchemaIsRead() throws ImportException {
        HostList hosts = new RdgImporter().read(Samples.bytes("schema1.rdg"));
        assertEquals(List.of("South|First of the south|ts-s1.example.com:3392||"
                + "Gateway: gw-south.example.com; Has a printer"), Samples.entries(hosts));
        assertEquals(List.of(), hosts.skipped());
    }

    @Test
    void aServerWithoutANameAndAFileWithoutServersAreNoHarm() throws ImportException {
        HostList hosts = Samples.read("rdg", "<RDCMan><file><server/></file></RDCMan>");
        assertEquals(List.of("an entry without a name: the host is empty"), Samples.skipped(hosts));
        assertTrue(Samples.read("rdg", "<RDCMan><file/></RDCMan>").entries().isEmpty());
        assertThrows(ImportException.class, () -> Samples.read("rdg", "<RDCMan/>"));
    }

    @Test
    void groupsThatLieTooDeepAreNamed() throws ImportException {
        String text = "<group><properties><name>g</name></properties>".repeat(33)
                + "<server><properties><name>srv</name></properties></server>" + "</group>".repeat(33);
        HostList hosts = Samples.read("rdg", "<RDCMan><file>" + text + "</file></RDCMan>");
        assertEquals("its group lies deeper than 32 levels", hosts.skipped().getFirst().why());
    }
}
