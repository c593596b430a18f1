// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.cause.privatekey.KeyFileFixer;
import org.rdpworkbench.cause.privatekey.PrivateKeyCheck;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class KeyPermissionsTest {

    private static final Fixer FIXER = new KeyFileFixer();
    private static final String FILE = KeyFile.FOLDER + "\\f686aace6942fb7f7ceb231212eef4a4_00000000-guid";
    private static final long READ = 0x120089;
    private static final long ALL = 0x1F01FF;
    private static final Ace SYSTEM = ace(Ace.ALLOWED, 0, ALL, "S-1-5-18");
    private static final Ace SERVICE = ace(Ace.ALLOWED, 0, READ, "S-1-5-20");
    private static final Ace INHERITED = ace(Ace.ALLOWED, 0x10, READ, "S-1-5-21-1-2-3-500");

    private static Ace ace(int type, int flags, long rights, String sid) {
        return new Ace(type, flags, rights, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    private static SecurityDescriptor permissions(Ace... entries) {
        return new SecurityDescriptor(Optional.empty(), Optional.empty(), Optional.of(List.of(entries)), true, false);
    }

    /** What the probe tells of a file with an owner and these entries. */
    static Cases closed(Ace... entries) {
        return closed(KeyFile.access(FILE, Optional.of(new SecurityDescriptor(Optional.of("S-1-5-18"),
                Optional.of("S-1-5-18"), Optional.of(List.of(entries)), true, false))), new HostRoles(List.of()));
    }

    private static Cases closed(KeyAccess access, HostRoles roles) {
        return Seen.closedAnd(Vantage.INSIDE, access).from(Vantage.INSIDE, roles);
    }

    private static List<Ace> after(Cases evidence) throws Exception {
        Change.Set set = assertInstanceOf(Change.Set.class, proposed(evidence).getFirst().changes().getFirst());
        return SecurityDescriptor.read(HexFormat.of().parseHex(set.after().hex())).dacl().orElseThrow();
    }

    @Test
    void theServiceMayReadAgain() {
        FixPlan plan = proposed(closed(SYSTEM)).getFirst();
        assertEquals("privatekey.unusable.fix-permissions", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(List.of(
                new Change.Set("acl:" + FILE, Optional.of(value(permissions(SYSTEM))),
                        value(permissions(SYSTEM, SERVICE))),
                new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService",
                        "a TLS handshake with the host completes")), plan.changes());
    }

    /** Bytes as Windows lays them out: the header, and the DACL right behind it. */
    @Test
    void theValueIsADescriptorOfTheDaclAlone() {
        Change.Set set = assertInstanceOf(Change.Set.class, proposed(closed(SYSTEM)).getFirst().changes().getFirst());
        assertEquals("SECURITY_DESCRIPTOR", set.after().kind());
        assertEquals("01000490" + "00000000" + "00000000" + "00000000" + "14000000" + "0200300002000000"
                + "00001400" + "ff011f00" + "010100000000000512000000"
                + "00001400" + "89001200" + "010100000000000514000000", set.after().hex());
    }

    @Test
    void whatIsThereStaysAndTheFilesOwnComesFirst() throws Exception {
        assertEquals(List.of(SYSTEM, SERVICE, INHERITED), after(closed(SYSTEM, INHERITED)));
        assertEquals(List.of(SYSTEM, SERVICE), after(closed()));
        Ace denied = ace(Ace.DENIED, 0, READ, "S-1-5-21-1-2-3-500");
        assertEquals(List.of(denied, SERVICE, SYSTEM), after(closed(denied, SERVICE)));
    }

    static List<Cases> left() {
        HostRoles none = new HostRoles(List.of());
        KeyAccess wrong = KeyFile.access(FILE, Optional.of(permissions(SYSTEM)));
        return List.of(
                // Somebody meant it so.
                closed(ace(Ace.DENIED, 0, READ, "S-1-5-6"), SYSTEM),
                // It is no matter of permissions, whatever the key is.
                closed(SYSTEM, SERVICE),
                closed(KeyAccess.gone(FILE), none),
                // Of an earlier version, or a case file that somebody made up.
                closed(new KeyAccess(FILE, false, true), none),
                closed(with(FILE, "no hex"), none),
                closed(with(FILE, "0100"), none),
                closed(with("C:\\Windows\\System32\\config\\SAM", wrong.dacl().orElseThrow()), none),
                closed(with(KeyFile.FOLDER, wrong.dacl().orElseThrow()), none),
                closed(with(KeyFile.FOLDER + "\\..\\x", wrong.dacl().orElseThrow()), none),
                // Nobody knows what else the host is for.
                Seen.closedAnd(Vantage.INSIDE, wrong));
    }

    private static KeyAccess with(String file, String dacl) {
        return new KeyAccess(file, false, true, Optional.of(false), Optional.of(dacl), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(evidence));
    }

    @ParameterizedTest
    @EnumSource
    void hostsWithARoleAreLeftToItsOwnTools(Role role) {
        assertEquals(List.of(), proposed(closed(KeyFile.access(FILE, Optional.of(permissions(SYSTEM))),
                new HostRoles(List.of(role)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void permissionsThatAreLongAreNotKept(int entries) {
        Ace[] many = new Ace[entries];
        Arrays.fill(many, INHERITED);
        assertEquals(entries == 1, KeyFile.access(FILE, Optional.of(permissions(many))).dacl().isPresent());
    }

    private static SettingValue value(SecurityDescriptor descriptor) {
        return SettingValue.of("SECURITY_DESCRIPTOR", descriptor.bytes());
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new PrivateKeyCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
