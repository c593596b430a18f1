// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.probe.client.CollectedReader;

/** What was collected on the console of a host. */
final class CollectedHostTest {

    static final String THUMBPRINT = "3dcd9360a99b70f89910a85c09c50551d75835f7";
    /** As OpenSSL made it. */
    private static final byte[] CERTIFICATE = Base64.getDecoder().decode(
            "MIIBqTCCAU6gAwIBAgIUNcc5atFheao4a2qFxp3U+3YStH0wCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUV0lOSE9TVC5jb3Jw"
            + "LmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjYwNzAyMDAwMDAwWjAfMR0wGwYDVQQDDBRXSU5IT1NULmNvcnAuZXhhbXBs"
            + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOHtxcovDTtlOHe7++Bhph1Xx4HBFNN0Qn1eNDNwv9/zYk4gISBC/4nYUYHI"
            + "rlqnaIPBXhgwKZrSv8XKDPyKF3ajaDBmMB0GA1UdDgQWBBR408HlOJ9KSbx2JG6BNWr1Zcur6DAfBgNVHSMEGDAWgBR408Hl"
            + "OJ9KSbx2JG6BNWr1Zcur6DAPBgNVHRMBAf8EBTADAQH/MBMGA1UdJQQMMAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCA0kAMEYC"
            + "IQCyHJUJ0J2S2vfQN9iAEveco5M9iBjrunDXZr7onxonkgIhAMawKTIb3hDUIFHL1o1sBb0AZ7IdOxtcUE206RnXuuJC");
    private static final String KEY_FILE = "f686aace6942fb7f7ceb231212eef4a4_00000000-guid";
    /** Owner SYSTEM; SYSTEM may do everything, and the second entry lets that account read. */
    private static final String DESCRIPTOR = "01000480" + "14000000" + "00000000" + "00000000" + "20000000"
            + "010100000000000512000000" + "0200" + "3000" + "0200" + "0000"
            + "0000" + "1400" + "ff011f00" + "010100000000000512000000"
            + "0000" + "1400" + "89001200" + "0101000000000005%02x000000";
    private static final int NETWORK_SERVICE = 0x14;
    private static final int LOCAL_SERVICE = 0x13;

    /** The blob of a store entry whose key lies in the container of Remote Desktop. */
    static String blob() {
        byte[] names = "TSSecKeySet1\0Microsoft Enhanced Cryptographic Provider v1.0\0"
                .getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer blob = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(2).putInt(1).putInt(28 + names.length);
        blob.putInt(28).putInt(28 + 26).putInt(1).putInt(0x20).putLong(0).putInt(1).put(names);
        blob.putInt(32).putInt(1).putInt(CERTIFICATE.length).put(CERTIFICATE);
        return HexFormat.of().formatHex(Arrays.copyOf(blob.array(), blob.position()));
    }

    private static Gathered host() {
        return Gathered.inside("srv1").part("listener", Gathered.value("SelfSignedCertificate", THUMBPRINT))
                .part("certificates", Map.of("store", "Remote Desktop", "thumbprint", THUMBPRINT, "blob", blob()))
                .part("machine", Gathered.value("MachineGuid", "00000000-guid"));
    }

    private static Map<String, Object> file(String name, int reader) {
        return Map.of("file", name, "sddl", "O:SY", "descriptor", DESCRIPTOR.formatted(reader));
    }

