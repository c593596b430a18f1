// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * A repair as a script for Windows PowerShell 5.1, forth and back: to be read, and for hosts without the workbench. It
 * is run by nobody here, and was not tried on Windows. Everything that came from hosts and people is a literal in it,
 * or stands in a comment.
 */
public final class RepairScript {

    private static final String NAME = "repair.ps1";
    private static final String PERMISSIONS = "dacl:";
    private static final String STEPS = "#STEPS#\n";

    private RepairScript() {}

    /**
     * The script, in ASCII with a line break at the end.
     *
     * @throws RefusedException when a script could not do it exactly
     */
    public static String write(Repair repair) throws RefusedException {
        if (repair.plan().timedTest()) {
            throw new RefusedException("The repair " + repair.id() + " is a test, which the workbench takes back at "
                    + "its end; a script would not, so there is none.");
        }
        String body = body();
        int at = body.indexOf(STEPS);
        return head(repair) + body.substring(0, at) + forth(repair) + "\n" + back(repair.plan().steps())
                + body.substring(at + STEPS.length()) + ScriptEnd.of(repair.plan());
    }

    private static String body() {
        try (InputStream in = RepairScript.class.getResourceAsStream(NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the script that lies in this bundle cannot be read", e);
        }
    }

    private static String head(Repair repair) {
        RepairPlan plan = repair.plan();
        StringBuilder head = new StringBuilder("""
                # A repair by RDP Workbench as a script: for review, and for hosts without the workbench.
                # The workbench does not run it, and it was not tried on Windows. Read it before you do.
                #
                """);
        head.append(PowerShell.comment("Repair:", repair.id()))
                .append(PowerShell.comment("Host:", plan.target().toString()))
                .append(PowerShell.comment("Machine:", plan.machine()))
                .append(PowerShell.comment("Cause:", plan.cause()))
                .append(PowerShell.comment("It does:", plan.what()))
                .append(PowerShell.comment("Begun:", repair.at().truncatedTo(ChronoUnit.SECONDS) + " by "
                        + repair.who() + repair.notes().approval().words()))
                .append(PowerShell.comment("Came of it:", RepairText.words(repair) + ". " + repair.why()))
                .append(PowerShell.comment("Plan:", plan.hash()));
        repair.notes().noted().forEach(one -> head.append(PowerShell.comment("Noted:", NoteWords.of(one))));
        PlanStakes.of(plan).forEach(words -> head.append(PowerShell.comment("Think of:", words)));
        RepairText.warnings(plan).forEach(words -> head.append(PowerShell.comment("Mind:", words)));
        if (plan.steps().stream().anyMatch(step -> step.setting().startsWith(PERMISSIONS))) {
            head.append(PowerShell.comment("Mind:", "this script takes no privilege, so it cannot change a file whose "
                    + "permissions leave administrators out."));
        }
        return head.append("""
                #
                # powershell -NoProfile -File repair.ps1          does it, where all is as it was there before
                # powershell -NoProfile -File repair.ps1 -Back    takes it back, where all is as it was left
                # Both stop at the first error, and nobody takes back what was done until then but -Back.

                """).toString();
    }

    private static String forth(Repair repair) throws RefusedException {
        StringBuilder text = new StringBuilder("$repair = @(\n");
        for (int i = 0; i < repair.plan().steps().size(); i++) {
            Step step = repair.plan().steps().get(i);
            text.append("    ").append(PowerShell.comment((i + 1) + ".", StepWords.of(step) + " ("
                    + RepairText.words(repair.progress().get(i)) + ")"));
            text.append("    ").append(PowerShell.comment("mind:", StepStakes.of(step).words(step)));
            text.append(permissions("before:", step.before())).append(permissions("after:", step.after()));
            text.append(step.undoable() ? ScriptStep.of(step)
                    : "    # It is left to you, at the end of this script.\n");
        }
        return text.append(")\n").toString();
    }

    private static String permissions(String label, SettingValue value) throws RefusedException {
        String sddl = ScriptStep.permissions(value);
        return sddl.isEmpty() ? "" : "    " + PowerShell.comment(label, sddl);
    }

    /** As undo does it: newest first, and what only went off and on goes so once more behind all. */
    private static String back(List<Step> all) throws RefusedException {
        List<Step> steps = all.stream().filter(Step::undoable).toList();
        Map<String, SettingValue> first = new HashMap<>();
        Map<String, SettingValue> last = new HashMap<>();
        steps.forEach(step -> {
            first.putIfAbsent(step.setting(), step.before());
            last.put(step.setting(), step.after());
        });
        List<Step> back = new ArrayList<>();
        List<Step> again = new ArrayList<>();
        for (Step step : steps) {
            if (first.get(step.setting()).equals(last.get(step.setting()))) {
                again.add(step);
            } else {
                back.addFirst(new Step(step.setting(), step.after(), step.before()));
            }
        }
        back.addAll(again);
        StringBuilder text = new StringBuilder("# The way back.\n$undo = @(\n");
        for (Step step : back) {
            text.append(ScriptStep.of(step));
        }
        return text.append(")\n").toString();
    }
}
