// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.privatekey.KeyAccessProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** The file of the bound key, and who may use it. */
final class KeyAccessProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String NAME = "f686aace6942fb7f7ceb231212eef4a4_00000000-guid";
    private static final String FILE = "C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\" + NAME;
    private static final long READ = 0x120089;
    private static final long ALL = 0x1F01FF;
    private static final SecurityDescriptor EMPTY = new SecurityDescriptor(Optional.empty(), Optional.empty(),
            Optional.of(List.of()), true, false);
    private static final Ace SYSTEM = ace(Ace.ALLOWED, ALL, "S-1-5-18");

    private static Ace ace(int type, long rights, String sid) {
        return new Ace(type, 0, rights, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    private static ScriptedHost host(Ace... entries) {
        return new ScriptedHost().with(FILE, new SecurityDescriptor(Optional.of("S-1-5-18"), Optional.empty(),
                Optional.of(List.of(entries)), true, false));
    }

    private static BoundCertificate bound(Optional<BoundCertificate.Key> key) {
        return new BoundCertificate(Optional.of("00".repeat(20)), false, Optional.of(new BoundCertificate.Stored(
                "Remote Desktop", "CN=x", Cases.BEGAN, Cases.BEGAN, Optional.empty(), key)));
    }

    private static ScriptedContext look(ScriptedHost host, Optional<String> file) throws Exception {
        return look(host, bound(Optional.of(new BoundCertificate.Key("Provider", "TSSecKeySet1", file))));
    }

    private static ScriptedContext look(ScriptedHost host, BoundCertificate bound) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).knowing(bound)
                .inside(host.inside()).run(new KeyAccessProbe());
    }

    /** Without the permissions as SDDL, which are what the host was given. */
    private static KeyAccess seen(ScriptedHost host) throws Exception {
        KeyAccess seen = look(host, Optional.of(NAME)).seen(KeyAccess.TYPE).orElseThrow();
        return new KeyAccess(seen.file(), seen.serviceReads(), seen.systemControls(), seen.absent(), seen.dacl(),
                Optional.empty());
    }

    /** Of permissions that are not right, the fact keeps what they are, without owner and group. */
    private static KeyAccess wrong(boolean serviceReads, boolean systemControls, Ace... entries) {
        return new KeyAccess(FILE, serviceReads, systemControls, Optional.of(false), Optional.of(HexFormat.of()
                .formatHex(new SecurityDescriptor(Optional.empty(), Optional.empty(), Optional.of(List.of(entries)),
                        true, false).bytes())), Optional.empty());
    }

    @Test
    void aHealthyFileWithoutAnyEntryForAdministrators() throws Exception {
        assertEquals(new KeyAccess(FILE, true, true), seen(host(SYSTEM, ace(Ace.ALLOWED, READ, "S-1-5-20"))));
    }

    @Test
    void itsPermissionsAreKeptBySid() throws Exception {
        assertEquals(Optional.of("O:S-1-5-18D:P(A;;0x1f01ff;;;S-1-5-18)"), look(host(SYSTEM), Optional.of(NAME))
                .seen(KeyAccess.TYPE).orElseThrow().permissions());
        assertEquals(Optional.empty(), look(new ScriptedHost().with(FILE.substring(0, FILE.lastIndexOf('\\')), EMPTY),
                Optional.of(NAME)).seen(KeyAccess.TYPE).orElseThrow().permissions());
    }

    @Test
    void morePermissionsThanAnybodyCanReadAreNotKept() throws Exception {
        Ace[] many = Collections.nCopies(1_000, SYSTEM).toArray(Ace[]::new);
        assertEquals(Optional.empty(),
                look(host(many), Optional.of(NAME)).seen(KeyAccess.TYPE).orElseThrow().permissions());
    }

    @Test
    void anExtraEntryForAdministratorsIsNoFault() throws Exception {
        assertEquals(new KeyAccess(FILE, true, true), seen(host(ace(Ace.ALLOWED, ALL, "S-1-5-32-544"), SYSTEM,
                ace(Ace.ALLOWED, READ, "S-1-5-20"))));
    }

    @Test
    void theServiceHasNoEntry() throws Exception {
        assertEquals(wrong(false, true, SYSTEM), seen(host(SYSTEM)));
    }

    @Test
    void theServiceReadsThroughAGroupThatItIsIn() throws Exception {
        assertEquals(new KeyAccess(FILE, true, true), seen(host(SYSTEM, ace(Ace.ALLOWED, READ, "S-1-5-11"))));
    }

    @Test
    void theServiceReadsByItsOwnName() throws Exception {
        assertEquals(new KeyAccess(FILE, true, true), seen(host(SYSTEM,
                ace(Ace.ALLOWED, READ, "S-1-5-80-446051430-1559341753-4161941529-1950928533-810483104"))));
    }

    @Test
    void whatDeniesAGroupGoesFirst() throws Exception {
        Ace[] entries = {SYSTEM, ace(Ace.DENIED, READ, "S-1-5-6"), ace(Ace.ALLOWED, READ, "S-1-5-20")};
        assertEquals(wrong(false, true, entries), seen(host(entries)));
    }

    @Test
    void theSystemHasLessThanAll() throws Exception {
        Ace[] entries = {ace(Ace.ALLOWED, READ, "S-1-5-18"), ace(Ace.ALLOWED, READ, "S-1-5-20")};
        assertEquals(wrong(true, false, entries), seen(host(entries)));
    }

    @Test
    void aFileThatIsGone() throws Exception {
        assertEquals(KeyAccess.gone(FILE), seen(new ScriptedHost()
                .with(FILE.substring(0, FILE.lastIndexOf('\\')), EMPTY)));
    }

    @Test
    void aFileIsGoneWithItsFolder() throws Exception {
        assertEquals(KeyAccess.gone(FILE), seen(new ScriptedHost().with(KeyFile.ABOVE, EMPTY)));
    }

    @Test
    void aFolderThatIsElsewhereMakesNoFileGone() throws Exception {
        assertEquals(Optional.of(Reason.UNSUPPORTED),
                look(new ScriptedHost(), Optional.of(NAME)).reason(KeyAccess.TYPE));
    }

    /** An orphan beside it, with the name of another machine, is nobody's business. */
    @Test
    void otherFilesOfTheFolderAreNotLookedAt() throws Exception {
        ScriptedHost host = host(SYSTEM, ace(Ace.ALLOWED, READ, "S-1-5-20"))
                .with(FILE.replace("00000000", "11111111"), EMPTY);
        assertEquals(new KeyAccess(FILE, true, true), seen(host));
    }

    @Test
    void beingRefusedIsNoFault() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS), look(host().refusing(FILE, Obstacle.NO_ACCESS),
                Optional.of(NAME)).reason(KeyAccess.TYPE));
    }

    @Test
    void aKeyWhoseFileIsNotKnown() throws Exception {
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host(), Optional.empty()).reason(KeyAccess.TYPE));
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host(), bound(Optional.empty())).reason(KeyAccess.TYPE));
    }
}
