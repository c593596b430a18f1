// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.repair.FleetAgreement;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import picocli.CommandLine;

/** What is asked before many hosts are repaired, which files are taken, and the exit state of the whole. */
class FleetApplyTest {

    @TempDir
    private Path folder;

    private static RepairPlan plan(String host, FixPlan.Security security, String interruption) {
        return plan(host, security, interruption, Step.Kind.SETTING);
    }

    private static RepairPlan plan(String host, FixPlan.Security security, String interruption, Step.Kind kind) {
        return new RepairPlan(Target.of(host, 3389), new WayIn("smb", Optional.of("admin")), "guid/" + host, "a.cause",
                "a.cause.fix-x", "Mends it.", security, interruption,
                List.of(new Step("key:HKLM\\A", SettingValue.ABSENT, SettingValue.dword(1), kind)));
    }

    private static RepairPlan plan(String host) {
        return plan(host, FixPlan.Security.SAME, "");
    }

    private static HostResult result(String word) {
        RepairPlan plan = plan("h");
        return switch (word) {
            case "REFUSED" -> new HostResult.Refused(plan, "So it is.");
            case "NOT_BEGUN" -> new HostResult.NotBegun(plan, "So it is.");
            default -> new HostResult.Repaired(plan, new Repair("1", Instant.EPOCH, "somebody", plan,
                    List.of(Repair.Progress.DONE), Outcome.valueOf(word), "", Optional.empty()), false);
        };
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED CONFIRMED, 0", "CONFIRMED APPLIED, 6", "APPLIED REFUSED CONFIRMED, 3",
            "APPLIED NOT_BEGUN, 3", "REFUSED NOT_BEGUN, 2", "UNDONE NOT_BEGUN REFUSED, 4", "UNDONE BEGUN, 130",
            "BEGUN NOT_UNDONE UNDONE, 5"})
    void theWorstCounts(String results, int state) {
        List<HostResult> hosts = List.of(results.split(" ")).stream().map(FleetApplyTest::result).toList();
        assertEquals(state, FleetApply.state(new FleetResult(hosts, Optional.empty(), false)));
    }

    @Test
    void whoStoppedItIsToldSoUnlessSomethingIsWorse() {
        assertEquals(130, FleetApply.state(new FleetResult(List.of(result("CONFIRMED"), result("NOT_BEGUN")),
                Optional.of("A person stopped it."), true)));
        assertEquals(5, FleetApply.state(new FleetResult(List.of(result("NOT_UNDONE")), Optional.empty(), true)));
    }

    @Test
    void whatIsTypedHasAllThatInterruptsAndWeakens() {
        List<RepairPlan> plans = new ArrayList<>(List.of(plan("a"), plan("b")));
        assertEquals("repair 2", FleetAgreement.phrase(plans));
        plans.add(plan("c", FixPlan.Security.SAME, "Sessions end."));
        assertEquals("repair 3, interrupt 1", FleetAgreement.phrase(plans));
        plans.add(plan("d", FixPlan.Security.WEAKER, "Sessions end."));
        assertEquals("repair 4, interrupt 2, weaken 1", FleetAgreement.phrase(plans));
        plans.add(plan("e", FixPlan.Security.SAME, "", Step.Kind.RESTART));
        RepairPlan once = plan("f", FixPlan.Security.SAME, "", Step.Kind.ONCE);
        plans.add(once);
        assertEquals("repair 6, interrupt 2, weaken 1, restart 1, no way back 1", FleetAgreement.phrase(plans));
        assertTrue(bad(() -> new Consent(options()).possible(List.of(plan("a"), once), true))
                .contains("cannot be taken back"));
    }

    @Test
    void whatEndsThatHostsAreWeakerIsSaid() {
        RepairPlan undone = plan("a", FixPlan.Security.WEAKER, "");
        RepairPlan lasting = new RepairPlan(undone.target(), undone.wayIn(), undone.machine(), undone.cause(),
                undone.key(), undone.what(), undone.security(), "", List.of(new Step("winsock:catalog",
                        SettingValue.ABSENT, SettingValue.dword(1), Step.Kind.ONCE)));
        assertEquals("a is less protected afterwards, until you undo it.", FleetAgreement.weakened(List.of(undone)));
        assertEquals("a is less protected afterwards; nobody can take that back, and it is said until you "
                + "note that it is over.",
                FleetAgreement.weakened(List.of(lasting)));
        assertEquals("2 hosts are less protected afterwards, until you undo it; at 1 of them nobody can, and it is "
                + "said until you note that it is over.", FleetAgreement.weakened(List.of(undone, lasting)));
    }

    /** Options as those of a command. */
    private static OutputOptions options() {
        OutputOptions options = new OutputOptions(Terminal.NONE);
        new CommandLine(new Holder(options));
        return options;
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final OutputOptions options;

        private Holder(OutputOptions options) {
            this.options = options;
        }
    }

    private static String bad(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(CommandLine.ParameterException.class, call).getMessage();
    }

    @Test
    void yesIsNotEnoughWhereOneOfThemInterrupts() {
        Consent consent = new Consent(options());
        consent.possible(List.of(plan("a"), plan("b")), true);
        assertTrue(bad(() -> consent.possible(List.of(plan("a"), plan("b", FixPlan.Security.SAME, "Sessions end.")),
                true)).startsWith("One of these plans interrupts somebody"));
        assertTrue(bad(() -> consent.possible(List.of(plan("a"), plan("b", FixPlan.Security.WEAKER, "")), true))
                .contains("--yes is not enough"));
    }

    private String file(String name, byte[] content, Instant modified) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file.toString();
    }

    @Test
    void plansAreTakenFromFilesOfOneAndOfMany() throws Exception {
        Instant then = Instant.parse("2026-11-28T09:15:00Z");
        RepairPlan a = plan("a");
        RepairPlan b = plan("b");
        RepairPlan c = plan("c");
        String one = file("one.plan", PlanFormat.write(a), then.plusSeconds(9));
        String many = file("many.plans", new PlansFile(then, List.of(b, c), Map.of()).write(), Instant.now());
        PlanFiles single = PlanFiles.read(List.of(one), options());
        assertFalse(single.fleet());
        assertEquals(List.of(a), single.plans());
        assertTrue(PlanFiles.read(List.of(many), options()).fleet());
        PlanFiles all = PlanFiles.read(List.of(many, one), options());
        assertTrue(all.fleet());
        assertEquals(List.of(b, c, a), all.plans());
        assertEquals(Map.of(a.hash(), then.plusSeconds(9), b.hash(), then, c.hash(), then), all.since());
        String again = file("again.plan", PlanFormat.write(c), then);
        assertTrue(bad(() -> PlanFiles.read(List.of(many, again), options())).startsWith("More than one of the plans "
                + "is for the machine c"));
        String none = file("none.plans", new PlansFile(then, List.of(), Map.of()).write(), then);
        assertEquals("There is no plan to apply.", bad(() -> PlanFiles.read(List.of(none), options())));
    }

    /** Whoever applies it has to read that, of each kind of file. */
    @Test
    void whatWasSeenWithAPlanIsTakenFromFilesOfOneAndOfMany() throws Exception {
        RepairPlan a = plan("a");
        RepairPlan b = plan("b");
        JsonNode seen = JsonNodeFactory.instance.objectNode().put("at", "then");
        String one = file("one.plan", PlanFormat.write(a, seen), Instant.EPOCH);
        String many = file("many.plans", new PlansFile(Instant.EPOCH, List.of(b), Map.of(), Map.of(b.hash(), seen))
                .write(), Instant.EPOCH);
        assertEquals(Map.of(a.hash(), seen), PlanFiles.read(List.of(one), options()).previews());
        assertEquals(Map.of(a.hash(), seen, b.hash(), seen), PlanFiles.read(List.of(many, one), options()).previews());
        String none = file("none.plan", PlanFormat.write(a), Instant.EPOCH);
        assertEquals(Map.of(), PlanFiles.read(List.of(none), options()).previews());
    }

    /** One descriptor has one line; each credential that is not kept needs its own. */
    @Test
    void onePasswordIsNotGivenToSeveralCredentials() {
        Credentials credentials = new Credentials(List.of());
        InsideOptions inside = new InsideOptions(() -> new HostSessions(credentials, List.of()), () -> credentials);
        OutputOptions options = options();
        new CommandLine(new InsideHolder(inside)).parseArgs("--secret-fd", "5");
        assertTrue(bad(() -> inside.wayIns(List.of(new WayIn("smb", Optional.of("a")),
                new WayIn("smb", Optional.of("b"))), options)).startsWith("--secret-fd gives one password"));
    }

    @CommandLine.Command
    private static final class InsideHolder {
        @CommandLine.Mixin
        private final InsideOptions inside;

        private InsideHolder(InsideOptions inside) {
            this.inside = inside;
        }
    }
}
