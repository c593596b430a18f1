// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.HostList.Entry;
import org.rdpworkbench.core.spi.ImportException;

class HostsTest {

    @Test
    void aFileBringsSoManyHostsAndNamesSoManyOthers() throws ImportException {
        Hosts hosts = new Hosts();
        for (int i = 0; i < Hosts.MOST + Hosts.MOST_NAMED + 5; i++) {
            hosts.add("entry " + i, "h" + i, "", About.NOTHING);
        }
        HostList list = hosts.list();
        assertEquals(Hosts.MOST, list.entries().size());
        assertEquals(Hosts.MOST_NAMED + 1, list.skipped().size());
        assertEquals("entry 100000: a file may bring 100000 hosts at most", Samples.skipped(list).getFirst());
        assertEquals("5 more: they could not be taken over either", Samples.skipped(list).getLast());
    }

    @Test
    void aFileThatNeverEndsIsRefused() throws ImportException {
        Hosts hosts = new Hosts();
        for (int i = 0; i < Hosts.MOST_ENTRIES; i++) {
            hosts.skip("entry", "why");
        }
        assertEquals("The file has more than 1000000 entries; split it and import the parts.",
                assertThrows(ImportException.class, () -> hosts.add("entry", "srv", "", About.NOTHING)).getMessage());
    }

    @Test
    void textsAreCleanAndShort() throws ImportException {
        Set<String> tags = IntStream.range(0, 50).mapToObj(i -> "\u0007tag" + i).collect(Collectors.toSet());
        Folder folder = Folder.TOP.inner("gg\u001b[31m\n" + "\ud83d\ude00".repeat(5_000)).inner(" \u0000 ");
        Hosts hosts = new Hosts();
        hosts.add("", "srv", "", new About(folder, "\u0000na\r\nme\u0085 ", tags, "gw\n", "one \u0008\n\ttwo\n"
                + "x".repeat(9_000)));
        hosts.add("w\u0000\n", "s\u001b", "", About.NOTHING);
        Entry entry = hosts.list().entries().getFirst();
        assertEquals("na me", entry.name());
        assertEquals(1, entry.groups().size());
        assertEquals("gg [31m \ud83d\ude00", entry.groups().getFirst().substring(0, 10));
        assertEquals(CleanText.MOST_NAME, entry.groups().getFirst().length() + 1, "no half of a pair");
        assertEquals(Hosts.MOST_TAGS, entry.tags().size());
        assertEquals("Gateway: gw\none\ntwo\nxx", entry.notes().substring(0, 22));
        assertEquals(CleanText.MOST_NOTES, entry.notes().length());
        assertEquals(List.of("w: \"s \" is not a host name or address"), Samples.skipped(hosts.list()));
    }

    @Test
    void anAddressIsReadAsPeopleWriteIt() throws ImportException {
        assertEquals("srv:3389", target("srv", ""));
        assertEquals("srv:3390", target(" srv ", " 3390 "));
        assertEquals("srv:3391", target("srv:3391", "3390"));
        assertEquals("[fe80::1%eth0]:3390", target("fe80::1%eth0", "3390"));
        assertEquals("\"+1\" is not a port number", target("srv", "+1"));
        assertEquals("it is longer than any name of a host", target("x".repeat(301), ""));
        assertEquals("\"a/b\" is not a host name or address", target("a/b", "1"));
    }

    @Test
    void anAccountBesideAnAddressIsNotSaidAgain() throws ImportException {
        Hosts hosts = new Hosts();
        String address = "admin:" + Samples.CANARY + "@srv";
        hosts.add("North / " + address, address, "", About.NOTHING);
        assertEquals(List.of("North / \u2026: it names an account, and a host is wanted"),
                Samples.skipped(hosts.list()));
    }

    private static String target(String address, String port) throws ImportException {
        Hosts hosts = new Hosts();
        hosts.add("it", address, port, About.NOTHING);
        HostList list = hosts.list();
        return list.entries().isEmpty() ? list.skipped().getFirst().why()
                : list.entries().getFirst().target().toString();
    }
}
