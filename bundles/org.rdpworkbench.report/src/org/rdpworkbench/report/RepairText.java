// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.report.TextStyle.Look;

/** Plans and repairs as text for a terminal. */
public final class RepairText {

    private static final String RESTARTS = "Nobody can take a restart back. It is asked for by InitShutdown and stands "
            + "in the host's System log (1074). The host is waited for, and looked at when it answers again; where it "
            + "is the machine on which this runs, look then with resume.";
    private static final String EVENTS = "Events of the Security log are there only where auditing is on. The logon "
            + "leaves events of its own.";

    private final TextStyle style;

    public RepairText(TextStyle style) {
        this.style = style;
    }

    /** What a plan would do. Ends with a line break. */
    public String plan(RepairPlan plan) {
        return plan(plan, KeptPreview.NONE);
    }

    /** The same with what a file keeps of that which was seen beside it. */
    public String plan(RepairPlan plan, KeptPreview kept) {
        return plan(plan, kept.owners(plan).stream().map(owner -> owner.map(words -> "when the plan was made: "
                + words)).toList(), kept.sentences());
    }

    /** The same with what was seen of the host beside it. */
    public String plan(RepairPlan plan, PlanPreview preview) {
        return plan(plan, plan.steps().stream().map(preview::owner).toList(), preview.sentences(plan));
    }

