// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.Target;

/** What people may write for a target, and what they are told otherwise. */
final class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "server,                 server,         3389",
        "server:3390,            server,         3390",
        "' server.example.com ', server.example.com, 3389",
        "192.0.2.7:1,            192.0.2.7,      1",
        "192.0.2.7:65535,        192.0.2.7,      65535",
        "2001:db8::1,            2001:db8::1,    3389",
        "[2001:db8::1],          2001:db8::1,    3389",
        "[2001:db8::1]:3390,     2001:db8::1,    3390",
        "fe80::1%1,              fe80::1%1,      3389",
        "bücher.example,         xn--bcher-kva.example, 3389",
        "_rdp._tcp.example,      _rdp._tcp.example, 3389",
        "host.example.,          host.example.,  3389",
    })
    void readsWhatPeopleWrite(String text, String host, int port) {
        Target target = Target.parse(text);
        assertEquals(host, target.host());
        assertEquals(port, target.port());
        assertEquals(target, Target.valueOf(target.toString()), "its own form is read back");
    }

    /** A host that was kept is not lost because an interface is down today. */
    @Test
    void itsOwnFormIsReadBackWithoutTheInterface() {
        Target kept = Target.of("fe80::1%nope", 3390);
        assertEquals(kept, Target.valueOf(kept.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''            | The host is empty.",
        "'  '          | The host is empty.",
        ":3389         | The host is empty.",
        "[]            | The host is empty.",
        "host:0        | Port 0 is not between 1 and 65535.",
        "host:65536    | Port 65536 is not between 1 and 65535.",
        "host:70000    | Port 70000 is not between 1 and 65535.",
        "[::1]:0       | Port 0 is not between 1 and 65535.",
        ":             | The host is empty.",
        "host:         | \"host:\" ends before the port; give host, or host:PORT where it is not 3389.",
        "host:-1       | \"-1\" is not a port number.",
        "host:33x      | \"33x\" is not a port number.",
        "host:99999999999 | \"99999999999\" is not a port number.",
        "host:٣٣٨٩     | \"٣٣٨٩\" is not a port number.",
        "[::1]:        | \"[::1]:\" ends before the port; give [::1], or [::1]:PORT where it is not 3389.",
        "[::1          | \"[::1\" lacks the closing bracket; write [ADDRESS] or [ADDRESS]:PORT.",
        "fe80::1%nope  | There is no interface nope on this machine.",
        "[fe80::1%999999]:3389 | There is no interface 999999 on this machine.",
        "http://host/x | \"http://host/x\" is a URL; give host in its place.",
        "https://host:443 | \"https://host:443\" is a URL; give host in its place.",
        "rdp://host:3390/ | \"rdp://host:3390/\" is a URL; give host:3390 in its place.",
        "rdp://full%20address=s:host | \"rdp://full%20address=s:host\" is a URL; give the name or address of the host "
            + "in its place.",
    })
    void saysWhatIsWrong(String text, String sentence) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, () -> Target.parse(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\tb", "a\u0000b", "a/b", "user@host", "-host", "host-",
        "a..b", ".", "[::1]x", "::g", "1:2:zz", "host\u202e", "\ud800", "a,b", "*", "$(id)"})
    void refusesWhatIsNoHost(String text) {
        String sentence = assertThrows(IllegalArgumentException.class, () -> Target.parse(text)).getMessage();
        assertEquals("\"" + text + "\" is not a host name or address.", sentence);
    }

    @Test
    void ofALongTextOnlyTheBeginningIsRepeated() {
        String sentence = assertThrows(IllegalArgumentException.class, () -> Target.parse("a ".repeat(10_000)))
                .getMessage();
        assertEquals("\"" + "a ".repeat(30) + "\u2026\" is not a host name or address.", sentence);
    }

    @Test
    void refusesNamesThatDnsRefuses() {
        assertThrows(IllegalArgumentException.class, () -> Target.parse("a".repeat(64) + ".example"));
        assertThrows(IllegalArgumentException.class, () -> Target.parse("a.".repeat(200) + "example"));
        assertEquals(253, Target.parse("a.".repeat(126) + "a").host().length(), "the longest that DNS takes");
    }

    /** Those above a thousand made the JDK throw an exception of its own. */
    @ParameterizedTest
    @ValueSource(ints = {100, 253, 254, 1001, 100_000})
    void refusesLongInternationalNames(int length) {
        assertThrows(IllegalArgumentException.class, () -> Target.of("é".repeat(length), 3389));
        assertThrows(IllegalArgumentException.class, () -> Target.of("é.".repeat(length), 3389));
    }

    @Test
    void namesDifferNotByCase() {
        assertEquals(Target.parse("HOST.example"), Target.parse("host.EXAMPLE:3389"));
        assertEquals(Target.parse("HOST").hashCode(), Target.parse("host").hashCode());
        assertNotEquals(Target.parse("host:1"), Target.parse("host:2"));
    }
}
