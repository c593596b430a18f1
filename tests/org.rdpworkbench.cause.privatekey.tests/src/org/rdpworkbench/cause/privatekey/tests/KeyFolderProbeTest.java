// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.privatekey.KeyFolderProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.KeyFolder.Beside;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** What lies beside the folder of machine keys, and what in it is left from another machine. */
final class KeyFolderProbeTest {

    private static final String RSA = "C:\\ProgramData\\Microsoft\\Crypto\\RSA";
    private static final String KEYS = RSA + "\\MachineKeys";
    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final String GUID = "00000000-1111-2222-3333-444444444444";
    private static final String OWN = KEYS + "\\f686aace6942fb7f7ceb231212eef4a4_" + GUID;
    private static final Instant NEW = Cases.BEGAN;
    private static final Instant OLD = NEW.minusSeconds(400L * 86_400);

    /** As Windows leaves it: the machine's folder, that of SYSTEM, and the key of Remote Desktop. */
    private static ScriptedHost host() {
        return new ScriptedHost().with(CRYPTOGRAPHY, "MachineGuid", SettingValue.text(GUID))
                .folder(KEYS, NEW).folder(RSA + "\\S-1-5-18", OLD).with(OWN, new byte[] {1});
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(new TcpConnect(List.of(
                new TcpConnect.ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, ""))))
                .inside(host.inside()).run(new KeyFolderProbe());
    }

    private static KeyFolder seen(ScriptedHost host) throws Exception {
        return look(host).seen(KeyFolder.TYPE).orElseThrow();
    }

    @Test
    void aFolderThatNobodyTouched() throws Exception {
        assertEquals(new KeyFolder(Optional.of(NEW), List.of(), Optional.of(0)), seen(host()));
    }

    @Test
    void oneThatWasPutAside() throws Exception {
        KeyFolder seen = seen(host().folder(RSA + "\\machinekeys_OLD", OLD).folder(RSA + "\\MachineKeys.bak",
                OLD.plusSeconds(1)));
        assertEquals(List.of(new Beside("machinekeys_OLD", OLD), new Beside("MachineKeys.bak", OLD.plusSeconds(1))),
                seen.beside());
        assertEquals(seen.beside(), seen.putAside());
    }

    @Test
    void aCopyIsSeenAndTookNobodysKeys() throws Exception {
        KeyFolder seen = seen(host().folder(RSA + "\\MachineKeys - Copy", NEW.plusSeconds(1)));
        assertEquals(1, seen.beside().size());
        assertEquals(List.of(), seen.putAside());
    }

    @Test
    void aFileOfThatNameIsNoFolder() throws Exception {
        assertEquals(List.of(), seen(host().with(RSA + "\\MachineKeys.zip", new byte[] {1})).beside());
    }

    @Test
    void noFolderInItsPlace() throws Exception {
        KeyFolder seen = seen(new ScriptedHost().folder(RSA + "\\MachineKeys_old", OLD));
        assertEquals(new KeyFolder(Optional.empty(), List.of(new Beside("MachineKeys_old", OLD)), Optional.empty()),
                seen);
        assertEquals(1, seen.putAside().size());
    }

    @Test
    void tooManyAndTooLongNamesAreCut() throws Exception {
        ScriptedHost host = host().folder(RSA + "\\MachineKeys" + "x".repeat(5_000), OLD.minusSeconds(1));
        IntStream.range(0, 100).forEach(i -> host.folder(RSA + "\\MachineKeys" + i, OLD));
        KeyFolder seen = seen(host);
        assertEquals(KeyFolder.MOST, seen.beside().size());
        assertTrue(seen.beside().stream().allMatch(one -> one.name().length() <= 255));
        assertTrue(seen.beside().getFirst().name().endsWith("xxx"), "the oldest goes first");
    }

    /** The own one, also put aside by hand, and keys of others are no orphans. */
    @Test
    void filesOfAnotherMachineAreCounted() throws Exception {
        assertEquals(Optional.of(2), seen(host().with(OWN.replace("1111", "9999"), new byte[] {1})
                .with(OWN.replace("2222", "ABCD"), new byte[] {1})
                .with(OWN + ".bak-20261128", new byte[] {1})
                .with(OWN.replace("f686aace", "00000000").replace("1111", "9999"), new byte[] {1})).orphans());
    }

    @Test
    void withoutTheNumberOfTheMachineNobodyKnowsWhichAreIts() throws Exception {
        assertEquals(Optional.empty(), seen(host().refusing(CRYPTOGRAPHY, Obstacle.SERVICE_NOT_RUNNING)).orphans());
        assertEquals(Optional.empty(), seen(host().refusing(KEYS, Obstacle.NO_ACCESS)).orphans());
    }

    @Test
    void whatCannotBeListedIsMissing() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS),
                look(host().refusing(RSA, Obstacle.NO_ACCESS)).reason(KeyFolder.TYPE));
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(new ScriptedHost()).reason(KeyFolder.TYPE));
    }
}
