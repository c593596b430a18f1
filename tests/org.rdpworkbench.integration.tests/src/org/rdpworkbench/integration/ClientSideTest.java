// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.Cases;

/**
 * What was collected on a client, or on the console of a host, beside looks that were recorded: what works from here
 * and fails there is told as both, and the rows of all causes that read it are weighed together. The collected files
 * are made by hand.
 */
class ClientSideTest {

    private static final String HEALTHY = "lab-healthy";
    private static final String UNPATCHED = "lab-unpatched-credssp";
    private static final String REFUSED = "pair-closed-port";
    private static final String NONE = "";

    /** Events of an attempt an hour after the look. */
    private static String attempt(CaseRecord look, String machine, String state, int reason) {
        return event(1024, look, look.target().toString(), NONE, NONE) + event(226, look, NONE, machine, state)
                + event(1026, look, Integer.toString(reason), NONE, NONE);
    }

    private static String event(int id, CaseRecord look, String value, String machine, String state) {
        return "<Event><System><Provider Name='Microsoft-Windows-TerminalServices-ClientActiveXCore'/><EventID>" + id
                + "</EventID><TimeCreated SystemTime='" + look.began().plusSeconds(3_600 + (id == 1024 ? 0 : 1))
                + "'/></System><EventData><Data Name='Value'>" + value + "</Data><Data Name='StateTransitionName'>"
                + machine + "</Data><Data Name='PreviousStateName'>" + state + "</Data></EventData></Event>";
    }

