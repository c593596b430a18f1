// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.DrivePath;

/** How machines are named to Windows. */
class ComputerTest {

    private static final DrivePath FILE = DrivePath.parse("c:\\Windows\\x.log");

    @Test
    void theMachineItselfHasNoName() {
        assertNull(Computer.ITSELF.name());
        assertEquals("\\\\?\\C:\\Windows\\x.log", Computer.ITSELF.path(FILE).toString());
        assertEquals("\\\\?\\Y:\\", Computer.ITSELF.path(DrivePath.parse("Y:\\")).toString());
    }

    @Test
    void anotherOneHasItsAddressAndSharesItsDrives() throws Exception {
        Computer other = Computer.at(InetAddress.getByName("192.0.2.7"));
        assertEquals("\\\\192.0.2.7", other.name().toString());
        assertEquals("\\\\?\\UNC\\192.0.2.7\\C$\\Windows\\x.log", other.path(FILE).toString());
        assertEquals("\\\\?\\UNC\\192.0.2.7\\Y$\\", other.path(DrivePath.parse("Y:\\")).toString());
        assertEquals("\\\\192.0.2.7\\pipe\\srvsvc", other.pipe("srvsvc").toString());
    }

    /** No name of another host leads to a loopback address alone but this one, which every machine has. */
    @Test
    void aNameIsTakenWhereItLeadsToTheAddressAlone() throws Exception {
        byte[] loopback = {127, 0, 0, 1};
        byte[] other = {127, 0, 0, 2};
        boolean alone = InetAddress.getAllByName("localhost").length == 1;
        assertEquals(new Computer(alone ? "localhost" : "127.0.0.1"),
                Computer.called(InetAddress.getByAddress("localhost", loopback)));
        assertEquals(new Computer("127.0.0.2"), Computer.called(InetAddress.getByAddress("localhost", other)));
        assertEquals(new Computer("127.0.0.2"), Computer.called(InetAddress.getByAddress("no-such.invalid", other)));
        assertEquals(new Computer("127.0.0.2"), Computer.called(InetAddress.getByAddress("x\\y", other)));
        assertEquals(new Computer("127.0.0.2"), Computer.called(InetAddress.getByAddress(other)));
    }

    /** The zone is a number, whatever name its interface has. */
    @Test
    void anAddressWithColonsIsANameWithDashes() throws Exception {
        assertEquals(new Computer("2001-db8-0-0-0-0-0-7.ipv6-literal.net"),
                Computer.at(InetAddress.getByName("2001:db8::7")));
        byte[] linkLocal = InetAddress.getByName("fe80::7").getAddress();
        assertEquals(new Computer("fe80-0-0-0-0-0-0-7s12.ipv6-literal.net"),
                Computer.at(Inet6Address.getByAddress(null, linkLocal, 12)));
    }
}
