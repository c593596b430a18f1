// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.probe.host.CertificateProbe;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** Which certificate the listener is bound to, out of a registry as Windows has it, and a certificate of OpenSSL. */
final class CertificateProbeTest {

    private static final TcpConnect REFUSED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.REFUSED, 1, "")));
    private static final String WIN_STATIONS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations";
    private static final String STORES = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\";
    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final String THUMBPRINT = "3dcd9360a99b70f89910a85c09c50551d75835f7";
    private static final byte[] CERTIFICATE = Base64.getDecoder().decode(
            "MIIBqTCCAU6gAwIBAgIUNcc5atFheao4a2qFxp3U+3YStH0wCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUV0lOSE9TVC5jb3Jw"
            + "LmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjYwNzAyMDAwMDAwWjAfMR0wGwYDVQQDDBRXSU5IT1NULmNvcnAuZXhhbXBs"
            + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOHtxcovDTtlOHe7++Bhph1Xx4HBFNN0Qn1eNDNwv9/zYk4gISBC/4nYUYHI"
            + "rlqnaIPBXhgwKZrSv8XKDPyKF3ajaDBmMB0GA1UdDgQWBBR408HlOJ9KSbx2JG6BNWr1Zcur6DAfBgNVHSMEGDAWgBR408Hl"
            + "OJ9KSbx2JG6BNWr1Zcur6DAPBgNVHRMBAf8EBTADAQH/MBMGA1UdJQQMMAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCA0kAMEYC"
            + "IQCyHJUJ0J2S2vfQN9iAEveco5M9iBjrunDXZr7onxonkgIhAMawKTIb3hDUIFHL1o1sBb0AZ7IdOxtcUE206RnXuuJC");

    private static SettingValue sha1(String thumbprint) {
        return SettingValue.of("REG_BINARY", HexFormat.of().parseHex(thumbprint));
    }

    /** The blob of a store entry whose key lies in the container of Remote Desktop. */
    private static SettingValue entry() {
        byte[] names = "TSSecKeySet1\0Microsoft Enhanced Cryptographic Provider v1.0\0"
                .getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer blob = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(2).putInt(1).putInt(28 + names.length);
        blob.putInt(28).putInt(28 + 26).putInt(1).putInt(0x20).putLong(0).putInt(1).put(names);
        blob.putInt(32).putInt(1).putInt(CERTIFICATE.length).put(CERTIFICATE);
        return SettingValue.of("REG_BINARY", Arrays.copyOf(blob.array(), blob.position()));
    }

    private static ScriptedHost bound(String key, String name, String store) {
        return new ScriptedHost().with(key, name, sha1(THUMBPRINT))
                .with(STORES + store + "\\Certificates\\" + THUMBPRINT.toUpperCase(), "Blob", entry())
                .with(CRYPTOGRAPHY, "MachineGuid", SettingValue.text("00000000-guid"));
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(REFUSED).inside(host.inside())
                .run(new CertificateProbe());
    }

    private static BoundCertificate seen(ScriptedHost host) throws Exception {
        return look(host).seen(BoundCertificate.TYPE).orElseThrow();
    }

    @Test
    void theOneThatTheHostMadeItself() throws Exception {
        BoundCertificate seen = seen(bound(WIN_STATIONS, "SelfSignedCertificate", "Remote Desktop"));
        assertEquals(Optional.of(THUMBPRINT), seen.thumbprint());
        assertFalse(seen.custom());
        BoundCertificate.Stored stored = seen.stored().orElseThrow();
        assertEquals("Remote Desktop", stored.store());
        assertEquals("CN=WINHOST.corp.example", stored.subject());
        assertEquals(Optional.of(List.of("1.3.6.1.5.5.7.3.1")), stored.usage());
        assertEquals(new BoundCertificate.Key("Microsoft Enhanced Cryptographic Provider v1.0", "TSSecKeySet1",
                Optional.of("f686aace6942fb7f7ceb231212eef4a4_00000000-guid")), stored.key().orElseThrow());
    }

    @Test
    void theOneThatSomebodyBoundGoesFirst() throws Exception {
        BoundCertificate seen = seen(bound(WIN_STATIONS + "\\RDP-Tcp", "SSLCertificateSHA1Hash", "MY")
                .with(WIN_STATIONS, "SelfSignedCertificate", sha1("00".repeat(20))));
        assertEquals(Optional.of(THUMBPRINT), seen.thumbprint());
        assertTrue(seen.custom());
        assertEquals("MY", seen.stored().orElseThrow().store());
    }

    @Test
    void aThumbprintThatNoStoreHas() throws Exception {
        BoundCertificate seen = seen(new ScriptedHost()
                .with(WIN_STATIONS + "\\RDP-Tcp", "SSLCertificateSHA1Hash", sha1(THUMBPRINT)));
        assertEquals(Optional.of(THUMBPRINT), seen.thumbprint());
        assertEquals(Optional.empty(), seen.stored());
    }

    @Test
    void aHostThatNeverHadOneAndOneWithSomethingElseThere() throws Exception {
        BoundCertificate none = new BoundCertificate(Optional.empty(), false, Optional.empty());
        assertEquals(none, seen(new ScriptedHost()));
        assertEquals(none, seen(new ScriptedHost()
                .with(WIN_STATIONS, "SelfSignedCertificate", SettingValue.text("nonsense"))));
    }

    @Test
    void aHostWithoutMachineGuidHasNoNameForTheFile() throws Exception {
        BoundCertificate seen = seen(bound(WIN_STATIONS, "SelfSignedCertificate", "Remote Desktop")
                .with(CRYPTOGRAPHY, "MachineGuid", SettingValue.ABSENT));
        assertEquals(Optional.empty(), seen.stored().orElseThrow().key().orElseThrow().file());
    }

    @Test
    void anEntryThatIsDamagedIsNotOneThatIsNotThere() throws Exception {
        ScriptedContext context = look(bound(WIN_STATIONS, "SelfSignedCertificate", "Remote Desktop")
                .with(STORES + "Remote Desktop\\Certificates\\" + THUMBPRINT.toUpperCase(), "Blob",
                        sha1("00".repeat(20))));
        assertEquals(Optional.of(Reason.UNSUPPORTED), context.reason(BoundCertificate.TYPE));
    }

    @Test
    void aRegistryThatIsNotThereIsMissingEvidence() throws Exception {
        for (String key : List.of(WIN_STATIONS + "\\RDP-Tcp", WIN_STATIONS, CRYPTOGRAPHY,
                STORES + "Remote Desktop\\Certificates")) {
            ScriptedContext context = look(bound(WIN_STATIONS, "SelfSignedCertificate", "Remote Desktop")
                    .refusing(key, Obstacle.SERVICE_NOT_RUNNING));
            assertEquals(Optional.of(Reason.NO_ACCESS), context.reason(BoundCertificate.TYPE), key);
        }
    }

    private static final String STALE = "ab".repeat(20);
    private static final String NETWORK = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";
    private static final String FILE = "f686aace6942fb7f7ceb231212eef4a4_00000000-guid";
    private static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

    /** Somebody bound one that no store has, and the host has another one in its own store. */
    private static ScriptedHost stale() {
        return bound(WIN_STATIONS, "SelfSignedCertificate", "MY")
                .with(WIN_STATIONS + "\\RDP-Tcp", "SSLCertificateSHA1Hash", sha1(STALE))
                .with(NETWORK, "NV Hostname", SettingValue.text("WINHOST"))
                .with(NETWORK, "NV Domain", SettingValue.text("corp.example"));
    }

    private static SecurityDescriptor readableBy(String sid) {
        return new SecurityDescriptor(Optional.of("S-1-5-18"), Optional.of("S-1-5-18"), Optional.of(List.of(
                new Ace(Ace.ALLOWED, 0, 0x1F01FF, Optional.empty(), Optional.empty(), Optional.of(sid), ""))), true,
                false);
    }

    @Test
    void whatElseCouldBeBoundIsToldWhereSomebodyBoundOne() throws Exception {
        BoundCertificate.Others others = seen(stale()).others().orElseThrow();
        assertEquals(Optional.of("WINHOST.corp.example"), others.hostName());
        BoundCertificate.Other other = others.certificates().getFirst();
        assertEquals(1, others.certificates().size());
        assertEquals("MY", other.store());
        assertEquals(THUMBPRINT, other.certificate().sha1().toLowerCase());
        assertEquals("CN=WINHOST.corp.example", other.certificate().subject());
        assertEquals(Optional.of(FILE), other.key().file());
        assertEquals(Optional.of(false), other.serviceReads(), "the file of its key is not there");
        assertEquals(Optional.empty(), seen(bound(WIN_STATIONS, "SelfSignedCertificate", "MY")).others());
        assertEquals(List.of(), seen(bound(WIN_STATIONS + "\\RDP-Tcp", "SSLCertificateSHA1Hash", "MY"))
                .others().orElseThrow().certificates(), "what is bound is no other one");
    }

    @Test
    void whetherTheServiceMayReadTheKeyIsToldWhereItIsKnown() throws Exception {
        String file = KeyFile.FOLDER + "\\" + FILE;
        assertEquals(Optional.of(true), reads(stale().with(file, readableBy("S-1-5-20"))));
        assertEquals(Optional.of(false), reads(stale().with(file, readableBy("S-1-5-18"))));
        assertEquals(Optional.empty(), reads(stale().refusing(file, Obstacle.NO_ACCESS)));
        assertEquals(Optional.empty(), reads(stale().with(CRYPTOGRAPHY, "MachineGuid", SettingValue.ABSENT)));
    }

    private static Optional<Boolean> reads(ScriptedHost host) throws Exception {
        return seen(host).others().orElseThrow().certificates().getFirst().serviceReads();
    }

    @Test
    void storesThatCannotBeReadAsAWholeTellNothingOfOthers() throws Exception {
        BoundCertificate seen = seen(bound(WIN_STATIONS + "\\RDP-Tcp", "SSLCertificateSHA1Hash", "Remote Desktop")
                .refusing(STORES + "MY\\Certificates", Obstacle.NO_ACCESS));
        assertEquals(Optional.empty(), seen.others());
        assertTrue(seen.stored().isPresent());
    }

    @Test
    void aTemplateOfAPolicyIsTold() throws Exception {
        ScriptedHost host = stale().with(POLICIES, "CertTemplateName", SettingValue.text("RDP servers"));
        assertEquals("RDP servers", seen(host).template().orElseThrow().name());
        assertEquals(Optional.empty(), seen(stale()).template());
    }
}