    private static HostEvidence read(Gathered file) throws EvidenceException {
        List<HostEvidence> all = new CollectedReader().read(file.bytes());
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static <F extends Record & Fact> Optional<F> fact(HostEvidence host, FactType<F> type) {
        return host.pieces().stream().filter(piece -> piece.type().equals(type)).findFirst().map(piece -> {
            assertEquals(Vantage.INSIDE, piece.vantage());
            return type.record().cast(piece.fact());
        });
    }

    @ParameterizedTest
    @CsvSource({"Running,Manual,RUNNING,DEMAND", "Stopped,Disabled,STOPPED,DISABLED",
        "Stop Pending,Auto,STOP_PENDING,AUTO", "Start Pending,Boot,START_PENDING,BOOT", "Paused,System,PAUSED,SYSTEM",
        "Continue Pending,?,CONTINUE_PENDING,UNKNOWN", "Pause Pending,,PAUSE_PENDING,UNKNOWN",
        "New,New,UNKNOWN,UNKNOWN"})
    void services(String state, String start, State wantedState, Start wantedStart) throws Exception {
        ServiceStates states = fact(read(Gathered.inside("srv1").part("services", Map.of("name", "termservice",
                "state", state, "start", start == null ? "" : start, "account", "NT Authority\\NetworkService"))),
                ServiceStates.TYPE).orElseThrow();
        assertEquals(new ServiceStates.Service("TermService", wantedState, wantedStart,
                "NT Authority\\NetworkService"), states.services().getFirst());
        assertEquals(State.UNKNOWN, states.service("SessionEnv").orElseThrow().state(), "it may only be hidden");
        assertEquals(6, states.services().size());
    }

    @Test
    void theBoundCertificateAndItsKey() throws Exception {
        BoundCertificate bound = fact(read(host()), BoundCertificate.TYPE).orElseThrow();
        assertEquals(Optional.of(THUMBPRINT), bound.thumbprint());
        assertFalse(bound.custom());
        assertEquals("CN=WINHOST.corp.example", bound.stored().orElseThrow().subject());
        assertEquals(Optional.of(KEY_FILE), bound.stored().orElseThrow().key().orElseThrow().file());
    }

    @Test
    void theOneThatSomebodyBoundComesFirst() throws Exception {
        String custom = "00".repeat(20);
        BoundCertificate bound = fact(read(host().part("listener", Gathered.value("SelfSignedCertificate", THUMBPRINT),
                Gathered.value("SSLCertificateSHA1Hash", custom))), BoundCertificate.TYPE).orElseThrow();
        assertEquals(new BoundCertificate(Optional.of(custom), true, Optional.empty()), bound);
    }

    @Test
    void aStoreThatCannotBeReadTellsNothing() throws Exception {
        Gathered services = host().part("services");
        for (Gathered file : List.of(services.lacks("certificates", "denied"), host().part("services")
                .part("certificates", Map.of("store", "MY", "thumbprint", THUMBPRINT, "blob", "0200")),
                host().part("services").part("certificates", Map.of("store", "MY", "blob", "xyz")),
                host().part("services").lacks("listener", "denied"))) {
            assertEquals(Optional.empty(), fact(read(file), BoundCertificate.TYPE));
        }
    }

    @Test
    void whoMayUseTheKey() throws Exception {
        KeyAccess right = fact(read(host().part("keyFiles", file("other", LOCAL_SERVICE),
                file(KEY_FILE.toUpperCase(), NETWORK_SERVICE))), KeyAccess.TYPE).orElseThrow();
        assertTrue(right.right());
        KeyAccess wrong = fact(read(host().part("keyFiles", file(KEY_FILE, LOCAL_SERVICE))), KeyAccess.TYPE)
                .orElseThrow();
        assertFalse(wrong.serviceReads());
        assertTrue(wrong.systemControls());
        assertTrue(fact(read(host().part("keyFiles", file("other", NETWORK_SERVICE))), KeyAccess.TYPE).orElseThrow()
                .gone());
    }

    @Test
    void whatWasRefusedIsNotJudged() throws Exception {
        Object[] many = new Object[500];
        Arrays.setAll(many, i -> file("other" + i, NETWORK_SERVICE));
        for (Gathered file : List.of(host(), host().lacks("keyFiles", "denied"),
                host().part("keyFiles", Map.of("file", KEY_FILE, "reason", "denied")),
                host().part("keyFiles", Map.of("file", KEY_FILE, "descriptor", "0102")),
                host().part("keyFiles", many))) {
            assertEquals(Optional.empty(), fact(read(file), KeyAccess.TYPE));
        }
    }

    @Test
    void whatLiesBesideTheFolderOfKeys() throws Exception {
        Gathered file = host().part("machine", Gathered.value("MachineGuid", "00000000-1111-2222-3333-444444444444"))
                .part("keyFolders", folder("MachineKeys", "2026-11-20T07:10:00.1234567Z"),
                        folder("MachineKeys_old", "2020-01-01T00:00:00.0000000Z"));
        KeyFolder old = new KeyFolder(Optional.of(Instant.parse("2026-11-20T07:10:00.1234567Z")),
                List.of(new KeyFolder.Beside("MachineKeys_old", Instant.parse("2020-01-01T00:00:00Z"))),
                Optional.empty());
        assertEquals(Optional.of(old), fact(read(file), KeyFolder.TYPE), "nobody knows of the files");
        String orphan = "f686aace6942fb7f7ceb231212eef4a4_00000000-9999-2222-3333-444444444444";
        assertEquals(Optional.of(new KeyFolder(old.created(), old.beside(), Optional.of(1))),
                fact(read(file.part("keyFiles", file(orphan, NETWORK_SERVICE))), KeyFolder.TYPE));
        assertEquals(Optional.empty(), fact(read(host()), KeyFolder.TYPE), "of a collector that did not look");
        assertEquals(Optional.empty(),
                fact(read(host().part("keyFolders", folder("MachineKeys", "yesterday"))), KeyFolder.TYPE));
    }

    private static Map<String, Object> folder(String name, String created) {
        return Map.of("folder", name, "created", created);
    }

    @Test
    void whatTheHostIsFor() throws Exception {
        Gathered file = host().part("services", Map.of("name", "TSGateway", "state", "Stopped", "start", "Manual"),
                Map.of("name", "vmms", "state", "Stopped", "start", "Disabled"));
        assertEquals(Optional.empty(), fact(read(file), HostRoles.TYPE), "of a collector that did not ask");
        assertEquals(Optional.of(new HostRoles(List.of(Role.DOMAIN_CONTROLLER, Role.GATEWAY))),
                fact(read(file.part("product", Gathered.value("ProductType", "LanmanNT"))), HostRoles.TYPE));
        assertEquals(Optional.empty(), fact(read(file.lacks("services", "denied")), HostRoles.TYPE));
    }

    @Test
    void whomTheHostRefusedInTheLastHour() throws Exception {
        Instant since = Instant.parse("2026-11-20T07:10:00Z");
        RefusedLogons refused = fact(read(host().part("refusedLogons", Map.of("since", since.toString()),
                refusal("08:01:00", "3", "0xC000006D", "0xC000006A", "192.0.2.7"),
                refusal("08:02:00", "3", "0xC000006D", "0xC000006A", "192.0.2.7"),
                refusal("08:00:00", "10", "0xC000015B", "0x00000000", "-"),
                refusal("08:03:00", "5", "0xC000006D", "0xC000006A", "-"), Map.of("at", "never"), 7)),
                RefusedLogons.TYPE).orElseThrow();
        assertEquals(new RefusedLogons(since, Instant.parse(Gathered.AT), List.of(
                new Refusal(3, 0xC000006AL, Optional.of("192.0.2.7"), 2, Instant.parse("2026-11-20T08:02:00Z")),
                new Refusal(10, 0xC000015BL, Optional.empty(), 1, Instant.parse("2026-11-20T08:00:00Z")))), refused);
        for (Gathered file : List.of(host(), host().lacks("refusedLogons", "denied"),
                host().part("refusedLogons", Map.of("since", "lately")))) {
            assertEquals(Optional.empty(), fact(read(file), RefusedLogons.TYPE));
        }
    }

    private static Map<String, Object> refusal(String time, String type, String status, String subStatus,
            String client) {
        return Map.of("at", "2026-11-20T" + time + "Z", "type", type, "status", status, "subStatus", subStatus,
                "client", client);
    }

    @Test
    void whichNtlmItTakes() throws Exception {
        assertEquals(Optional.of(new NtlmSettings(Optional.of(2L), Optional.empty(), Optional.of(5L))),
                fact(read(host().part("lsa", Gathered.value("RestrictReceivingNTLMTraffic", 2),
                        Gathered.value("LmCompatibilityLevel", 5))), NtlmSettings.TYPE));
        assertEquals(Optional.empty(), fact(read(host().lacks("lsa", "denied")), NtlmSettings.TYPE));
    }

    @Test
    void whichHostItIs() throws Exception {
        assertEquals(Target.of("srv1", 3389), read(host()).target());
        assertEquals(Target.of(Gathered.COMPUTER, 3389), read(host().top("server", "")).target());
        assertEquals("names no host: collect it with -Server HOST.", assertThrows(EvidenceException.class,
                () -> read(host().top("server", "").top("computer", ""))).getMessage());
    }

    @Test
    void nothingAtAllIsRefusedWithTheReason() {
        assertEquals("holds nothing of the inside of a host that could be read. Of its services: denied",
                assertThrows(EvidenceException.class, () -> read(Gathered.inside("srv1").lacks("services", "denied")))
                        .getMessage());
    }
}