    private static byte[] collected(CaseRecord look, String events, String parts) {
        return ("{\"schema\":\"rdpworkbench/collected/1\",\"at\":\"" + look.began() + "\",\"computer\":\"CLIENT7\","
                + "\"server\":\"" + look.target() + "\",\"inside\":false,\"parts\":{\"attempts\":["
                + (events.isEmpty() ? "" : "\"" + events + "\"") + "]" + parts + "},\"missing\":{}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Diagnosis judged(CaseRecord look, byte[] collected, String symptom) throws Exception {
        Snapshot plugins = Workbench.diagnostics().snapshot();
        assumeTrue(!plugins.readers().isEmpty(), "readers are there within the framework only");
        List<CaseRecord> all = new ArrayList<>(SavedEvidence.read(plugins, collected));
        all.add(look);
        List<CaseRecord> joined = SavedEvidence.joined(all);
        assertEquals(1, joined.size());
        return Workbench.diagnostics().judge(joined.getFirst(), Optional.of(Workbench.symptom(symptom)));
    }

    private static List<String> supporting(Diagnosis diagnosis) {
        return diagnosis.causes().stream().flatMap(ranked -> ranked.supporting().stream())
                .map(contribution -> contribution.indication().key()).toList();
    }

    @Test
    void aHandshakeThatBreaksOnlyThereSpeaksForTheWayThere() throws Exception {
        CaseRecord look = RecordedCases.read(HEALTHY);
        Diagnosis diagnosis = judged(look, collected(look, attempt(look, "RDPClient_SSL",
                "TsSslStateHandshakeInProgress", 0x904), ""), "0x904");
        assertEquals(Verdict.NOT_REPRODUCED, diagnosis.verdict());
        assertTrue(supporting(diagnosis).contains("path.intercepted.client-broke"), diagnosis.causes().toString());
        assertFalse(supporting(diagnosis).stream().anyMatch(key -> key.startsWith("path.blocked")));
    }

    @Test
    void aConnectionThatFailsOnlyThereSpeaksForItsWay() throws Exception {
        CaseRecord look = RecordedCases.read(HEALTHY);
        Diagnosis diagnosis = judged(look, collected(look, attempt(look, "RDPClient_TCP",
                "TcpStateConnectingTransport", 0x204), ""), "0x204");
        assertEquals(Verdict.NOT_REPRODUCED, diagnosis.verdict());
        assertTrue(diagnosis.causes().getFirst().cause().id().startsWith("path."), diagnosis.causes().toString());
        assertTrue(supporting(diagnosis).containsAll(List.of("path.blocked.client-could-not-connect",
                "path.unreachable.client-could-not-connect")));
    }

    /** Our looks never log on, so that the client's word is all that there is. */
    @Test
    void aLogonThatIsRefusedThereIsWhyItFails() throws Exception {
        assumeTrue(Workbench.knows("access.denied"), "its plugin was removed from the source tree");
        CaseRecord look = RecordedCases.read(HEALTHY);
        Diagnosis diagnosis = judged(look, collected(look, attempt(look, "RDPClient_SSL",
                "TsSslStateHandshakeInProgress", 0xD07), ""), "0xD07");
        assertEquals(Verdict.FAIL, diagnosis.verdict(), diagnosis.summary());
        assertEquals("access.denied", diagnosis.causes().getFirst().cause().id(), diagnosis.causes().toString());
        assertTrue(diagnosis.ladder().stream().anyMatch(rung -> rung.stage() == Stage.AUTHENTICATION
                && rung.outcome().contains("client's logon failed")), diagnosis.ladder().toString());
    }

    /** A log that was saved at the host, and one at the client, of the same minute: its host is named as the look's. */
    @Test
    void aSavedSecurityLogSaysWhyTheClientFailed() throws Exception {
        assumeTrue(Workbench.knows("access.denied"), "its plugin was removed from the source tree");
        CaseRecord look = RecordedCases.read(HEALTHY);
        String refused = "<Event><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4625</EventID>"
                + "<TimeCreated SystemTime='" + look.began().plusSeconds(3_600) + "'/><Computer>" + look.target().host()
                + "</Computer></System><EventData><Data Name='TargetUserName'>eve</Data><Data Name='Status'>0xc000015b"
                + "</Data><Data Name='SubStatus'>0x0</Data><Data Name='LogonType'>10</Data></EventData></Event>";
        Diagnosis alone = judged(look, refused.getBytes(StandardCharsets.UTF_8), "0xD07");
        assertTrue(supporting(alone).contains("access.denied.right-missing"), alone.causes().toString());
        assertFalse(supporting(alone).contains("access.denied.at-the-attempt"));
        assertEquals(Verdict.WARN, alone.verdict(), alone.summary());
        List<CaseRecord> both = new ArrayList<>(List.of(look));
        both.addAll(SavedEvidence.read(Workbench.diagnostics().snapshot(), (refused + attempt(look, "RDPClient_SSL",
                "TsSslStateHandshakeInProgress", 0xD07)).getBytes(StandardCharsets.UTF_8)));
        List<CaseRecord> joined = SavedEvidence.joined(both);
        assertEquals(1, joined.size());
        Diagnosis diagnosis = Workbench.diagnostics().judge(joined.getFirst(), Optional.empty());
        assertEquals(Verdict.FAIL, diagnosis.verdict(), diagnosis.summary());
        assertEquals("access.denied", diagnosis.causes().getFirst().cause().id(), diagnosis.causes().toString());
        assertTrue(supporting(diagnosis).contains("access.denied.at-the-attempt"));
    }

    /** Where no way in over the network works, the console has the answer. */
    @Test
    void theConsoleOfAHostThatRefusesSaysThatItsServiceIsStopped() throws Exception {
        CaseRecord look = RecordedCases.read(REFUSED);
        byte[] inside = new String(collected(look, "", ",\"services\":[{\"name\":\"TermService\",\"state\":"
                + "\"Stopped\",\"start\":\"Manual\",\"account\":\"NT Authority\\\\NetworkService\"}]"),
                StandardCharsets.UTF_8).replace("\"inside\":false", "\"inside\":true").getBytes(StandardCharsets.UTF_8);
        Diagnosis diagnosis = judged(look, inside, "0x204");
        assertEquals(Verdict.FAIL, diagnosis.verdict());
        assertEquals("service.stopped", diagnosis.causes().getFirst().cause().id(), diagnosis.causes().toString());
    }

    private static final String TERMINAL_SERVER = "HKLM:\\\\SYSTEM\\\\CurrentControlSet\\\\Control\\\\Terminal Server";

    private static String value(String key, String name, long number) {
        return "{\"key\":\"" + key + "\",\"name\":\"" + name + "\",\"value\":" + number + "}";
    }

    /** What was collected on the console of the host: of its listener, of policies and of Schannel. */
    private static Diagnosis console(String recorded, String listener, String policies, String schannel)
            throws Exception {
        CaseRecord look = RecordedCases.read(recorded);
        String parts = ",\"listener\":[%s],\"policies\":[%s],\"schannel\":[%s],\"lsa\":[]".formatted(listener,
                policies, schannel);
        return judged(look, new String(collected(look, "", parts), StandardCharsets.UTF_8)
                .replace("\"inside\":false", "\"inside\":true").getBytes(StandardCharsets.UTF_8), "0x204");
    }

    private static void assertFirst(String cause, Diagnosis diagnosis) {
        assertEquals(Verdict.FAIL, diagnosis.verdict(), diagnosis.summary());
        assertEquals(cause, diagnosis.causes().getFirst().cause().id(), diagnosis.causes().toString());
    }

    @Test
    void theConsoleOfAHostSaysThatAPolicyTurnedItOff() throws Exception {
        assumeTrue(Workbench.knows("listener.rdp-disabled"), "its plugin was removed from the source tree");
        Diagnosis diagnosis = console(REFUSED, value(TERMINAL_SERVER, "fDenyTSConnections", 0),
                value("HKLM:\\\\SOFTWARE\\\\Policies", "fDenyTSConnections", 1), "");
        assertFirst("listener.rdp-disabled", diagnosis);
        assertEquals("policy", diagnosis.findings().stream()
                .filter(one -> one.cause().id().equals("listener.rdp-disabled")).findFirst().orElseThrow().held()
                .getFirst().values().get("owner"));
    }

    @Test
    void theConsoleOfAHostSaysThatItsPortWasMoved() throws Exception {
        assumeTrue(Workbench.knows("listener.port-moved"), "its plugin was removed from the source tree");
        assertFirst("listener.port-moved", console(REFUSED, value(TERMINAL_SERVER + "\\\\WinStations\\\\RDP-Tcp",
                "PortNumber", 3_391), "", ""));
    }

    @Test
    void theConsoleOfAHostSaysThatTlsIsSwitchedOff() throws Exception {
        assumeTrue(Workbench.knows("tls.server-disabled"), "its plugin was removed from the source tree");
        Diagnosis diagnosis = console("lab-closed-after-hello", "", "", value("HKLM:\\\\SYSTEM\\\\Protocols"
                + "\\\\TLS 1.2\\\\Server", "Enabled", 0));
        assertTrue(supporting(diagnosis).contains("tls.server-disabled.switched-off"), diagnosis.causes().toString());
    }

    @Test
    void theConsoleOfAHostSaysThatItsPoliciesContradict() throws Exception {
        assumeTrue(Workbench.knows("policy.incoherent"), "its plugin was removed from the source tree");
        Diagnosis diagnosis = console("lab-rdp-only", value(TERMINAL_SERVER + "\\\\WinStations\\\\RDP-Tcp",
                "UserAuthentication", 1), value("HKLM:\\\\SOFTWARE\\\\Policies", "SecurityLayer", 0), "");
        assertTrue(supporting(diagnosis).contains("policy.incoherent.nla-without-tls"),
                diagnosis.causes().toString());
    }

    /** Beside the client's attempt, its own filters are named, and accuse nobody. */
    @Test
    void filtersOfAClientWhoseHandshakeAloneBroke() throws Exception {
        CaseRecord look = RecordedCases.read(HEALTHY);
        Diagnosis diagnosis = judged(look, collected(look, attempt(look, "RDPClient_SSL",
                "TsSslStateHandshakeInProgress", 0x904), ",\"networkFilters\":[{\"name\":\"Example VPN\"}]"), "0x904");
        assertEquals(Verdict.NOT_REPRODUCED, diagnosis.verdict());
        assertTrue(supporting(diagnosis).contains("path.intercepted.client-filters"), diagnosis.causes().toString());
    }

    @Test
    void aClientWithTheUpdateRefusesAHostWithoutIt() throws Exception {
        CaseRecord look = RecordedCases.read(UNPATCHED);
        String settings = ",\"encryptionOracle\":[%s],\"system\":[{\"name\":\"CurrentBuildNumber\","
                + "\"value\":\"19045\"}]";
        Diagnosis refuses = judged(look, collected(look, "", settings.formatted("")), "0x80090302");
        assertEquals(Verdict.FAIL, refuses.verdict());
        assertEquals("nla.oracle-blocked", refuses.causes().getFirst().cause().id());
        Diagnosis allows = judged(look, collected(look, "",
                settings.formatted("{\"name\":\"AllowEncryptionOracle\",\"value\":2}")), "0x80090302");
        assertFalse(supporting(allows).contains("nla.oracle-blocked.client-refuses"));
        assertTrue(allows.verdict() != Verdict.FAIL, allows.summary());
    }

    /** For that the family of NLA proposes nothing of its own. */
    @Test
    void aHostWithoutNlaIsRepairedByItsSecurityLayer() throws Exception {
        assumeTrue(Workbench.knows("nla.not-offered") && Workbench.knows("policy.rdp-layer-only"), "one was removed");
        Optional<Long> layer = Optional.of(0L);
        CaseRecord host = Cases.of(new Negotiation(List.of(new Negotiation.Exchange(11, Negotiation.Answer.FAILED,
                Optional.empty(), Optional.empty(), Optional.of(Negotiation.SSL_NOT_ALLOWED), Optional.empty(),
                "", 20, ""))))
                .from(Vantage.INSIDE, new RemoteDesktopSettings(List.of(new RemoteDesktopSettings.Setting(
                        RemoteDesktopSettings.SECURITY_LAYER, layer, RemoteDesktopSettings.Owner.LOCAL,
                        Optional.empty(), layer))))
                .from(Vantage.INSIDE, new KeyAccess("C:\\key", true, true))
                .from(Vantage.CLIENT, new NlaClient(NlaClient.Use.REQUIRED, true)).record();
        Diagnosis diagnosis = Workbench.diagnostics().judge(host, Optional.empty());
        assertEquals(Verdict.FAIL, diagnosis.finding("nla.not-offered").orElseThrow().verdict(), diagnosis::toString);
        assertEquals(List.of("policy.rdp-layer-only.fix-coherent"),
                diagnosis.plans().stream().map(FixPlan::key).toList());
    }
}
