// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;

class CsvImporterTest {

    @Test
    void rowsAreReadByTheNamesOfTheirColumns() throws ImportException {
        HostList hosts = new CsvImporter().read(Samples.bytes("hosts.csv"));
        assertEquals(List.of(
                "East/Cellar|First of the east|ts-e1.example.com:3390|old,printer|Says \"hello\"; and; nothing else",
                "East/Roof||10.4.0.2:3389||",
                "||ts-e4.example.com:3389||"), Samples.entries(hosts));
        assertEquals(List.of("column Password: its name says nothing to us",
                "column Owner: its name says nothing to us",
                "line 6: port 99999 is not between 1 and 65535",
                "line 7: the same host and port, TS-E1.example.com:3390, stand further up",
                "line 8: it names no host"), Samples.skipped(hosts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "host,port~a,3390                         | a:3390",
        "HOST;PORT~a;3390                         | a:3390",
        "Host^Port~a^3390                         | a:3390",
        "hostname~a~b                             | a:3389 b:3389",
        "name,dns_host_name~x,a                   | a:3389",
        "ip address,computer name~10.0.0.1,a      | a:3389",
        "ip address,computer name~10.0.0.1,       | 10.0.0.1:3389",
        "\"host\",\"po\"\"rt\",\"port\"~a,1,2     | a:2",
        "host,notes~a,\"x~y\"~b,z                 | a:3389 b:3389",
        "~~host,port~a:3391,3390                  | a:3391",
        "host,port~2001:db8::1,3390               | [2001:db8::1]:3390",
    })
    void delimitersQuotesAndAliasesAreUnderstood(String text, String targets) throws ImportException {
        String csv = text.replace("~", "\r\n").replace('^', '\t');
        assertTrue(new CsvImporter().reads("", csv.getBytes(StandardCharsets.UTF_8)));
        assertEquals(targets, String.join(" ", Samples.targets(Samples.read("csv", csv))));
        assertEquals(targets, String.join(" ", Samples.targets(Samples.read("csv", "\ufeff" + csv))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,3389\nb,3389", "user,password\na,b"})
    void withoutAHeaderThatNamesAHostItIsRefused(String text) {
        String message = assertThrows(ImportException.class, () -> Samples.read("csv", text)).getMessage();
        assertEquals("The first line names no column of hosts; put names over the columns, and \"host\" over that one.",
                message);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        assertFalse(new CsvImporter().reads("hosts.txt", content));
        assertEquals(!text.isEmpty(), new CsvImporter().reads("HOSTS.CSV", content), "or it would be read as a list");
    }

    @Test
    void aHostThatIsCalledLikeAColumnIsNoHeader() {
        assertFalse(new CsvImporter().reads("", "server".getBytes(StandardCharsets.UTF_8)));
        assertFalse(new CsvImporter().reads("", "server, srv02, srv03".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatCannotBeARowIsRefused() {
        assertEquals("The quote in line 2 is never closed; close it, or take it out.", assertThrows(
                ImportException.class, () -> Samples.read("csv", "host,notes\na,\"b\nc,d\n")).getMessage());
        assertEquals("Line 2 has more than 1000 fields; check which sign separates them.", assertThrows(
                ImportException.class, () -> Samples.read("csv", "host\n" + ",".repeat(5_000))).getMessage());
    }
}
