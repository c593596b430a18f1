// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.HostUse.Seen;
import org.rdpworkbench.core.spi.HostUse.Unseen;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.report.FleetText;
import org.rdpworkbench.report.KeptPreview;
import org.rdpworkbench.report.PlanPreview;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;

/** What a person reads before agreeing to a plan: roles, owners, what stops, who is signed in, calls and events. */
class PlanPreviewTest {

    private static final Instant AT = Instant.parse("2026-11-28T19:00:00Z");
    private static final String LAYER = "value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
            + "\\RDP-Tcp\\\\SecurityLayer";
    private static final String TLS = "value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL"
            + "\\Protocols\\TLS 1.2\\Server\\\\Enabled";
    private static final SettingValue STOPPED = SettingValue.dword(1);
    private static final SettingValue RUNNING = SettingValue.dword(4);
    private static final HostUse ALONE = new HostUse(new Seen(List.of()), Optional.empty());

    private static RepairPlan plan(String access, String interruption) {
        return new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn(access, Optional.empty()), "guid/X", "a.b",
                "a.b.fix-x", "Sets it.", FixPlan.Security.SAME, interruption, List.of(
                        new Step(LAYER, SettingValue.dword(0), SettingValue.dword(2)),
                        new Step(TLS, SettingValue.dword(0), SettingValue.ABSENT),
                        new Step("start:TermService", SettingValue.dword(4), SettingValue.dword(3)),
                        new Step("place:C:\\a|C:\\b", SettingValue.text("C:\\a"), SettingValue.text("C:\\b")),
                        new Step("state:UmRdpService", RUNNING, STOPPED),
                        new Step("state:TermService", RUNNING, STOPPED),
                        new Step("state:TermService", STOPPED, RUNNING),
                        new Step("state:UmRdpService", STOPPED, RUNNING)));
    }

    /** One that stops nothing. */
    private static RepairPlan quiet(String interruption) {
        RepairPlan all = plan("smb", interruption);
        return new RepairPlan(all.target(), all.wayIn(), all.machine(), all.cause(), all.key(), all.what(),
                all.security(), interruption, all.steps().subList(0, 2));
    }

    private static <F extends Record & Fact> Evidence inside(FactType<F> type, F fact) {
        return new Evidence.Observed(type.from(Vantage.INSIDE), type.version(), Json.tree(fact),
                new Source("host.x", "1.0.0", AT, 12));
    }

    private static PlanPreview preview(HostUse use, Evidence... inside) {
        Diagnosis plain = Samples.twins("x");
        List<Evidence> evidence = new ArrayList<>(plain.evidence());
        evidence.addAll(List.of(inside));
        return new PlanPreview(new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(),
                plain.summary(), plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(), evidence,
                plain.next(), plain.plans(), plain.problems()), use, AT, List.of());
    }

    private static Evidence roles(Role... roles) {
        return inside(HostRoles.TYPE, new HostRoles(List.of(roles)));
    }

    private static String text(RepairPlan plan, PlanPreview preview) {
        return new RepairText(TextStyle.ASCII).plan(plan, preview).replaceAll("\\s+", " ");
    }

    @Test
    void eachStepSaysHowAndWhatIsSeenOfIt() {
        String told = text(plan("smb", ""), preview(ALONE, roles(), settings()));
        for (String words : List.of(
                "1. BaseRegSetValue over the pipe winreg, [MS-RRP] 3.1.5.22; events Security 4657; set by the "
                        + "host itself",
                "2. BaseRegDeleteValue over the pipe winreg, [MS-RRP] 3.1.5.9; events Security 4657; set by unknown: "
                        + "may be re-applied",
                "3. RChangeServiceConfigW over the pipe svcctl, [MS-SCMR] 3.1.4.11; events System 7040; a policy of "
                        + "system services would set it again; none was looked for",
                "4. SMB2 SET_INFO (rename) on an administrative share, [MS-SMB2] 2.2.39; events Security 4656, "
                        + "4663, 5145",
                "5. RControlService (stop) over the pipe svcctl, [MS-SCMR] 3.1.4.2; events System 7036",
                "7. RStartServiceW over the pipe svcctl, [MS-SCMR] 3.1.4.19; events System 7036",
                "also where the plan is refused at last: SMB2 CREATE, WRITE and delete on close of "
                        + "rdpworkbench-repair.lock in the folder of Windows, [MS-SMB2] 2.2.13, 2.2.21; events "
                        + "Security 4656, 4663, 4660, 5145.",
                "These services stop meanwhile, and start again where the plan says so: UmRdpService, TermService.")) {
            assertTrue(told.contains(words), () -> words + "\n" + told);
        }
        String local = text(plan("windows", ""), preview(ALONE, roles()));
        assertTrue(local.contains("1. RegSetValueExW; events Security 4657; it is not known who sets it"), local);
        String other = text(plan("memory", ""), preview(ALONE, roles()));
        assertTrue(other.contains("1. by the way in memory"), other);
    }

    /** Who bound a certificate is told where it was a policy, of which none is proposed. */
    @Test
    void thatNoPolicyBoundACertificateIsSaidWhereOneWasLookedFor() {
        RepairPlan all = plan("smb", "");
        RepairPlan bind = new RepairPlan(all.target(), all.wayIn(), all.machine(), all.cause(), all.key(), all.what(),
                all.security(), "", List.of(new Step("value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
                        + "\\WinStations\\RDP-Tcp\\\\SSLCertificateSHA1Hash", SettingValue.of("REG_BINARY",
                        new byte[20]), SettingValue.ABSENT)));
        String looked = text(bind, preview(ALONE, roles(), settings()));
        assertTrue(looked.contains("events Security 4657; no policy is known that sets it"), looked);
        String other = text(bind, preview(ALONE, roles()));
        assertTrue(other.contains("events Security 4657; it is not known who sets it"), other);
    }

    @Test
    void rolesAreNamedOrSaidToBeUnseen() {
        RepairPlan plan = plan("smb", "");
        assertEquals("The host is no domain controller, certification authority, cluster node or Hyper-V host, and no "
                + "RD Session Host, Connection Broker or Gateway.", preview(ALONE, roles()).sentences(plan).getFirst());
        List<String> both = preview(new HostUse(new Seen(List.of("RD Session Host")), Optional.empty()),
                roles(Role.DOMAIN_CONTROLLER, Role.CLUSTER_NODE)).sentences(plan);
        assertEquals("The host is more than a host for Remote Desktop: domain controller, cluster node, RD Session "
                + "Host. Think of who depends on that.", both.getFirst());
        for (PlanPreview unseen : List.of(preview(ALONE), preview(HostUse.UNSEEN, roles()))) {
            String said = unseen.sentences(plan).getFirst();
            assertTrue(said.startsWith("Nobody could see whether the host is a"), said);
        }
    }

    @Test
    void whoIsSignedInIsSaidWhereSomebodyIsInterrupted() {
        HostUse alice = new HostUse(new Seen(List.of()), Optional.of(new Seen(List.of("CORP\\alice"))));
        assertTrue(preview(alice, roles()).sentences(plan("smb", "Sessions end.")).getLast()
                .endsWith("services and jobs under an account included: CORP\\alice."));
        assertFalse(String.join("", preview(alice, roles()).sentences(quiet(""))).contains("alice"));
        assertTrue(String.join("", preview(alice, roles()).sentences(quiet("Sessions end."))).contains("alice"));
        assertTrue(String.join("", preview(alice, roles()).sentences(plan("smb", ""))).contains("alice"),
                "a service stops");
        assertEquals("CORP\\alice", preview(alice, roles()).tree(plan("smb", "")).at("/signedIn/0").asText());
        assertTrue(preview(alice, roles()).tree(quiet("")).get("signedIn").isNull());
        HostUse unseen = new HostUse(new Seen(List.of()), Optional.of(new Unseen("The host refuses this account.")));
        assertEquals("Nobody could see who is signed in: The host refuses this account.",
                preview(unseen, roles()).sentences(plan("smb", "Sessions end.")).getLast());
        HostUse nobody = new HostUse(new Seen(List.of()), Optional.of(new Seen(List.of())));
        assertEquals("The host names nobody who is signed in.",
                preview(nobody, roles()).sentences(plan("smb", "Sessions end.")).getLast());
    }

    private static HostUse sessions(HostUse.Sighting them) {
        return new HostUse(new Seen(List.of()), Optional.of(new Seen(List.of("CORP\\alice"))), Optional.of(them));
    }

    @Test
    void sessionsAreSaidApartFromWhoIsSignedIn() {
        RepairPlan plan = plan("smb", "Sessions end.");
        HostUse two = sessions(new Seen(List.of("CORP\\alice, session 1, at the console",
                "CORP\\alice, session 3, Remote Desktop by RDP-Tcp#3 from CLIENT7")));
        assertTrue(text(plan, preview(two, roles())).contains("disconnected may stand as it was before: CORP\\alice, "
                + "session 1, at the console; CORP\\alice, session 3, Remote Desktop by RDP-Tcp#3 from CLIENT7."));
        assertFalse(text(quiet(""), preview(two, roles())).contains("session 3"), "where nobody is interrupted");
        assertEquals("The registry of the host names no session.",
                preview(sessions(new Seen(List.of())), roles()).sentences(plan).getLast());
        assertEquals("Nobody could see which sessions there are: The host refuses this account.",
                preview(sessions(new Unseen("The host refuses this account.")), roles()).sentences(plan).getLast());
    }

    @Test
    void programsReadSessionsOneByOneAndThePlanStaysTheSame() throws Exception {
        RepairPlan plan = plan("smb", "Sessions end.");
        byte[] one = PlanFormat.write(plan, preview(sessions(new Seen(List.of("a, session 3"))), roles()).tree(plan));
        byte[] none = PlanFormat.write(plan, preview(sessions(new Seen(List.of())), roles()).tree(plan));
        byte[] unseen = PlanFormat.write(plan, preview(sessions(new Unseen("x")), roles()).tree(plan));
        assertEquals("a, session 3", Json.mapper().readTree(one).at("/preview/sessions/0").asText());
        assertTrue(Json.mapper().readTree(none).at("/preview/sessions").isArray());
        assertTrue(Json.mapper().readTree(unseen).at("/preview/sessions").isNull(), "unseen is not none");
        assertTrue(kept(one).sentences().getLast().endsWith("a, session 3."));
        assertEquals(PlanFormat.read(one), PlanFormat.read(none));
        assertEquals(Json.mapper().readTree(one).get("hash"), Json.mapper().readTree(none).get("hash"));
    }

    @Test
    void whatIsNotRepairedIsSaidBesideThePlanAndInItsFile() throws Exception {
        RepairPlan plan = plan("smb", "");
        PlanPreview alone = preview(ALONE, roles());
        PlanPreview preview = new PlanPreview(alone.found(), alone.use(), AT, List.of(new RefusedCause("tls.x",
                "The group policy \"\u001b[2J\" sets it.")));
        String said = "Not repaired: tls.x. The group policy \"\\u{1b}[2J\" sets it.";
        assertTrue(text(plan, preview).contains(said), text(plan, preview));
        byte[] file = PlanFormat.write(plan, preview.tree(plan));
        assertTrue(text(plan, kept(file)).contains(said), text(plan, kept(file)));
        assertEquals("tls.x", Json.mapper().readTree(file).at("/preview/refusals/0/cause").asText());
        assertTrue(Json.mapper().readTree(PlanFormat.write(plan, alone.tree(plan))).at("/preview/refusals")
                .isMissingNode());
        String many = new FleetText(TextStyle.ASCII).plans(new PlansFile(AT, List.of(plan), Map.of(),
                Map.of(plan.hash(), preview.tree(plan)))).replaceAll("\\s+", " ");
        assertTrue(many.contains("Of these hosts, when their plans were made 192.0.2.7:3389 "), many);
        assertTrue(many.contains(said), many);
    }

    /** Each named action says what shows that it has worked, in the text, for programs and in the file. */
    @Test
    void whatShowsThatAnActionHasWorkedIsSaid() throws Exception {
        RepairPlan plan = plan("smb", "");
        PlanPreview alone = preview(ALONE, roles());
        Diagnosis found = alone.found();
        FixPlan proposed = FixPlan.of(plan.cause(), "x", FixPlan.Security.SAME).then(new Change.Act(
                Change.Action.RESTART_SERVICE, "TermService", "a TLS handshake with the host completes"));
        assertEquals(plan.key(), proposed.key());
        PlanPreview preview = new PlanPreview(new Diagnosis(found.target(), found.symptom(), found.verdict(),
                found.stage(), found.summary(), found.ladder(), found.causes(), found.noneOfThese(), found.findings(),
                found.evidence(), found.next(), List.of(proposed), found.problems()), ALONE, AT, List.of());
        String said = "What shows that \"restart service TermService\" has done its work: a TLS handshake with the "
                + "host completes.";
        assertTrue(text(plan, preview).contains(said), text(plan, preview));
        assertTrue(kept(PlanFormat.write(plan, preview.tree(plan))).sentences().contains(said));
        assertFalse(text(plan, alone).contains("has done its work"));
    }

    private static KeptPreview kept(byte[] file) throws Exception {
        return KeptPreview.of(Json.mapper().readTree(file).path("preview"));
    }

    private static String text(RepairPlan plan, KeptPreview kept) {
        return new RepairText(TextStyle.ASCII).plan(plan, kept).replaceAll("\\s+", " ");
    }

    @Test
    void whoAppliesAFileReadsWhoOwnedEachValue() throws Exception {
        RepairPlan plan = plan("smb", "");
        String told = text(plan, kept(PlanFormat.write(plan, preview(ALONE, settings()).tree(plan))));
        assertTrue(told.contains("1. BaseRegSetValue over the pipe winreg, [MS-RRP] 3.1.5.22; events Security 4657; "
                + "when the plan was made: set by the host itself 2. "), told);
        assertTrue(told.contains("; when the plan was made: set by unknown: may be re-applied 3. "), told);
        assertTrue(preview(ALONE, settings()).tree(plan).at("/claim/call").textValue().contains("repair.lock"));
        assertTrue(told.contains("events System 7036 6. "), "a step that nobody owns names nobody: " + told);
        assertFalse(text(plan, kept(PlanFormat.write(plan))).contains("when the plan was made"), "as of older plans");
    }

    /** It is text of a file that anybody may have written. */
    @Test
    void anOwnerInAFileIsEscapedAndHoldsForItsOwnSettingAlone() throws Exception {
        RepairPlan plan = plan("smb", "");
        ObjectNode tree = (ObjectNode) preview(ALONE, settings()).tree(plan);
        ((ObjectNode) tree.at("/steps/0")).put("owner", "set by \u001b[2J\u202ecorp\n  2. nobody");
        ((ObjectNode) tree.at("/steps/1")).put("setting", LAYER);
        ((ObjectNode) tree.at("/steps/2")).put("owner", 7);
        ((ObjectNode) tree.at("/steps/3")).putArray("owner").add("x");
        ((ObjectNode) tree.at("/steps/4")).put("owner", "x".repeat(100_000));
        String told = text(plan, KeptPreview.of(tree));
        assertTrue(told.contains("set by \\u{1b}[2J\\u{202e}corp\\u{a} 2. nobody"), told);
        assertFalse(told.contains("may be re-applied"), told);
        assertFalse(told.contains("it is not known"), told);
        assertEquals(2, told.split("when the plan was made:", -1).length - 1, told);
        assertTrue(told.length() < 20_000, "cut as all text from elsewhere");
        tree.put("steps", "none");
        assertFalse(text(plan, KeptPreview.of(tree)).contains("when the plan was made:"));
    }

    private static Evidence settings() {
        return inside(RemoteDesktopSettings.TYPE, new RemoteDesktopSettings(List.of(
                new Setting("SecurityLayer", Optional.of(0L), Owner.LOCAL, Optional.empty(), Optional.of(0L)),
                new Setting(RemoteDesktopSettings.TLS_12_ENABLED, Optional.of(0L), Owner.UNKNOWN, Optional.empty(),
                        Optional.of(0L)))));
    }

    @Test
    void programsReadTheSameAndAFileKeepsIt() throws Exception {
        RepairPlan plan = plan("smb", "Sessions end.");
        HostUse alice = new HostUse(new Seen(List.of()), Optional.of(new Seen(List.of("CORP\\alice"))));
        byte[] file = PlanFormat.write(plan, preview(alice, roles()).tree(plan));
        assertEquals(plan, PlanFormat.read(file));
        JsonNode tree = Json.mapper().readTree(file).get("preview");
        assertEquals("CORP\\alice", tree.at("/signedIn/0").asText());
        assertEquals("UmRdpService", tree.at("/stops/0").asText());
        assertEquals("System 7036", tree.at("/steps/7/events").asText());
        assertEquals("EXACT", tree.at("/steps/0/inverse").asText());
        assertEquals("every client of this listener", tree.at("/steps/0/usedBy").asText());
        assertEquals("APPROXIMATE", tree.at("/steps/4/inverse").asText());
        assertEquals("MEDIUM", tree.at("/steps/4/risk").asText());
        assertTrue(tree.at("/steps/4/riskReason").asText().startsWith("it may not stop in time"));
        List<String> kept = kept(file).sentences();
        assertEquals("When the plan was made, at 2026-11-28T19:00:00Z:", kept.getFirst());
        assertTrue(kept.getLast().endsWith("CORP\\alice."), kept::toString);
        assertEquals(List.of(), kept(PlanFormat.write(plan)).sentences(), "as older plans are");
        HostUse unseen = new HostUse(new Seen(List.of()), Optional.of(new Unseen("x")));
        assertTrue(preview(unseen).tree(plan).get("signedIn").isNull(), "unseen is not nobody");
    }
}
