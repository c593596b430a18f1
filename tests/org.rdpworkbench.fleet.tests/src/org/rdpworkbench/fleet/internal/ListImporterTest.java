// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;

class ListImporterTest {

    @Test
    void hostsNetworksAndRangesAreReadAndTheRestIsNamed() throws ImportException {
        HostList hosts = new ListImporter().read(Samples.bytes("hosts.txt"));
        assertEquals(List.of("srv01.example.com:3389", "srv02:3390", "srv03:3389", "srv04:3389", "[2001:db8::7]:3391",
                "[2001:db8::8]:3389", "10.20.0.1:3389", "10.20.0.2:3389", "10.20.0.3:3389", "10.20.0.4:3389",
                "10.20.0.5:3389", "10.20.0.6:3389", "10.20.1.9:3389", "10.20.1.10:3389", "10.20.1.11:3389",
                "srv06:3389", "xn--bcher-kva.example:3389"), Samples.targets(hosts));
        String neither = "an entry there is neither a host nor a network";
        String setting = "a setting is no host, and nothing behind it is read";
        assertEquals(List.of("SRV01.example.com:3389: the same host and port, SRV01.example.com:3389, stand further up",
                "10.0.0.0/8: it stands for 16777214 addresses, and 4096 are the most in one",
                "line 11: " + neither, "line 12: " + neither, "line 13: " + setting, "line 14: " + setting,
                "3389: a number is no host, and a port is written HOST:PORT"), Samples.skipped(hosts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.77/32           | 10.0.0.77:3389",
        "10.0.0.6/31            | 10.0.0.6:3389 10.0.0.7:3389",
        "10.0.0.77/30           | 10.0.0.77:3389 10.0.0.78:3389",
        "10.0.0.4/30:3390       | 10.0.0.5:3390 10.0.0.6:3390",
        "10.0.0.254-255         | 10.0.0.254:3389 10.0.0.255:3389",
        "10.0.0.255-10.0.1.1:22 | 10.0.0.255:22 10.0.1.0:22 10.0.1.1:22",
        "255.255.255.255/32     | 255.255.255.255:3389",
        "srv-1-20               | srv-1-20:3389",
        "2001:db8::             | [2001:db8::]:3389",
        "10-0-0-1.example.com   | 10-0-0-1.example.com:3389",
    })
    void rangesAreTakenApart(String entry, String targets) throws ImportException {
        assertEquals(targets, String.join(" ", Samples.targets(Samples.read("list", entry))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.0/33        | the part behind the slash is 32 at most",
        "10.0.0.256/30      | a number of an IPv4 address is 255 at most, and not 256",
        "10.0.0.20-1        | the range ends before it begins",
        "10.0.0.1-300       | a number of an IPv4 address is 255 at most, and not 300",
        "0.0.0.0/0          | it stands for 4294967294 addresses, and 4096 are the most in one",
        "10.0.0.0-10.0.16.0 | it stands for 4097 addresses, and 4096 are the most in one",
        "10.0.0.0/30:99999  | port 99999 is not between 1 and 65535",
        "2001:db8::/120     | only networks of IPv4 addresses are taken apart, such as 10.0.0.0/24",
        "srv:x              | \"x\" is not a port number",
        "[::1               | \"[::1\" lacks the closing bracket; write [ADDRESS] or [ADDRESS]:PORT",
    })
    void whatIsMeantAsSomethingAndIsNotIsNamed(String entry, String why) throws ImportException {
        HostList hosts = Samples.read("list", entry);
        assertEquals(List.of(), hosts.entries());
        assertEquals(why, hosts.skipped().getFirst().why());
    }

    @Test
    void rangesTogetherHaveALimit() throws ImportException {
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            ranges.append("10.").append(i).append(".0.0/20\n");
        }
        HostList hosts = Samples.read("list", ranges + "srv01");
        assertEquals(24 * 4094 + 1, hosts.entries().size());
        assertEquals("10.24.0.0/20: networks and ranges of one list stand for 100000 addresses at most",
                Samples.skipped(hosts).getFirst());
        assertEquals(40, hosts.skipped().size());
    }

    @Test
    void longEntriesAndOtherEncodingsAreRead() throws ImportException {
        assertEquals(List.of("line 1: an entry there is neither a host nor a network"),
                Samples.skipped(Samples.read("list", "a".repeat(1_000_000))));
        byte[] windows = "\ufeffsrv01\r\nsrv02".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(2, new ListImporter().read(windows).entries().size());
        byte[] latin = "b\u00fccher.example".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("xn--bcher-kva.example:3389"), Samples.targets(new ListImporter().read(latin)));
        assertTrue(Samples.read("list", "# nothing").entries().isEmpty());
    }
}
