// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.SecurityDescriptor;

/** Who may effectively do what, [MS-DTYP] 2.5.3.2. */
final class EffectiveRightsTest {

    private static final String ME = "S-1-5-20";
    private static final String GROUP = "S-1-5-6";
    private static final String OTHER = "S-1-5-21-1-2-3-500";
    private static final long READ = 0x1;
    private static final long WRITE = 0x2;

    private static Ace allowed(long rights, String sid) {
        return entry(Ace.ALLOWED, 0, rights, sid);
    }

    private static Ace denied(long rights, String sid) {
        return entry(Ace.DENIED, 0, rights, sid);
    }

    private static Ace entry(int type, int flags, long rights, String sid) {
        return new Ace(type, flags, rights, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                row("an empty list lets nobody", false, READ),
                row("another one is allowed", false, READ, allowed(READ, OTHER)),
                row("allowed", true, READ, allowed(READ, ME)),
                row("allowed to the group", true, READ, allowed(READ, GROUP)),
                row("half of it", false, READ | WRITE, allowed(READ, ME)),
                row("in two entries", true, READ | WRITE, allowed(READ, ME), allowed(WRITE, GROUP)),
                row("denied first", false, READ, denied(READ, GROUP), allowed(READ, ME)),
                row("denied too late", true, READ, allowed(READ, ME), denied(READ, ME)),
                row("something else is denied", true, READ, denied(WRITE, ME), allowed(READ, ME)),
                row("denied to another one", true, READ, denied(READ, OTHER), allowed(READ, ME)),
                row("meant for what is below", false, READ, entry(Ace.ALLOWED, Ace.INHERIT_ONLY, READ, ME)),
                row("GENERIC_READ", true, READ, allowed(0x80000000L, ME)),
                row("GENERIC_READ is not to write", false, WRITE, allowed(0x80000000L, ME)),
                row("GENERIC_ALL", true, 0x1F01FF, allowed(0x10000000L, ME)),
                row("GENERIC_ALL is denied", false, READ, denied(0x10000000L, ME), allowed(READ, ME)),
                row("a kind that nobody knows", false, READ, entry(0x77, 0, READ, ME)));
    }

    private static Arguments row(String name, boolean expected, long rights, Ace... entries) {
        return Arguments.of(name, expected, rights, List.of(entries));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void entryByEntry(String name, boolean expected, long rights, List<Ace> entries) {
        SecurityDescriptor descriptor = new SecurityDescriptor(Optional.empty(), Optional.empty(),
                Optional.of(entries), false, false);
        assertEquals(expected, descriptor.allows(Set.of(ME, GROUP), rights));
        assertEquals(true, new SecurityDescriptor(Optional.empty(), Optional.empty(), Optional.empty(), false, false)
                .allows(Set.of(ME, GROUP), rights), "without a list everybody may");
    }
}
