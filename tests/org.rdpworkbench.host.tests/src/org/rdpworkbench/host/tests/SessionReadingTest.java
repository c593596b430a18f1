// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Setting;

/** The sessions that the hives of users name; none of it may be more than words. */
final class SessionReadingTest {

    private static final String ALICE = "S-1-5-21-1-2-3-1104";
    private static final String BOB = "S-1-12-1-7-8-9-10";

    private final SettableHost host = new SettableHost();

    private Optional<HostUse.Sighting> sessions(boolean people) throws Exception {
        try (SettingSession session = new HostSettings(new HostSessions(new Credentials(), List.of(host))).open(
                Target.of("127.0.0.1", 3389), new WayIn("memory", Optional.empty()), SocketFactory.getDefault(),
                Duration.ofSeconds(5))) {
            return session.use(people).sessions();
        }
    }

    private List<String> names() throws Exception {
        return assertInstanceOf(HostUse.Seen.class, sessions(true).orElseThrow()).names();
    }

    private void key(String path, List<String> subkeys, Map<String, SettingValue> values) {
        host.keys.put(path, new RegistryKey(path, Optional.empty(), subkeys, values));
    }

    private void hives(String... names) {
        key("HKU", List.of(names), Map.of());
    }

    private static String environment(String sid) {
        return "HKU\\" + sid + "\\Volatile Environment";
    }

    private void user(String sid, String domain, String name, String... sessions) {
        key(environment(sid), List.of(sessions), Map.of("USERDOMAIN", SettingValue.text(domain),
                "USERNAME", SettingValue.text(name)));
    }

    private void session(String sid, String number, String station, String client) {
        host.having(station(sid, number), SettingValue.text(station));
        host.having("value:" + environment(sid) + "\\" + number + "\\\\CLIENTNAME", SettingValue.text(client));
    }

    private static String station(String sid, String number) {
        return "value:" + environment(sid) + "\\" + number + "\\\\SESSIONNAME";
    }

    @Test
    void remoteDesktopIsToldApartFromTheConsole() throws Exception {
        hives(".DEFAULT", "S-1-5-18", BOB, BOB + "_Classes", ALICE, ALICE + "_Classes");
        user(ALICE, "CORP", "alice", "1", "12", "Network");
        session(ALICE, "1", "Console", "Console");
        session(ALICE, "12", "RDP-Tcp#3", "CLIENT7");
        user(BOB, "AzureAD", "bob", "2", "4");
        session(BOB, "2", "ICA-Tcp#0", "");
        assertEquals(List.of("CORP\\alice, session 1, at the console",
                "AzureAD\\bob, session 2, at the station ICA-Tcp#0",
                "AzureAD\\bob, session 4, without a station's name",
                "CORP\\alice, session 12, Remote Desktop by RDP-Tcp#3 from CLIENT7"), names());
    }

    @Test
    void nothingIsAskedWhereNobodyIsInterrupted() throws Exception {
        hives(ALICE);
        assertEquals(Optional.empty(), sessions(false));
        assertEquals(List.of(), host.opened);
        assertEquals(List.of(), names(), "a hive that is loaded is no session yet");
        assertEquals(List.of("HKU", environment(ALICE)), host.opened);
    }

    @Test
    void whatCouldNotBeReadIsSaid() throws Exception {
        hives(ALICE, BOB);
        user(BOB, "", "bob", "2");
        session(BOB, "2", "RDP-Tcp#1", "");
        host.hidden = Optional.of(Setting.parse(station(BOB, "2")));
        host.closed.add(environment(ALICE));
        assertEquals(List.of("bob, session 2, whose station could not be read",
                "those of " + ALICE + ", which could not be read"), names());
        host.closed.add(environment(BOB));
        String why = assertInstanceOf(HostUse.Unseen.class, sessions(true).orElseThrow()).why();
        assertTrue(why.contains("refuses this account"), why);
        host.closed.clear();
        host.closed.add("HKU");
        assertInstanceOf(HostUse.Unseen.class, sessions(true).orElseThrow());
    }

    /** Each user may write what he likes into his own hive. */
    @Test
    void whatAUserWroteThereStaysOneSession() throws Exception {
        hives(ALICE, "S-1-5-21-1\\..\\x", "S-1-5-21-1-2-3-4-5-6");
        user(ALICE, "CORP", "alice", "99999999999", "-1", "3", "3\\x", "\u0663");
        session(ALICE, "3", "RDP-Tcp#3\r\n\u202e", "A; CORP\\bob, session 4, at the console");
        assertEquals(List.of("CORP\\alice, session 3, Remote Desktop by RDP-Tcp#3??? from "
                + "A? CORP\\bob? session 4? at the console"), names());
        key(environment(ALICE), List.of("3"), Map.of("USERNAME", SettingValue.dword(7)));
        session(ALICE, "3", "x".repeat(1_000_000), "");
        assertEquals(List.of(ALICE + ", session 3, at the station " + "x".repeat(64) + " [cut]"), names());
    }

    @Test
    void noMoreIsReadThanAnybodyReads() throws Exception {
        List<String> sids = IntStream.range(0, 60).mapToObj(i -> "S-1-5-21-1-2-3-" + i).toList();
        hives(sids.toArray(String[]::new));
        sids.forEach(sid -> user(sid, "CORP", "u", "1"));
        List<String> ofManyPeople = names();
        assertEquals("more that were not read", ofManyPeople.getLast());
        assertEquals(51, ofManyPeople.size());
        assertFalse(host.opened.contains(environment(sids.get(50))), "not even asked for");
        sids.forEach(sid -> host.closed.add(environment(sid)));
        assertInstanceOf(HostUse.Unseen.class, sessions(true).orElseThrow(), "where all that were asked for refuse");

        hives(ALICE);
        List<String> numbers = new ArrayList<>(IntStream.range(0, 5_000).mapToObj(String::valueOf).toList());
        user(ALICE, "CORP", "alice", numbers.toArray(String[]::new));
        List<String> ofOne = names();
        assertEquals("more that were not read", ofOne.getLast());
        assertEquals(101, ofOne.size());
    }
}
