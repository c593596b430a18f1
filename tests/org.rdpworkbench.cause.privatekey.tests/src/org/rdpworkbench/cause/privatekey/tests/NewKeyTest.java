// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.cause.privatekey.KeyFileFixer;
import org.rdpworkbench.cause.privatekey.PrivateKeyCheck;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** When a host is to make a new key, and when not. */
final class NewKeyTest {

    private static final Fixer FIXER = new KeyFileFixer();
    private static final String NAME = "f686aace6942fb7f7ceb231212eef4a4_00000000-guid";
    private static final String FILE = KeyFile.FOLDER + "\\" + NAME;
    private static final String OWN = "Remote Desktop";
    private static final String CONTAINER = "TSSecKeySet1";
    private static final String THUMBPRINT = "0123456789abcdef".repeat(2) + "01234567";
    private static final HostRoles NO_ROLE = new HostRoles(List.of());
    private static final KeyAccess RIGHT = new KeyAccess(FILE, true, true);

    private static BoundCertificate bound(String thumbprint, boolean custom, String store, String container,
            String file) {
        return new BoundCertificate(Optional.of(thumbprint), custom, Optional.of(new BoundCertificate.Stored(store,
                "CN=srv1", Cases.BEGAN, Cases.BEGAN, Optional.empty(), Optional.of(new BoundCertificate.Key(
                        "Microsoft Enhanced Cryptographic Provider v1.0", container, Optional.of(file))))));
    }

    private static BoundCertificate own() {
        return bound(THUMBPRINT, false, OWN, CONTAINER, NAME);
    }

    /** The handshake breaks, and this is known of the inside. */
    private static Cases inside(KeyAccess access, BoundCertificate bound, HostRoles roles) {
        return Seen.closedAnd(Vantage.INSIDE, access).from(Vantage.INSIDE, bound).from(Vantage.INSIDE, roles);
    }

    /** The host's log says so as well. */
    private static Cases logged(Cases evidence) {
        return Seen.logged(evidence, 36870, 0);
    }

    /** Permissions are right, and the host's log says that the key cannot be used. */
    static Cases logged() {
        return logged(inside(RIGHT, own(), NO_ROLE));
    }

    static Cases gone() {
        return inside(KeyAccess.gone(FILE), own(), NO_ROLE);
    }

    private static KeyAccess permitting(Ace... entries) {
        return KeyFile.access(FILE, Optional.of(new SecurityDescriptor(Optional.empty(), Optional.empty(),
                Optional.of(List.of(entries)), true, false)));
    }

