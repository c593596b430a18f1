// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.probe.client.CollectedReader;

/** What was collected on a client. */
final class CollectedTest {

    private static final String BUILD = "19045";
    private static final Logged[] FAILS = {Logged.begins("08:00:00.1", "srv1"),
        Logged.fails("08:00:00.2", "RDPClient_SSL", "TsSslStateHandshakeInProgress", "2147500037"),
        Logged.ends("08:00:00.3", 2308)};

    private static List<HostEvidence> read(Gathered file) throws EvidenceException {
        CollectedReader reader = new CollectedReader();
        assertTrue(reader.reads(file.bytes()));
        return reader.read(file.bytes());
    }

    private static String refused(byte[] content) {
        return assertThrows(EvidenceException.class, () -> new CollectedReader().read(content)).getMessage();
    }

    private static <F extends Record & Fact> Optional<F> fact(HostEvidence host, FactType<F> type) {
        return host.pieces().stream().filter(piece -> piece.type().equals(type)).findFirst().map(piece -> {
            assertEquals(Vantage.CLIENT, piece.vantage());
            return type.record().cast(piece.fact());
        });
    }

    private static HostEvidence only(Gathered file) throws EvidenceException {
        List<HostEvidence> all = read(file);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    @Test
    void attemptsAreThoseOfTheLog() throws Exception {
        HostEvidence host = only(Gathered.client("", BUILD, FAILS));
        assertEquals(Target.of("srv1", 3389), host.target());
        assertEquals(Optional.of("0x904"), host.symptom());
        ClientAttempt attempt = fact(host, ClientAttempt.TYPE).orElseThrow();
        assertEquals(Optional.of(2308L), attempt.reason());
        assertEquals("TsSslStateHandshakeInProgress", attempt.failures().getFirst().from());
    }

    @Test
    void withoutAServerAllAreTaken() throws Exception {
        List<HostEvidence> all = read(Gathered.client("", BUILD, FAILS[0], FAILS[2],
                Logged.begins("08:01:00", "srv2").in("{bb000000-0000-0000-0000-000000000002}")));
        assertEquals(List.of("srv1", "srv2"), all.stream().map(host -> host.target().host()).toList());
        assertTrue(all.stream().allMatch(host -> fact(host, ClientAddresses.TYPE).isPresent()));
    }

    @Test
    void withAServerThatOneAlone() throws Exception {
        HostEvidence host = only(Gathered.client("SRV2:3390", BUILD, FAILS[0], FAILS[2],
                Logged.begins("08:01:00", "srv2:3390").in("{bb000000-0000-0000-0000-000000000002}")));
        assertEquals(Target.of("srv2", 3390), host.target());
        assertEquals("srv2:3390", fact(host, ClientAttempt.TYPE).orElseThrow().server());
    }

    /** Another port of the same host is another server. */
    @Test
    void anAttemptAtAnotherPortIsAnothers() throws Exception {
        HostEvidence host = only(Gathered.client("srv1:3390", BUILD, FAILS));
        assertEquals(3_390, host.target().port());
        assertEquals(Optional.empty(), fact(host, ClientAttempt.TYPE));
        assertEquals(Optional.empty(), host.symptom());
    }

    /** Of a log that was cut, or has an event that no reader takes, the settings beside it are left. */
    @Test
    void aLogThatCannotBeReadCostsNoSettings() throws Exception {
        for (Object event : List.of(FAILS[2].xml(), "<Event>\u0001</Event>")) {
            HostEvidence host = only(Gathered.client("srv1", BUILD).part("attempts", event)
                    .part("hostsFile", "192.0.2.9 srv1"));
            assertEquals(Optional.empty(), fact(host, ClientAttempt.TYPE));
            assertTrue(fact(host, ClientAddresses.TYPE).isPresent());
        }
    }

    @Test
    void aServerThatTheLogDoesNotNameHasItsSettings() throws Exception {
        HostEvidence host = only(Gathered.client("srv9", BUILD, FAILS));
        assertEquals(Target.of("srv9", 3389), host.target());
        assertEquals(Optional.empty(), fact(host, ClientAttempt.TYPE));
        assertEquals(Optional.of(true), fact(host, NlaClient.TYPE).orElseThrow().refusesUnpatched());
        assertEquals(Instant.parse(Gathered.AT), host.at());
    }

    @ParameterizedTest
    @CsvSource({"19045,,true", "19045,0,true", "19045,1,true", "19045,2,false", "17134,,true", "17133,,", "17133,1,",
        "14393,2,false", "19045,3,", "19045,-1,", "none,,"})
    void whetherHostsWithoutTheUpdateAreRefused(String build, Integer allow, Boolean refuses) throws Exception {
        Gathered file = Gathered.client("srv1", build, FAILS);
        HostEvidence host = only(allow == null ? file
                : file.part("encryptionOracle", Gathered.value("AllowEncryptionOracle", allow)));
        assertEquals(Optional.ofNullable(refuses), fact(host, NlaClient.TYPE).flatMap(NlaClient::refusesUnpatched));
    }

    @Test
    void aPolicyThatCouldNotBeReadIsNotTakenForAbsent() throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS).lacks("encryptionOracle", "denied"));
        assertEquals(Optional.empty(), fact(host, NlaClient.TYPE));
    }

    @ParameterizedTest
    @CsvSource({"srv1,0,NEVER", "SRV1:3389,0,NEVER", "srv1,1,OFFERED", "srv2,0,", "no host!,0,"})
    void theLastSettingsCountForTheirHostAlone(String last, String enabled, Use use) throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS).part("defaultRdp", "full address:s:" + last,
                "enablecredsspsupport:i:" + enabled));
        assertEquals(Optional.ofNullable(use), fact(host, NlaClient.TYPE).orElseThrow().use());
    }

    @Test
    void whichVersionsAreSwitchedOff() throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS).part("schannel",
                protocol("TLS 1.0\\Client", "Enabled", 0), protocol("TLS 1.1\\Client", "Enabled", 1),
                protocol("TLS 1.2\\Client", "DisabledByDefault", 0), protocol("TLS 1.2\\Client", "enabled", 0),
                protocol("TLS 1.3\\Server", "Enabled", 0), protocol("TLS 1.3\\Client", "Enabled", "0"),
                protocol("TLS 9\\Client", "Enabled", 0)));
        assertEquals(new ClientTls(List.of("TLSv1.0", "TLSv1.2")), fact(host, ClientTls.TYPE).orElseThrow());
        assertEquals(Optional.empty(), fact(only(Gathered.client("srv1", BUILD, FAILS)), ClientTls.TYPE));
    }

    @Test
    void whichNtlmTheClientSends() throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS)
                .part("lsa", Gathered.value("RestrictSendingNTLMTraffic", 2)));
        assertEquals(new NtlmSettings(Optional.empty(), Optional.of(2L), Optional.empty()),
                fact(host, NtlmSettings.TYPE).orElseThrow());
        assertEquals(Optional.empty(), fact(only(Gathered.client("srv1", BUILD, FAILS)), NtlmSettings.TYPE));
    }

    private static Map<String, Object> protocol(String key, String name, Object value) {
        return Map.of("key", "HKLM:\\SYSTEM\\SCHANNEL\\Protocols\\" + key, "name", name, "value", value);
    }

    @Test
    void whereTheClientTakesTheHostFor() throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS)
                .part("hostsFile", "192.0.2.9\tSRV1  alias", "192.0.2.8 srv10", "2001:db8::9 srv1", "nonsense srv1",
                        "999.1.1.1 srv1", "srv1", "192.0.2.9 srv1")
                .part("nameCache", Map.of("entry", "srv1", "address", "192.0.2.1"),
                        Map.of("entry", "other", "address", "192.0.2.2"), Map.of("entry", "srv1", "address", "a.b")));
        assertEquals(new ClientAddresses(List.of("192.0.2.9", "2001:db8:0:0:0:0:0:9"), List.of("192.0.2.1")),
                fact(host, ClientAddresses.TYPE).orElseThrow());
        HostEvidence byAddress = only(Gathered.client("192.0.2.1", BUILD).part("hostsFile", "192.0.2.9 192.0.2.1"));
        assertEquals(Optional.empty(), fact(byAddress, ClientAddresses.TYPE));
        assertEquals(Optional.empty(), fact(only(Gathered.client("srv1", BUILD, FAILS).lacks("hostsFile", "denied")),
                ClientAddresses.TYPE));
    }

    @Test
    void whatIsNotKnownHereIsPassedOver() throws Exception {
        HostEvidence host = only(Gathered.client("srv1", BUILD, FAILS).top("later", Map.of("a", List.of(1)))
                .part("later", "x").part("hostsFile", 7, Map.of(), List.of()).part("defaultRdp", 7));
        assertEquals(3, host.pieces().size());
    }

    @Test
    void anotherVersionIsRefusedInASentence() {
        assertEquals("was written by a collector of another version (rdpworkbench/collected/2, where this one reads "
                + "rdpworkbench/collected/1): collect it again with the one of this version.",
                refused(Gathered.client("srv1").top("schema", "rdpworkbench/collected/2").bytes()));
    }

    @Test
    void whatTellsOfNoHostIsRefusedWithTheReason() {
        assertEquals("tells of no attempt to connect, and not of which host it is: collect it with -Server HOST. The "
                + "log could not be read: denied", refused(Gathered.client("").lacks("attempts", "denied").bytes()));
        assertEquals("does not say when it was collected.", refused(Gathered.client("a").top("at", 1).bytes()));
        assertEquals("names a server that could not be a host.", refused(Gathered.client("a b").bytes()));
    }

    @Test
    void whatIsDamagedIsRefused() {
        String whole = Gathered.client("srv1", BUILD, FAILS).text();
        for (String broken : List.of(whole.substring(0, whole.length() - 1), whole + "{}", "{" + whole,
                whole.replaceFirst("\"at\"", "\"server\":\"x\",\"at\""))) {
            assertEquals("is no result of the collector, or a damaged one: it is not JSON.",
                    refused(broken.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 1_000_000})
    void deepAndLongFilesAreRefused(int depth) {
        String deep = Gathered.client("srv1").text().replaceFirst("\\{\\}", "{\"x\":" + "[".repeat(depth));
        assertTrue(refused(deep.getBytes(StandardCharsets.UTF_8)).contains("is not JSON"));
    }

    @Test
    void largeFilesAreRefusedBeforeTheyAreRead() {
        byte[] large = new byte[(16 << 20) + 1];
        assertEquals("is larger than 16 MiB, which no collector writes.", refused(large));
        String many = Gathered.client("srv1").text().replaceFirst("\\{\\}", "{\"x\":[" + "1,".repeat(300_000) + "1]}");
        assertTrue(refused(many.getBytes(StandardCharsets.UTF_8)).contains("is not JSON"));
    }

    @Test
    void hostileEventsAreRefused() {
        assertTrue(refused(Gathered.client("").part("attempts", "<!DOCTYPE x [<!ENTITY e \"x\">]><Event>&e;</Event>")
                .bytes()).startsWith("has a document type definition"));
        assertEquals("holds no event.", refused(Gathered.client("").part("attempts", 7, "text").bytes()));
    }

    @Test
    void otherFilesAreLeftToOthers() {
        CollectedReader reader = new CollectedReader();
        assertFalse(reader.reads("{\"schema\":\"rdpworkbench/case/1\"}".getBytes(StandardCharsets.UTF_8)));
        assertFalse(reader.reads(Logged.xml(FAILS)));
        assertTrue(reader.reads(Gathered.client("a").text().getBytes(StandardCharsets.UTF_8)), "without a mark");
    }
}
