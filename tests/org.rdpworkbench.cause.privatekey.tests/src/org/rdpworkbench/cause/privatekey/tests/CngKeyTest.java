// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.privatekey.KeyAccessProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.CngKeyFile;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** The file of a key of CNG, which only its head names. */
final class CngKeyTest {

    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final String GUID = "00000000-1111-2222-3333-444444444444";
    private static final String CONTAINER = "tp-0b0c64f1";
    private static final String FILE = file("1", GUID);

    private static String file(String digit, String guid) {
        return CngKeyFile.FOLDER + "\\" + digit.repeat(32) + "_" + guid;
    }

    /** A file as public readers know it, and what nobody has to read behind its head. */
    private static byte[] named(String container) {
        byte[] name = (container + "\0").getBytes(StandardCharsets.UTF_16LE);
        return ByteBuffer.allocate(2_000).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(0).putInt(name.length)
                .putInt(0).putInt(0).putInt(0).putInt(0).put(new byte[16]).put(name).array();
    }

    private static SecurityDescriptor letting(String... sids) {
        return new SecurityDescriptor(Optional.empty(), Optional.empty(), Optional.of(List.of(sids).stream()
                .map(sid -> new Ace(Ace.ALLOWED, 0, sid.equals("S-1-5-18") ? 0x1F01FF : 0x120089, Optional.empty(),
                        Optional.empty(), Optional.of(sid), "")).toList()), true, false);
    }

    private static ScriptedHost host() {
        return new ScriptedHost().with(CRYPTOGRAPHY, "MachineGuid", SettingValue.text(GUID))
                .with(file("0", GUID), named(CONTAINER + "9")).with(file("0", GUID), letting())
                .with(file("2", GUID.replace("1111", "9999")), named(CONTAINER))
                .with(CngKeyFile.FOLDER + "\\..\\x_" + GUID, named(CONTAINER));
    }

    private static ScriptedContext looking(ScriptedHost host) {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(new TcpConnect(List.of(
                new TcpConnect.ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, ""))))
                .knowing(new BoundCertificate(Optional.of("00".repeat(20)), true, Optional.of(
                        new BoundCertificate.Stored("MY", "CN=x", Cases.BEGAN, Cases.BEGAN, Optional.empty(),
                                Optional.of(new BoundCertificate.Key(CngKeyFile.PROVIDER, CONTAINER,
                                        Optional.empty()))))))
                .inside(host.inside());
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return looking(host).run(new KeyAccessProbe());
    }

    @Test
    void theFileThatNamesTheContainerIsJudged() throws Exception {
        KeyAccess seen = look(host().with(FILE, named(CONTAINER)).with(FILE, letting("S-1-5-18", "S-1-5-20")))
                .seen(KeyAccess.TYPE).orElseThrow();
        assertEquals(new KeyAccess(FILE, true, true, Optional.of(false), Optional.empty(),
                Optional.of("D:P(A;;0x1f01ff;;;S-1-5-18)(A;;0x120089;;;S-1-5-20)")), seen);
    }

    @Test
    void whatTheServiceMayNotRead() throws Exception {
        KeyAccess seen = look(host().with(FILE, named(CONTAINER)).with(FILE, letting("S-1-5-18")))
                .seen(KeyAccess.TYPE).orElseThrow();
        assertEquals(List.of(false, true), List.of(seen.serviceReads(), seen.systemControls()));
    }

    /** One of another machine, one with a longer name and one that is no name of a file are not it. */
    @Test
    void aKeyThatIsNotFoundIsNotGone() throws Exception {
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host()).reason(KeyAccess.TYPE));
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host().with(FILE, new byte[] {1, 2, 3}))
                .reason(KeyAccess.TYPE));
    }

    @Test
    void whatIsRefusedIsNoFault() throws Exception {
        ScriptedHost host = host().with(FILE, named(CONTAINER)).with(FILE, letting("S-1-5-18", "S-1-5-20"));
        assertEquals(Optional.of(Reason.UNSUPPORTED),
                look(host.refusing(FILE, Obstacle.NO_ACCESS)).reason(KeyAccess.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS),
                look(host.refusing(CngKeyFile.FOLDER, Obstacle.NO_ACCESS)).reason(KeyAccess.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS),
                look(host.refusing(CRYPTOGRAPHY, Obstacle.SERVICE_NOT_RUNNING)).reason(KeyAccess.TYPE));
    }

    /** All of one age, so that they are read in the order of their names. */
    @Test
    void readsSoManyHeadsAndNoMore() throws Exception {
        ScriptedHost host = new ScriptedHost().with(CRYPTOGRAPHY, "MachineGuid", SettingValue.text(GUID));
        for (int i = 0; i < 200; i++) {
            host.with(CngKeyFile.FOLDER + "\\%032x_%s".formatted(i, GUID), named("other"));
        }
        host.with(FILE, named(CONTAINER)).with(FILE, letting("S-1-5-18", "S-1-5-20"));
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host).reason(KeyAccess.TYPE));
    }
}
