// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAddresses.NamePolicy;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.probe.client.CollectedReader;

/** A client's own settings, as far as they concern the host that fails. */
final class CollectedClientSettingsTest {

    private static final String SHA_1 = "00112233445566778899aabbccddeeff00112233";

    private static Optional<ClientSettings> settings(Gathered file) throws EvidenceException {
        return piece(file, ClientSettings.class);
    }

    private static <F> Optional<F> piece(Gathered file, Class<F> type) throws EvidenceException {
        List<HostEvidence> all = new CollectedReader().read(file.bytes());
        assertEquals(1, all.size());
        return all.getFirst().pieces().stream().filter(piece -> type.isInstance(piece.fact())).findFirst()
                .map(piece -> {
                    assertEquals(Vantage.CLIENT, piece.vantage());
                    return type.cast(piece.fact());
                });
    }

    private static ClientSettings some(Gathered file) throws EvidenceException {
        return settings(file).orElseThrow();
    }

    private static Map<String, Object> server(String name, Object... values) {
        return Map.of("server", name, "values", List.of(values));
    }

    @Test
    void nothingIsSaidWhereNothingCouldBeRead() throws Exception {
        assertEquals(Optional.empty(), settings(Gathered.client("srv1")));
        assertEquals(Optional.empty(), settings(Gathered.client("srv1").part("servers", server("srv1"))));
    }

    @Test
    void theCertificateThatWasAccepted() throws Exception {
        Gathered file = Gathered.client("srv1").part("servers", server("srv2", Gathered.value("CertHash", "00")),
                server("SRV1", Gathered.value("CertHash", "no hash"), Gathered.value("CertHash", SHA_1)));
        assertEquals(Optional.of(SHA_1), some(file).acceptedCertificate());
        assertEquals(Optional.empty(), settings(file.top("server", "srv2")));
        assertEquals(Optional.empty(), settings(file.part("servers", 7, server("srv1", 7), Map.of("server", "srv1"))));
    }

    @ParameterizedTest
    @CsvSource({"TERMSRV/srv1,true", "termsrv/SRV1,true", "TERMSRV/srv1:3390,true", "TERMSRV/srv10,false",
        "TERMSRV/,false", "srv1,false"})
    void whetherACredentialIsSaved(String saved, boolean there) throws Exception {
        assertEquals(Optional.of(there), some(Gathered.client("srv1:3390").part("savedCredentials", saved))
                .savedCredential());
    }

    /** No account and no name of another server gets into the fact. */
    @Test
    void ofSavedCredentialsNothingElseIsKept() throws Exception {
        ClientSettings settings = some(Gathered.client("srv1").part("savedCredentials", "TERMSRV/secret", "mallory"));
        assertEquals(Optional.of(false), settings.savedCredential());
        assertFalse(settings.toString().contains("secret") || settings.toString().contains("mallory"));
    }