    private String plan(RepairPlan plan, List<Optional<String>> owners, List<String> know) {
        Page page = new Page(style);
        head(page, plan);
        page.heading("What would be done, in this order");
        steps(page, plan, List.of());
        page.heading("What may go wrong, who else uses it, and the way back");
        PlanStakes.of(plan).forEach(words -> page.item("  ", words));
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            page.item("  " + (i + 1) + ". ", StepStakes.of(step).words(step));
        }
        page.heading("How, and what a security team may see of it");
        for (int i = 0; i < plan.steps().size(); i++) {
            page.item("  " + (i + 1) + ". ", how(plan, plan.steps().get(i), owners.get(i)));
        }
        StepOperation.claim(plan.wayIn()).ifPresent(claim -> page.item("  ", "To keep others from the host meanwhile, "
                + "also where the plan is refused at last: " + claim.words() + "."));
        page.item("  ", EVENTS);
        page.heading("What else to know");
        know.forEach(words -> page.item("  ", words));
        plan.client().forEach(piece -> page.item("  ", rests(piece)));
        warnings(plan).forEach(words -> page.item("  ! ", Look.WARN, words, Look.PLAIN));
        if (plan.security() == FixPlan.Security.STRONGER) {
            page.item("  ", "The host is better protected afterwards.");
        }
        page.item("  ", promise(plan));
        page.item("  ", "The plan's hash is " + plan.hash() + ". Nothing has been changed.");
        return page.toString();
    }

    /** What nobody can look at again stands in the plan, and a person should know that. */
    private static String rests(Evidence.Observed piece) {
        return "It rests on what a client's file of " + piece.source().at().truncatedTo(ChronoUnit.SECONDS)
                + " says (" + piece.key().type() + "), which stands in the plan and is not looked at again.";
    }

    private static String how(RepairPlan plan, Step step, Optional<String> owner) {
        return StepOperation.of(step, plan.wayIn()).map(StepOperation::words).orElse("by the way in "
                + plan.wayIn().access()) + owner.map(words -> "; " + words).orElse("");
    }

    /** What a person has to know before agreeing to a plan, a sentence each. */
    public static List<String> warnings(RepairPlan plan) {
        List<String> warnings = new ArrayList<>();
        if (!plan.interruption().isEmpty()) {
            warnings.add(plan.interruption());
        }
        if (plan.lasts()) {
            warnings.add(plan.caution().lasts());
        }
        if (plan.timedTest()) {
            warnings.add(PlanWords.TEST);
            warnings.add(PlanWords.WEAKER_MEANWHILE + " That is agreed to by itself, and said at each start until it "
                    + "is undone, also where this program is killed.");
        } else if (plan.security() == FixPlan.Security.WEAKER) {
            boolean lasts = Weakening.lasts(plan);
            warnings.add("The host is less protected afterwards" + (lasts ? ", and nobody can take that back" : "")
                    + ". That is agreed to by itself, with a day by which you look at it again, and it is said at each "
                    + "start until " + (lasts ? "you note that it is over." : "the repair is undone."));
        }
        if (plan.restarts()) {
            warnings.add(RESTARTS);
        }
        if (plan.waitsForRestart()) {
            warnings.add(PlanWords.WAITS_FOR_RESTART + " Restart it when that is in nobody's way, and look again with "
                    + "resume.");
        }
        return warnings;
    }

    /** What becomes of it where something goes wrong. */
    public static String promise(RepairPlan plan) {
        if (plan.steps().stream().noneMatch(Step::undoable)) {
            return "Nothing of it can be taken back.";
        }
        if (plan.timedTest()) {
            return "Each step is taken back" + PlanStakes.exactly(plan) + " at the end, and at once where one fails or "
                    + "a look does not see the test in effect.";
        }
        return (plan.oneWay() ? "Each step but the last can" : "Each step can") + " be taken back"
                + PlanStakes.exactly(plan) + (plan.lasts() ? "; what was said of it above stays all the same" : "")
                + ". Where one fails" + (plan.waitsForRestart() || plan.oneWay() ? ", all is taken back at once."
                : ", or the cause is still there afterwards, or the connection gets less far than before, all is "
                + "taken back.");
    }

    /** What has come of a repair. Ends with a line break. */
    public String repair(Repair repair) {
        Page page = new Page(style);
        head(page, repair.plan());
        page.item("", "Repair " + repair.id() + " by " + repair.who() + repair.notes().approval().words() + ", begun "
                + repair.at().truncatedTo(ChronoUnit.SECONDS));
        String outcome = words(repair);
        page.line(look(repair.outcome()), Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1)
                + (repair.why().isEmpty() ? "" : ". " + repair.why()));
        page.item("", "The hash of its plan, which is what was agreed to, is " + repair.plan().hash() + ".");
        page.heading("Steps");
        steps(page, repair.plan(), repair.progress());
        if (repair.plan().lasts()) {
            page.item("  ! ", Look.WARN, repair.plan().caution().lasts(), Look.PLAIN);
        }
        open(page, repair);
        return page.toString();
    }

    /** What no step says: services that are still off for it, and who did what of it when. */
    private static void open(Page page, Repair repair) {
        if (!repair.notes().leftOff().isEmpty()) {
            page.heading("Stopped on the way back, and not seen to run again");
            repair.notes().leftOff().forEach(one -> page.item("  ", StepWords.of(one.step())));
        }
        if (!repair.notes().told().isEmpty()) {
            page.heading("What was said of it");
            repair.notes().told().forEach(told -> page.item("  ", NoteWords.of(told)));
        }
    }

    /** Repairs, one a line. Ends with a line break. */
    public String list(List<Repair> repairs) {
        Page page = new Page(style);
        if (repairs.isEmpty()) {
            page.line(Look.PLAIN, "No host was repaired yet.");
        }
        for (Repair repair : repairs) {
            page.line(look(repair.outcome()), repair.id() + "  " + repair.plan().target() + "  "
                    + repair.plan().cause() + "  " + words(repair) + "  " + repair.who()
                    + repair.notes().approval().words());
        }
        return page.toString();
    }

    private static void head(Page page, RepairPlan plan) {
        page.line(Look.BOLD, plan.target() + "  " + plan.cause());
        page.item("", plan.what());
    }

    private static void steps(Page page, RepairPlan plan, List<Repair.Progress> progress) {
        for (int i = 0; i < plan.steps().size(); i++) {
            String so = progress.isEmpty() ? "" : " (" + words(progress.get(i)) + ")";
            page.item("  " + (i + 1) + ". ", StepWords.of(plan.steps().get(i)) + so);
        }
    }

    /** What happens to a step while it is done or taken back, on one line. */
    public static String step(RepairPlan plan, int number, Repair.Progress now) {
        return "step " + (number + 1) + " of " + plan.steps().size() + ": " + switch (now) {
            case NOT_BEGUN -> "not begun";
            case DOING -> "begun";
            case DONE -> "done";
            case UNDOING -> "being taken back";
            case TAKEN_BACK -> "taken back";
        };
    }

    static String words(Repair.Progress progress) {
        return switch (progress) {
            case NOT_BEGUN -> "not begun";
            case DOING -> "begun, perhaps done";
            case DONE -> "done";
            case UNDOING -> "being taken back";
            case TAKEN_BACK -> "taken back";
        };
    }

    /** What has come of a repair, in words without a full stop. */
    public static String words(Repair repair) {
        return waits(repair) + TrialWords.of(repair, Instant.now())
                + Weakening.of(repair).map(one -> one.overdue(LocalDate.now())
                ? "; the host is less protected, and was to be looked at again by " + one.until()
                : "; the host is less protected, look at it again by " + one.until())
                .orElseGet(() -> NoteWords.protectedAgain(repair));
    }

    private static String waits(Repair repair) {
        if (repair.until().isEmpty()) {
            return words(repair.outcome()) + repair.notes().overdue(Instant.now()).map(since -> ", which has "
                    + "been overdue since " + minute(since) + ": look again with resume"
                    + (repair.undoable() ? ", or undo it" : ""))
                    .orElseGet(() -> repair.notes().deadline().map(until -> "; look again with resume until "
                            + minute(until)).orElse(""));
        }
        String day = repair.until().get().atZone(ZoneOffset.UTC).toLocalDate().toString();
        return repair.overdue(Instant.now()) ? "applied, and the restart of the host has been overdue since " + day
                + ": restart it and look again with resume" + (repair.undoable() ? ", or undo it" : "")
                : "applied; it takes effect when the host has "
                + "restarted, look again with resume until " + day;
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** An outcome in words. */
    public static String words(Outcome outcome) {
        return switch (outcome) {
            case BEGUN -> "begun and not finished";
            case APPLIED -> "applied, and not seen from outside yet";
            case CONFIRMED -> "confirmed from outside";
            case UNDONE -> "undone";
            case NOT_UNDONE -> "not wholly undone";
        };
    }

    static Look look(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> Look.GOOD;
            case UNDONE -> Look.PLAIN;
            case BEGUN, APPLIED -> Look.WARN;
            case NOT_UNDONE -> Look.BAD;
        };
    }
}
