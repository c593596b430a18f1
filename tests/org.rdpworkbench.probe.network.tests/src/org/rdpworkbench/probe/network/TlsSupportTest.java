// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.tls.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.facts.TlsSupport.Version;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.TlsAct;
import org.rdpworkbench.protocol.tls.CipherSuiteName;
import org.rdpworkbench.testkit.ScriptedConnection;

class TlsSupportTest {

    @TempDir
    static Path folder;

    private static Quick look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Alone.look(new TlsSupportProbe(), host.address());
            assertEquals(List.of(), quick.problems());
            return quick;
        }
    }

    private static TlsSupport support(TlsAct act) {
        return look(Behaviour.healthy().tls(act)).fact(TlsSupport.TYPE);
    }

    private static TlsSupport support(OpensslIdentity identity, String... options) throws IOException {
        try (OpensslServer server = OpensslServer.start(identity, options)) {
            return Alone.look(new TlsSupportProbe(), server.address()).fact(TlsSupport.TYPE);
        }
    }

    @Test
    void everySuiteThatIsOfferedHasAName() {
        assertEquals(List.of(), Stream.concat(TlsSuites.all13().stream(), TlsSuites.allBefore13().stream())
                .map(CipherSuiteName::of).filter(name -> !name.startsWith("TLS_")).toList());
    }

    @Test
    void aCurrentHostIsAskedForEveryVersionAndItsSuites() {
        TlsSupport support = support(TlsAct.honest());
        assertEquals(List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0"),
                support.versions().stream().map(Version::version).toList());
        assertEquals(List.of("TLSv1.3", "TLSv1.2"), support.accepted());
        assertTrue(support.refuses("TLSv1.1") && support.refuses("TLSv1.0") && !support.refuses("TLSv1.2"));
        assertEquals(Optional.of(70), support.versions().getLast().answer().alert());
        assertEquals(Optional.of("TLSv1.2"), support.suitesOf());
        assertFalse(support.suites().isEmpty());
        assertEquals(support.suites().size(), new HashSet<>(support.suites()).size());
        assertTrue(support.suites().stream().allMatch(suite -> suite.startsWith("TLS_ECDHE_ECDSA_")));
        assertEquals(new ConnectSeries(4, 0, 0), support.served());
    }

    /** Hosts of that age answer TLS 1.2 with TLS 1.0, which is no TLS 1.2; and this machine could use none of these. */
    @Test
    void anOldHostIsFoundOutWithSuitesThatNobodyHereCouldUse() {
        TlsSupport support = support(new TlsAct.Choosing(List.of(0x0301), List.of(0x0004, 0x0003, 0x0001, 0x000A)));
        assertEquals(List.of("TLSv1.0"), support.accepted());
        assertTrue(support.refuses("TLSv1.3") && support.refuses("TLSv1.2") && support.refuses("TLSv1.1"));
        assertEquals(Optional.of("TLSv1.0"), support.suitesOf());
        assertEquals(List.of("TLS_RSA_WITH_RC4_128_MD5", "TLS_RSA_EXPORT_WITH_RC4_40_MD5", "TLS_RSA_WITH_NULL_MD5",
                "TLS_RSA_WITH_3DES_EDE_CBC_SHA"), support.suites());
        assertTrue(support.allSuites());
    }

    @Test
    void ofAHostWithTls13AloneTheSuitesAreThose() {
        TlsSupport support = support(new TlsAct.Choosing(List.of(0x0304), List.of(0x1302, 0x1301, 0x1305)));
        assertEquals(List.of("TLSv1.3"), support.accepted());
        assertEquals(Optional.of("TLSv1.3"), support.suitesOf());
        assertEquals(List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_AES_128_CCM_8_SHA256"),
                support.suites());
        assertTrue(support.allSuites());
    }

    /** The weak one comes last in the host's order, and is found all the same. */
    @Test
    void aHostWithVeryManySuitesIsNotAskedForAll() {
        List<Integer> many = new ArrayList<>(TlsSuites.allBefore13().subList(0, 30));
        many.add(CipherSuite.TLS_RSA_WITH_NULL_MD5);
        List<Integer> found = new ArrayList<>(many.subList(0, 11));
        found.add(7, CipherSuite.TLS_RSA_WITH_NULL_MD5);
        try (LabHost host = LabHost.start(Behaviour.healthy().tls(new TlsAct.Choosing(List.of(0x0303), many)))) {
            TlsSupport support = Alone.look(new TlsSupportProbe(), host.address()).fact(TlsSupport.TYPE);
            assertEquals(found.stream().map(CipherSuiteName::of).toList(), support.suites());
            assertFalse(support.allSuites());
            assertEquals(16, host.connections());
        }
    }

    @Test
    void aHostWithEverythingOfTls13HasAllSuites() {
        TlsAct act = new TlsAct.Choosing(List.of(0x0304), IntStream.rangeClosed(0x1301, 0x1305).boxed().toList());
        TlsSupport support = support(act);
        assertEquals(5, support.suites().size());
        assertTrue(support.allSuites());
    }

    /** A host that chooses what was not offered shall not keep us. */
    @Test
    void aHostThatChoosesTheSameAgainEndsIt() {
        Fault always = Fault.say("160303002a020000260303" + "5a".repeat(32) + "00c02f00", Fault.End.SILENCE);
        TlsSupport support = support(always);
        assertEquals(List.of("TLSv1.2"), support.accepted());
        assertEquals(List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), support.suites());
        assertFalse(support.allSuites());
    }

    @Test
    void whatIsRefusedThroughoutIsNoSupport() {
        TlsSupport support = support(Fault.reset());
        assertEquals(List.of(), support.accepted());
        assertEquals(4, support.versions().size());
        assertTrue(support.refuses("TLSv1.2"));
        assertEquals(Optional.empty(), support.suitesOf());
        assertFalse(support.allSuites());
    }

    @Test
    void aSilenceIsNoRefusalAndIsNotWaitedForAgainAndAgain() throws ProbeException, InterruptedException {
        byte[] tlsChosen = HexFormat.of().parseHex("030000130ed000001234000200080001000000");
        TlsSupport support = Alone.script()
                .connecting(new ScriptedConnection().answers(tlsChosen))
                .connecting(new ScriptedConnection().answers(tlsChosen))
                .run(new TlsSupportProbe()).seen(TlsSupport.TYPE).orElseThrow();
        assertEquals(2, support.versions().size());
        assertFalse(support.refuses("TLSv1.3") || support.refuses("TLSv1.2"));
    }

    @Test
    void refusalsThatBeginLaterLeaveTheRestOpen() {
        TlsSupport versions = look(Behaviour.healthy().refusingAfter(1, Behaviour.FOR_GOOD)).fact(TlsSupport.TYPE);
        assertEquals(new ConnectSeries(1, 2, 2), versions.served());
        TlsSupport suites = look(Behaviour.healthy().refusingAfter(6, Behaviour.FOR_GOOD)).fact(TlsSupport.TYPE);
        assertEquals(new ConnectSeries(4, 0, 0), suites.served());
        assertEquals(3, suites.suites().size());
        assertFalse(suites.allSuites());
    }

    @Test
    void withoutTlsThereIsNothingToAsk() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Alone.look(new TlsSupportProbe(), host.address(), Alone.answered(Answer.PLAIN));
            assertEquals(Optional.of(Reason.NOT_APPLICABLE), quick.reason(TlsSupport.TYPE));
            assertEquals(0, host.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1, TLSv1.0", "-tls1_1, TLSv1.1", "-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void everyVersionOfOpensslIsFoundAlone(String option, String version) throws IOException {
        TlsSupport support = support(OpensslIdentity.make(folder, "-newkey", "rsa:2048"), option);
        assertEquals(List.of(version), support.accepted());
        assertEquals(3, support.versions().stream().filter(v -> support.refuses(v.version())).count());
    }

    @ParameterizedTest
    @CsvSource({"rsa:2048, AES256-SHA:NULL-SHA256:AES128-SHA, "
            + "TLS_RSA_WITH_AES_256_CBC_SHA TLS_RSA_WITH_NULL_SHA256 TLS_RSA_WITH_AES_128_CBC_SHA",
        "rsa:2048, DHE-RSA-CAMELLIA256-SHA:AECDH-AES256-SHA, "
            + "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA TLS_ECDH_anon_WITH_AES_256_CBC_SHA"})
    void theSuitesOfOpensslAreFoundInItsOrder(String key, String served, String expected) throws IOException {
        TlsSupport support = support(OpensslIdentity.make(folder, "-newkey", key), "-tls1_2", "-serverpref",
                "-cipher", served + ":@SECLEVEL=0");
        assertEquals(List.of(expected.split(" ")), support.suites());
        assertTrue(support.allSuites());
    }

    /** Hosts like these refuse the first look, and that is not for the version. */
    @ParameterizedTest
    @CsvSource({"-no_tls1_3 -cipher CAMELLIA256-SHA:@SECLEVEL=0, TLSv1.2, TLS_RSA_WITH_CAMELLIA_256_CBC_SHA",
        "-ciphersuites TLS_AES_128_CCM_8_SHA256, TLSv1.3, TLS_AES_128_CCM_8_SHA256"})
    void suitesThatTheFirstLookDoesNotOfferAreNamed(String options, String newest, String suite) throws IOException {
        TlsSupport support = support(OpensslIdentity.make(folder, "-newkey", "rsa:2048"), options.split(" "));
        assertEquals(Optional.of(newest), support.newestAccepted().map(Version::version));
        assertTrue(support.newestLacksSuites());
        assertEquals(Optional.of(suite), support.unoffered().map(List::getFirst));
    }

    @Test
    void aHostOfUsualSuitesLacksNone() {
        TlsSupport support = support(TlsAct.honest());
        assertEquals(Optional.of(List.of()), support.unoffered());
        assertFalse(support.newestLacksSuites());
        assertFalse(support(new TlsAct.Choosing(List.of(0x0303), List.of(0x0041, 0x002F))).newestLacksSuites());
    }

    @Test
    void anEcdsaKeyHasItsOwnSuites() throws IOException {
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-384");
        TlsSupport support = support(identity, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256:AES128-SHA");
        assertEquals(List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"), support.suites());
    }
}