    @Test
    void theLastConnectionWhereItWasToTheHost() throws Exception {
        Gathered file = Gathered.client("srv1").part("clock").part("defaultRdp", "full address:s:SRV1",
                "authentication level:i:2", "server port:i:3390", "gatewayusagemethod:i:2",
                "gatewayhostname:s:gw.example");
        assertEquals(Optional.of(2L), some(file).authenticationLevel());
        assertEquals(Optional.of(3390L), some(file).port());
        assertEquals(Optional.of(true), some(file).gateway());
        ClientSettings other = some(file.top("server", "srv2"));
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(other.authenticationLevel(), other.port(), other.gateway()));
    }

    @Test
    void thePortThatIsNamedWithTheHostComesFirst() throws Exception {
        assertEquals(Optional.of(3391L), some(Gathered.client("srv1").part("clock").part("defaultRdp",
                "full address:s:srv1:3391", "server port:i:3390")).port());
        assertEquals(Optional.empty(), some(Gathered.client("srv1").part("clock").part("defaultRdp",
                "full address:s:srv1", "server port:i:999999")).port());
    }

    @ParameterizedTest
    @CsvSource({"0,gw,false", "4,gw,false", "1,gw,true", "2,gw,true", "1,,false", "3,gw,", "x,gw,"})
    void whetherAGatewayIsUsed(String usage, String name, Boolean used) throws Exception {
        assertEquals(Optional.ofNullable(used), some(Gathered.client("srv1").part("clock").part("defaultRdp",
                "full address:s:srv1", "gatewayusagemethod:i:" + usage,
                "gatewayhostname:s:" + (name == null ? "" : name))).gateway());
    }

    @Test
    void aPolicyComesBeforeTheLastConnection() throws Exception {
        Gathered file = Gathered.client("srv1").part("defaultRdp", "full address:s:srv1", "authentication level:i:0")
                .part("clientPolicies", Gathered.value("AuthenticationLevel", 1),
                        Gathered.value("fClientDisableUDP", 1));
        assertEquals(Optional.of(1L), some(file).authenticationLevel());
        assertEquals(Optional.of(true), some(file).udpOff());
        assertEquals(Optional.of(false), some(file.part("clientPolicies")).udpOff());
    }

    @Test
    void whereItTakesTheTimeFrom() throws Exception {
        assertEquals(Optional.of(Source.DOMAIN), some(Gathered.client("srv1").part("clock", Gathered.value(
                "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters", "Type", "NT5DS"))).timeSource());
    }

    /** Also of a client whose Winsock catalogue could not be read. */
    @Test
    void filtersOfOtherMakers() throws Exception {
        Gathered file = Gathered.client("srv1").lacks("winsockProtocols", "denied").part("networkFilters",
                Map.of("name", "VPN filter"), Map.of("name", "VPN filter"), Map.of("name", ""), 7,
                Map.of("name", "x".repeat(1_000)));
        assertEquals(Optional.empty(), piece(file, WinsockCatalog.class));
        assertEquals(Optional.of(List.of("VPN filter", "x".repeat(100))), some(file).filters());
        assertEquals(Optional.of(List.of()), some(file.part("networkFilters")).filters());
    }

    private static Map<String, Object> rule(String key, String name, String value) {
        return Gathered.value("HKLM:\\SOFTWARE\\Policies\\DnsPolicyConfig\\" + key, name, value);
    }

    private static Optional<List<NamePolicy>> policies(Gathered file) throws EvidenceException {
        return piece(file.part("hostsFile"), ClientAddresses.class).orElseThrow().policies();
    }

    @Test
    void policiesForTheName() throws Exception {
        Gathered file = Gathered.client("srv1.corp.example").part("namePolicies",
                rule("1", "Name", ".other.example\n.Corp.Example"),
                rule("1", "GenericDNSServers", "192.0.2.53; 2001:db8::53;none"),
                rule("2", "Name", "srv1.corp.example"), rule("2", "DirectAccessDNSServers", "192.0.2.54"),
                rule("3", "Name", ".example.org"), rule("3", "GenericDNSServers", "192.0.2.55"), Map.of(), 7);
        assertEquals(Optional.of(List.of(
                new NamePolicy(".Corp.Example", List.of("192.0.2.53", "2001:db8:0:0:0:0:0:53")),
                new NamePolicy("srv1.corp.example", List.of("192.0.2.54")))), policies(file));
        assertEquals(Optional.of(List.of()), policies(file.part("namePolicies")));
        assertEquals(Optional.empty(), policies(file.lacks("namePolicies", "denied")));
    }

    @ParameterizedTest
    @CsvSource({".,srv1,true", ".corp.example,SRV1.corp.example,true", ".corp.example,srv1.notcorp.example,false",
        ".corp.example,srv1,false", "srv1.corp.example,srv1.corp.example,true", "srv1,srv1.corp.example,true",
        "srv1,srv1,true", "srv1,srv10,false", "corp.example,srv1.corp.example,false", "'',srv1,false"})
    void whichNamesAPolicyIsFor(String names, String name, boolean covers) {
        assertEquals(covers, NamePolicy.covers(names, name));
    }

    /** What was written before a component was added. */
    @Test
    void olderFactsAreStillRead() throws Exception {
        ClientAddresses old = Json.mapper().readValue("{\"hostsFile\":[\"192.0.2.1\"],\"cached\":[]}",
                ClientAddresses.class);
        assertEquals(new ClientAddresses(List.of("192.0.2.1"), List.of()), old);
        assertEquals(Optional.empty(), old.policies());
        ClientSettings few = Json.mapper().readValue("{\"savedCredential\":true,\"later\":{\"a\":1}}",
                ClientSettings.class);
        assertEquals(Optional.of(true), few.savedCredential());
        assertEquals(Optional.empty(), few.filters());
        assertTrue(Json.mapper().readValue("{}", ClientSettings.class).isNothing());
        ClientAddresses all = new ClientAddresses(List.of(), List.of(), Optional.of(List.of(
                new NamePolicy(".", List.of("192.0.2.53")))));
        assertEquals(all, Json.mapper().readValue(Json.mapper().writeValueAsString(all), ClientAddresses.class));
    }
}