    private static Ace ace(int type, String sid) {
        return new Ace(type, 0, 0x1F01FF, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    private static List<String> keys(Cases evidence) {
        return proposed(evidence).stream().map(FixPlan::key).toList();
    }

    @Test
    void aKeyThatCannotBeUsedIsPutAsideWithItsCertificate() {
        FixPlan plan = proposed(logged()).getFirst();
        assertEquals("privatekey.unusable.fix-new-key", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(Map.of("thumbprint", THUMBPRINT), plan.values());
        assertEquals(List.of(
                new Change.Move(FILE, FILE + ".bak-01234567"),
                new Change.Act(Change.Action.REMOVE_CERTIFICATE, THUMBPRINT,
                        "the store \"Remote Desktop\" has no certificate " + THUMBPRINT),
                new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService",
                        "a TLS handshake with the host completes")), plan.changes());
    }

    private static Cases disabled(Cases evidence, String service, ServiceStates.Start start) {
        return evidence.from(Vantage.INSIDE, new ServiceStates(List.of(new ServiceStates.Service(service,
                ServiceStates.State.STOPPED, start, "LocalSystem"))));
    }

    private static Optional<Refusal> refused(Cases evidence) {
        return FIXER.refusal(Expectation.judged(new PrivateKeyCheck(), FIXER.cause(), evidence),
                new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    /** Nobody would get in once the certificate is gone. One that is only stopped is started by whoever needs it. */
    @ParameterizedTest
    @ValueSource(strings = {"SessionEnv", "KeyIso", "CryptSvc"})
    void noCertificateIsTakenAwayWhereNothingMakesAnother(String service) {
        for (Cases evidence : List.of(logged(), gone(), withoutFolder())) {
            Cases without = disabled(evidence, service, ServiceStates.Start.DISABLED);
            assertEquals(List.of(), keys(without));
            Refusal refusal = refused(without).orElseThrow();
            assertEquals("privatekey.unusable.refused-disabled", refusal.key());
            assertEquals(Map.of("services", service), refusal.values());
            Cases stopped = disabled(evidence, service, ServiceStates.Start.DEMAND);
            assertEquals(keys(evidence), keys(stopped));
            assertEquals(Optional.empty(), refused(stopped));
        }
    }

    @Test
    void aPlanThatIsMadeAnewIsTheSame() {
        assertEquals(proposed(logged()).toString(), proposed(logged()).toString());
    }

    @Test
    void ofAKeyThatIsGoneOnlyTheCertificateIsTakenAway() {
        FixPlan plan = proposed(gone()).getFirst();
        assertEquals("privatekey.unusable.fix-lost-key", plan.key());
        assertEquals(proposed(logged()).getFirst().changes().subList(1, 4), plan.changes());
    }

    /** The folder of keys is gone, and nothing that was one lies beside it. */
    static Cases withoutFolder(KeyFolder.Beside... beside) {
        return gone().from(Vantage.INSIDE, new KeyFolder(Optional.empty(), List.of(beside), Optional.empty()));
    }

    @Test
    void aFolderThatIsGoneIsMadeFirstAsWindowsHasIt() {
        List<FixPlan> plans = proposed(withoutFolder());
        assertEquals(List.of("privatekey.unusable.fix-folder"), plans.stream().map(FixPlan::key).toList());
        assertEquals(new Change.Set("folder:" + KeyFile.FOLDER, Optional.of(SettingValue.ABSENT),
                KeyFile.FOLDER_AS_MADE), plans.getFirst().changes().getFirst());
        assertEquals(proposed(gone()).getFirst().changes(), plans.getFirst().changes().subList(1, 4));
        assertEquals(Optional.empty(), Declared.fault(plans.getFirst(), FIXER));
    }

    /** All keys of the host are at its other place, and a new folder would be in their way. */
    @Test
    void aFolderThatWasPutAsideIsLeftToPeople() {
        assertEquals(List.of(), keys(withoutFolder(new KeyFolder.Beside("MachineKeys_old", Cases.BEGAN))));
    }

    @Test
    void permissionsComeFirstWhereTheyAreWhatIsWrong() {
        Cases closed = inside(permitting(ace(Ace.ALLOWED, "S-1-5-18")), own(), NO_ROLE);
        assertEquals(List.of("privatekey.unusable.fix-permissions", "privatekey.unusable.fix-new-key"), keys(closed));
        assertEquals(List.of("privatekey.unusable.fix-new-key"), keys(logged()));
    }

    static List<Cases> left() {
        String other = "aaaaaaaa6942fb7f7ceb231212eef4a4_00000000-guid";
        return List.of(
                // From outside alone it may be something on the way.
                inside(RIGHT, own(), NO_ROLE),
                // Somebody denied it, and meant it so.
                logged(inside(permitting(ace(Ace.DENIED, "S-1-5-20"), ace(Ace.ALLOWED, "S-1-5-18")), own(), NO_ROLE)),
                // Of an earlier version, which did not keep what is wrong with them.
                logged(inside(new KeyAccess(FILE, false, true), own(), NO_ROLE)),
                // Somebody's own certificate, or one of another service.
                logged(inside(RIGHT, bound(THUMBPRINT, true, OWN, CONTAINER, NAME), NO_ROLE)),
                logged(inside(RIGHT, bound(THUMBPRINT, true, "MY", CONTAINER, NAME), NO_ROLE)),
                logged(inside(RIGHT, bound(THUMBPRINT, false, "MY", CONTAINER, NAME), NO_ROLE)),
                logged(inside(RIGHT, bound(THUMBPRINT, false, OWN, "tp-0123", NAME), NO_ROLE)),
                // Not the file of the certificate's key.
                logged(inside(RIGHT, bound(THUMBPRINT, false, OWN, CONTAINER, other), NO_ROLE)),
                logged(inside(new KeyAccess(KeyFile.FOLDER, true, true), bound(THUMBPRINT, false, OWN, CONTAINER, ""),
                        NO_ROLE)),
                logged(inside(new KeyAccess(KeyFile.FOLDER + "\\..\\x", true, true),
                        bound(THUMBPRINT, false, OWN, CONTAINER, "..\\x"), NO_ROLE)),
                // A case file that somebody made up.
                logged(inside(RIGHT, bound("x", false, OWN, CONTAINER, NAME), NO_ROLE)),
                logged(inside(RIGHT, new BoundCertificate(Optional.of(THUMBPRINT), false, Optional.empty()), NO_ROLE)),
                // Nobody knows which certificate it is, or what else the host is for.
                logged(Seen.closedAnd(Vantage.INSIDE, RIGHT).from(Vantage.INSIDE, NO_ROLE)),
                logged(Seen.closedAnd(Vantage.INSIDE, RIGHT).from(Vantage.INSIDE, own())));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersKeepTheirKey(Cases evidence) {
        assertEquals(List.of(), keys(evidence));
    }

    /** Within two seconds of our connection decides; later it may be another service's. */
    @Test
    void anEventOfAnotherTimeIsNotTheHostsWord() {
        assertEquals(1, keys(logged()).size());
        Cases other = inside(RIGHT, own(), NO_ROLE).from(Vantage.INSIDE, new SchannelEvents(Cases.BEGAN, List.of()));
        assertEquals(List.of(), keys(other));
        assertEquals(List.of(), keys(Seen.logged(inside(RIGHT, own(), NO_ROLE), 36870, 60_000)));
    }

    @ParameterizedTest
    @EnumSource
    void hostsWithARoleAreLeftToItsOwnTools(Role role) {
        assertEquals(List.of(), keys(logged(inside(RIGHT, own(), new HostRoles(List.of(role))))));
        assertEquals(List.of(), keys(inside(KeyAccess.gone(FILE), own(), new HostRoles(List.of(role)))));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new PrivateKeyCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
